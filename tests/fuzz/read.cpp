// Any bytes as a file for the read room, by several cuts: whatever they are, they give calls that keep the
// promises of model/call.hpp or a reason in words.
#include "read/read.hpp"

#include <cstdlib>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "memory_file.hpp"
#include "read/metadata.hpp"
#include "read/role_file.hpp"

namespace {

using namespace cortesia;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Call& call) {
  require(!call.id.empty() && !call.source.empty() && !call.format.empty());
  std::size_t words = 0;
  for (const Turn& turn : call.turns) {
    require(is_utf8(turn.text) && is_utf8(turn.label));
    require(!turn.start || !turn.end || *turn.start <= *turn.end);
    require(turn.word_count == 0 || turn.first_word >= words);
    for (std::uint32_t i = 0; i < turn.word_count; ++i) {
      const WordTime& word = call.word_times.at(turn.first_word + i);
      require(word.begin < word.end && word.end <= turn.text.size());
    }
    if (turn.word_count > 0) words = turn.first_word + turn.word_count;
  }
  std::uint32_t before = 0;
  for (const Event& event : call.events) {
    require(event.before_turn >= before && event.before_turn <= call.turns.size());
    before = event.before_turn;
  }
}

}  // namespace

// The first byte chooses the limit for a call and whether the rest is a table of metadata or of roles.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  if (bytes[0] == 'm' || bytes[0] == 'r') {
    const std::string table = replace_invalid_utf8(rest);
    try {
      if (bytes[0] == 'm')
        read::Metadata::parse(table, "m.csv");
      else
        read::RoleFile::parse(table, "r.csv");
    } catch (const Error& error) {
      require(error.what()[0] != '\0');
    }
    return 0;
  }
  static fuzz::MemoryFile file;
  file.hold(bytes + 1, size - 1);
  read::Options options;
  if (bytes[0] == 's') options.max_call = 100;
  read::Blocks blocks({file.path()}, options);
  read::Reader reader(options, nullptr);
  read::Block block;
  while (blocks.next(block)) {
    reader.read(block, [](const Call* call, const Unreadable* unreadable) {
      if (call != nullptr)
        check(*call);
      else
        require(!unreadable->source.empty() && !unreadable->error.empty());
    });
  }
  return 0;
}
