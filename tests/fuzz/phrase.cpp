// A phrase, a line end, and what is said: the phrase is read, or refused with a place inside it; a phrase
// that is read is listened for, and what is found lies within the call, in order, without overlap.
#include "hear/phrase.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <variant>
#include <vector>

#include "base/utf8.hpp"
#include "hear/ear.hpp"
#include "hear/phrasebook.hpp"
#include "model/call.hpp"

namespace {

using namespace cortesia;

void listen(hear::Phrase phrase, std::string_view text) {
  hear::Phrasebook::Builder builder("es");
  std::vector<hear::BookError> errors;
  const hear::PatternId pattern = builder.pattern({.phrases = {std::move(phrase)}}, errors);
  if (!errors.empty()) return;
  const hear::Phrasebook book = builder.build();
  hear::Ear ear(book);
  Call call;
  Turn& turn = call.turns.emplace_back();
  turn.text = text;
  const hear::Heard& heard = ear.listen(call, {});
  std::uint32_t upto = 0;
  for (const hear::Hit& hit : heard.hits(pattern)) {
    if (hit.begin < upto || hit.end < hit.begin || hit.end > heard.words.size()) std::abort();
    upto = hit.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  if (!is_utf8(input)) return 0;  // read and rules let nothing else through
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string_view written = input.substr(0, end);
  auto read = hear::parse_phrase(written);
  if (const auto* error = std::get_if<hear::PhraseError>(&read)) {
    if (error->offset > written.size() || error->message.empty()) std::abort();
    return 0;
  }
  listen(std::move(std::get<hear::Phrase>(read)), input.substr(std::min(end + 1, input.size())));
  return 0;
}
