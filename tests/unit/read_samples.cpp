// Every sample is read to its golden call: tests/calls/<format>/<sample>.json. UPDATE_GOLDEN=1 in the
// environment writes them anew; look at the difference before you commit it.
#include <algorithm>

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "read/metadata.hpp"
#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;
namespace fs = std::filesystem;

namespace {

const std::string kSamples = CORTESIA_SOURCE_DIR "/samples";
const std::string kGolden = CORTESIA_SOURCE_DIR "/tests/calls";

// Writes a call whole, a line a turn, and leaves out what is absent.
class Dumper {
 public:
  std::string dump(const Call& call) {
    out_ = "{";
    field("id", call.id);
    field("source", call.source.substr(kSamples.size() + 1));
    field("format", call.format);
    field("language", call.language);
    field("queue", call.queue);
    field("started_at", call.started_at);
    field("ended_by", call.ended_by);
    static constexpr std::string_view kDirections[] = {"", "inbound", "outbound", "internal"};
    field("direction", kDirections[static_cast<std::size_t>(call.direction)]);
    field("ring_seconds", call.ring_seconds);
    field("agent", call.agent.id);
    field("agent_name", call.agent.name);
    field("customer", call.customer.id);
    field("customer_name", call.customer.name);
    list("company", call.company);
    list("doubts", call.doubts);
    name("events");
    char before = '[';
    for (const Event& event : call.events) {
      open(before);
      field("kind", name_of(event.kind));
      field("start", event.start);
      field("end", event.end);
      field("before_turn", double(event.before_turn));
      field("detail", event.detail);
      out_ += "}";
    }
    if (call.events.empty()) out_ += '[';
    out_ += "]";
    name("turns");
    before = '[';
    for (const Turn& turn : call.turns) {
      open(before);
      field("party", name_of(turn.party));
      field("label", turn.label);
      field("start", turn.start);
      field("end", turn.end);
      field("loudness", turn.loudness);
      field("text", turn.text);
      if (turn.word_count > 0) words(call, turn);
      out_ += "}";
    }
    if (call.turns.empty()) out_ += '[';
    return out_ + "]}\n";
  }

 private:
  void name(std::string_view key) {
    if (out_.back() != '{') out_ += ", ";
    json::append_text(out_, key);
    out_ += ": ";
  }
  void open(char& before) {
    out_ += before;
    out_ += "\n  {";
    before = ',';
  }
  void field(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    name(key);
    json::append_text(out_, value);
  }
  void field(std::string_view key, const std::optional<double>& value) {
    if (!value) return;
    name(key);
    json::append_number(out_, *value, 3);
  }
  template <typename List>
  void list(std::string_view key, const List& texts) {
    if (texts.empty()) return;
    name(key);
    char before = '[';
    for (const auto& text : texts) {
      out_ += before;
      json::append_text(out_, text);
      before = ',';
    }
    out_ += ']';
  }
  void words(const Call& call, const Turn& turn) {
    name("words");
    out_ += '[';
    for (std::uint32_t i = turn.first_word; i < turn.first_word + turn.word_count; ++i) {
      const WordTime& word = call.word_times.at(i);
      out_ += fmt::format("{}[{},{},{:g},{:g}]", i > turn.first_word ? "," : "", word.begin, word.end,
                          word.start_seconds, word.end_seconds);
    }
    out_ += ']';
  }

  std::string out_;
};

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("every sample is read to its golden call") {
  const auto metadata = read::Metadata::load(kSamples + "/metadata.csv");
  std::size_t samples = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kSamples)) {
    if (!entry.is_regular_file() || entry.path().parent_path() == kSamples) continue;
    ++samples;
    const std::string relative = entry.path().string().substr(kSamples.size() + 1);
    CAPTURE(relative);
    const Result result = read_paths({entry.path().string()}, {}, &metadata,
                                     [](const Call& call) { return Dumper().dump(call); });
    CHECK(result.unreadable.empty());
    std::string text;
    for (const std::string& call : result.calls) text += call;
    const std::string golden = kGolden + "/" + relative.substr(0, relative.rfind('.')) + ".json";
    if (std::getenv("UPDATE_GOLDEN")) {
      fs::create_directories(fs::path(golden).parent_path());
      std::ofstream(golden, std::ios::binary) << text;
    }
    CHECK(text == contents(golden));
  }
  CHECK(samples >= 12);
}

TEST_CASE("every format that is read has a sample that is taken for it") {
  for (const read::FormatInfo& format : read::formats()) {
    CAPTURE(format.name);
    const Result result = read_paths({kSamples + "/" + std::string(format.name)}, {}, nullptr,
                                     [](const Call& call) { return std::string(call.format); });
    REQUIRE_FALSE(result.calls.empty());
    for (const std::string& taken : result.calls) CHECK(taken == format.name);
  }
}

TEST_CASE("a row of the samples' metadata is no call, and each is used") {
  const auto metadata = read::Metadata::load(kSamples + "/metadata.csv");
  const Result result = read_paths({kSamples}, {}, &metadata);
  CHECK(result.unreadable.empty());
  CHECK(result.skipped == 1);
  CHECK(metadata.unused().empty());
  CHECK(metadata.shared().empty());
}
