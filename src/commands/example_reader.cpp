#include "commands/example_reader.hpp"

namespace cortesia {

ExampleReader::ExampleReader() : reader_(options_, nullptr) {
  block_.source = "example";
  block_.format = "text";
}

void ExampleReader::operator()(std::string_view text, const std::function<void(Call&)>& sink) {
  constexpr std::size_t kPadding = 64;  // the reader's, behind the bytes of a block
  block_.bytes.reserve(text.size() + kPadding);
  block_.bytes = text;
  reader_.read(block_, [&](Call* call, const Unreadable*) {
    if (call) sink(*call);
  });
}

}  // namespace cortesia
