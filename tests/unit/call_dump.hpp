// A call written out whole, for tests that compare all of it.
#pragma once

#include <optional>
#include <string>

#include "base/json.hpp"
#include "read_fixture.hpp"

namespace cortesia::read_test {

// Writes a call whole, a line a turn, and leaves out what is absent.
class Dumper {
 public:
  // The source is told from this byte on; without it neither source nor format nor doubts are told, which are
  // of the file and not of the call.
  explicit Dumper(std::optional<std::size_t> source_from) : source_from_(source_from) {}

  std::string dump(const Call& call) {
    out_ = "{";
    field("id", call.id);
    if (source_from_) {
      field("source", call.source.substr(*source_from_));
      field("format", call.format);
    }
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
    if (source_from_) doubts(call);
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
  void doubts(const Call& call) {
    std::vector<std::string> words;
    for (const Doubt& doubt : call.doubts) words.push_back(write::doubt_words(doubt, "en"));
    list("doubts", words);
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

  std::optional<std::size_t> source_from_;
  std::string out_;
};

}  // namespace cortesia::read_test
