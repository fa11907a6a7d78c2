// IETF vCon: a container of a conversation that may hold its transcript in several ways, tried in this order:
//
//   "dialog": [{"type": "text", "start", "duration", "parties" | "originator": party, "body"}], a turn each;
//   "analysis": [{"type": "wtf_transcription", "body": {"segments": [{"start", "end", "text", "speaker"}]}},
//      {"type": "transcript", "body": any recogniser's, or [{"parties": party, "start", "duration",
//      "text"}]},
//      {"type": "diarized", "body": "**Agent(May)**: ..."}]
//
// or whole as cortesia JSON, {"type": "cortesia", "body": {..}}, as `cortesia convert` writes it. A body may
// be the value itself or a string of JSON. "parties" tells who is who, its roles where a program wrote them.
// "party_history" of a recording has the holds. A signed vCon is read, its signature not verified.
#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "read/detect.hpp"
#include "read/formats/deepgram.hpp"
#include "read/formats/generic.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

// The bytes of base64 with the letters of either alphabet; what is none of them is passed over.
std::string from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char c : text) {
    std::uint32_t value = 0;
    if (c >= 'A' && c <= 'Z')
      value = static_cast<std::uint32_t>(c - 'A');
    else if (c >= 'a' && c <= 'z')
      value = static_cast<std::uint32_t>(c - 'a' + 26);
    else if (c >= '0' && c <= '9')
      value = static_cast<std::uint32_t>(c - '0' + 52);
    else if (c == '-' || c == '+')
      value = 62;
    else if (c == '_' || c == '/')
      value = 63;
    else
      continue;
    bits = bits << 6 | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xFFu);
  }
  return bytes;
}

class VconReader {
 public:
  explicit VconReader(Draft& draft) : draft_(draft), call_(draft.call) {}

  void read(const Node& root) {
    call_.id = root["uuid"].text();
    for (const Node& party : root["parties"].each()) read_party(party);
    const std::vector<Node> dialogs = root["dialog"].is_list() ? root["dialog"].items() : std::vector<Node>{};
    for (const Node& dialog : dialogs) read_history(dialog);
    for (const Node& dialog : dialogs)
      if (dialog["type"].is("text") && dialog["body"]) read_message(dialog);
    if (zero_) draft_.count_from(*zero_, zero_text_);
    if (call_.turns.empty()) read_analyses(root["analysis"]);
  }

 private:
  void read_party(const Node& party) {
    const std::string_view name = party["name"].text();
    std::string_view role = party["role"].text();
    if (role.empty()) role = party["meta"]["role"].text();
    if (role == "contact") role = "customer";
    const std::string number = std::to_string(parties_.size());
    parties_.push_back(!role.empty()   ? draft_.label_of(number, role)
                       : !name.empty() ? name
                                       : draft_.keep("party " + number));
    Person* person = role == "agent" ? &call_.agent : role == "customer" ? &call_.customer : nullptr;
    if (!person || !person->name.empty() || !person->id.empty()) return;
    person->name = name;
    person->id = party.first({"tel", "mailto", "sip", "uuid"}).text();
  }

  // A number, a list of numbers of which the first counts, or nothing.
  std::string_view label_of(const Node& party) const {
    if (party.is_list()) {
      for (const Node& one : party.each()) return label_of(one);
      return {};
    }
    const double index = party.number().value_or(-1);
    return index >= 0 && index < static_cast<double>(parties_.size())
               ? parties_[static_cast<std::size_t>(index)]
               : std::string_view{};
  }

  void start_at(const Node& time) {
    const std::string_view text = time.text();
    const auto at = epoch_of(text);
    if (at && (!zero_ || *at < *zero_)) zero_ = at, zero_text_ = text;
  }

  void read_history(const Node& dialog) {
    start_at(dialog["start"]);
    if (dialog["type"].is("transfer"))
      draft_.add_event(EventKind::transfer, epoch_of(dialog["start"].text()), {});
    std::optional<double> held;
    for (const Node& one : dialog["party_history"].each()) {
      const auto at = epoch_of(one["time"].text());
      if (one["event"].is("hold")) held = at;
      if (one["event"].is("unhold")) draft_.add_event(EventKind::hold, held, at), held.reset();
      if (one["event"].is("drop") && call_.ended_by.empty()) call_.ended_by = label_of(one["party"]);
    }
    if (held) draft_.add_event(EventKind::hold, held, {});
  }

  void read_message(const Node& dialog) {
    const Node speaker = dialog["originator"] ? dialog["originator"] : dialog["parties"];
    const auto start = epoch_of(dialog["start"].text());
    const auto length = dialog["duration"].number();
    std::string_view text = dialog["body"].text();
    if (dialog["encoding"].is("base64url")) text = draft_.keep(replace_invalid_utf8(from_base64(text)));
    draft_.add_turn(label_of(speaker), trimmed(text), start,
                    start && length ? std::optional(*start + *length) : std::nullopt);
  }

