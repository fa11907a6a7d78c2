// Samples cut short, and with values that are something else: whatever comes of them keeps the promises of
// model/call.hpp, or is an error in words. A short stand-in for the fuzzer, which runs longer.
#include <doctest/doctest.h>

#include "base/utf8.hpp"
#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool keeps_promises(const Call& call) {
  bool kept = !call.id.empty() && !call.source.empty() && !call.format.empty();
  std::size_t words = 0;
  for (const Turn& turn : call.turns) {
    kept = kept && is_utf8(turn.text) && is_utf8(turn.label);
    kept = kept && (!turn.start || !turn.end || *turn.start <= *turn.end);
    kept = kept && (turn.word_count == 0 || turn.first_word >= words);
    kept = kept && turn.first_word + turn.word_count <= call.word_times.size();
    for (std::uint32_t i = 0; kept && i < turn.word_count; ++i) {
      const WordTime& word = call.word_times[turn.first_word + i];
      kept = word.begin < word.end && word.end <= turn.text.size();
    }
    if (turn.word_count > 0) words = turn.first_word + turn.word_count;
  }
  std::uint32_t before = 0;
  for (const Event& event : call.events) {
    kept = kept && event.before_turn >= before && event.before_turn <= call.turns.size();
    before = event.before_turn;
  }
  return kept;
}

// Reads the bytes; every call must keep its promises and every error say something.
void check(const Folder& folder, const std::string& bytes) {
  const Result result = read_paths({folder.file("roto.x", bytes)}, {}, nullptr, [](const Call& call) {
    return keeps_promises(call) ? std::string() : "broken";
  });
  for (const std::string& call : result.calls) CHECK(call.empty());
  for (const Unreadable& one : result.unreadable) {
    CHECK_FALSE(one.error.empty());
    CHECK(one.error.find("simdjson") == std::string::npos);
  }
}

}  // namespace

TEST_CASE("broken samples give calls that keep their promises, or errors in words") {
  static constexpr std::size_t kCuts = 8;
  static constexpr std::string_view kValues[] = {"null", "\"\"",  "[]",    "{}",
                                                 "-1",   "1e300", "\"x\"", "[null]"};
  const Folder folder;
  std::size_t samples = 0;
  for (const auto& entry : fs::recursive_directory_iterator(CORTESIA_SOURCE_DIR "/samples")) {
    if (!entry.is_regular_file()) continue;
    ++samples;
    const std::string path = entry.path().string();
    CAPTURE(path);
    const std::string whole = contents(entry.path());
    for (std::size_t i = 0; i < kCuts; ++i) {
      CAPTURE(i);
      const std::size_t at = whole.size() * i / kCuts;
      check(folder, whole.substr(0, at));
      // The value behind the next colon becomes something else.
      const std::size_t colon = whole.find(':', at);
      if (colon == std::string::npos) continue;
      const std::size_t end = std::min(whole.find_first_of(",}]\n", colon), whole.size());
      check(folder, whole.substr(0, colon + 1) + std::string(kValues[i]) + whole.substr(end));
    }
  }
  CHECK(samples > 50);
}