  // The first transcript that says who speaks; else the first of all.
  void read_analyses(const Node& list) {
    static constexpr std::string_view kTypes[] = {"wtf_transcription", "transcript", "diarized",
                                                  "transcript-redacted"};
    const std::vector<Node> analyses = list.items();
    std::vector<Turn> first_turns;
    std::vector<WordTime> first_words;
    std::string trouble;
    for (const std::string_view type : kTypes)
      for (const Node& analysis : analyses) {
        if (!analysis["type"].is(type) || !analysis["body"]) continue;
        try {
          if (type == "wtf_transcription" && analysis["body"]["segments"])
            read_wtf(analysis["body"]);
          else
            read_body(analysis["body"]);
        } catch (const Error& error) {
          trouble = error.what();
        }
        const auto labelled = [](const Turn& turn) { return !turn.label.empty(); };
        if (written_ || std::ranges::any_of(call_.turns, labelled)) return;
        if (first_turns.empty()) first_turns.swap(call_.turns), first_words.swap(call_.word_times);
        call_.turns.clear();
        call_.word_times.clear();
      }
    call_.turns = std::move(first_turns);
    call_.word_times = std::move(first_words);
    if (call_.turns.empty() && !trouble.empty()) throw Error("{}", trouble);
  }

  void read_body(const Node& body) {
    if (body.is_text()) {
      if (const Node inner = body.unpacked(); !inner)
        read_written(trimmed(body.text()));
      else if (!inner.is_text())
        read_body(inner);
      return;
    }
    if (body.is_list())
      for (const Node& segment : body.each())
        if (segment["parties"]) return read_segments(body);
    if (call_.language.empty()) call_.language = body.first({"detected_language", "language"}).text();
    if (body["transcript"].is_text())
      read_deepgram_alternative(body, std::nullopt, draft_);
    else
      read_as_found(body);
  }

  void read_wtf(const Node& body) {
    if (call_.language.empty()) call_.language = body["transcript"]["language"].text();
    read_generic(body, draft_);
  }

  // Lines with speakers or subtitles are read when all else is; what is neither is what somebody said.
  void read_written(std::string_view text) {
    const Format* format = detect_text(draft_.shape_of(text));
    written_ = format && format->read && !format->several;
    if (written_)
      draft_.leave_to(*format, std::string(text));
    else if (!text.empty())
      draft_.add_turn("", text);
  }

  // Whatever format the body is. What it says of the call besides is less than the container does.
  void read_as_found(const Node& body) {
    const std::string_view id = call_.id;
    const std::string_view started_at = call_.started_at;
    const std::string_view language = call_.language;
    const Detected found = detect(body, Shape::of_json(body));
    if (!found.format || !found.format->fill || found.format->several) return;
    found.format->fill(found.root, draft_);
    call_.id = id;
    call_.started_at = started_at;
    if (!language.empty()) call_.language = language;
  }

  // Turns with the parties' numbers and the times of day.
  void read_segments(const Node& list) {
    for (const Node& segment : list.each()) {
      Turn turn;
      turn.text = trimmed(segment["text"].text());
      turn.label = label_of(segment["parties"]);
      const Node start = segment["start"];
      turn.start = start.is_text() ? epoch_of(start.text()) : start.number();
      if (start.is_text() && turn.start && zero_) *turn.start -= *zero_;
      turn.end = segment["end"].number();
      if (const auto length = segment["duration"].number(); length && turn.start && !turn.end)
        turn.end = *turn.start + *length;
      draft_.add_turn(turn);
    }
  }

  Draft& draft_;
  Call& call_;
  std::vector<std::string_view> parties_;  // their labels
  std::optional<double> zero_;
  std::string_view zero_text_;
  bool written_ = false;  // the transcript is a text
};

}  // namespace

void read_vcon(const Node& root, Draft& draft) {
  // What `cortesia convert` wrote holds the whole call.
  for (const Node& analysis : root["analysis"].each())
    if (analysis["type"].is("cortesia") && analysis["body"].is_object())
      return draft.leave_to(*find_format("cortesia"), analysis["body"].json());
  VconReader(draft).read(root);
}

void read_signed_vcon(const Node& root, Draft& draft) {
  const Node vcon = root["payload"].unpacked(from_base64(root["payload"].text()));
  if (!vcon["parties"]) throw Error("a signed document that holds no vCon");
  draft.call.doubts.push_back({.kind = DoubtKind::signature});
  read_vcon(vcon, draft);
}

}  // namespace cortesia::read
