// IETF vCon: a container of a conversation that may hold its transcript in several ways, tried in this order:
//
//   "dialog": [{"type": "text", "start", "duration", "parties" | "originator": party, "body"}], a turn each;
//   "analysis": [{"type": "wtf_transcription", "body": {"segments": [{"start", "end", "text", "speaker"}]}},
//      {"type": "transcript", "body": any recogniser's, or [{"parties": party, "start", "duration",
//      "text"}]},
//      {"type": "diarized", "body": "**Agent(May)**: ..."}]
//
// or whole as cortesia JSON, {"type": "cortesia", "body": {..}}, as `cortesia convert` writes it. A body may
// be the value itself or a string of JSON. An analysis is of the recordings whose numbers stand under its
// "dialog", and its times count from their "start".
//
// "parties" tells who is who, its roles where a program wrote them; those of a recording tell who is on which
// channel, [[1], [0]], or who alone is recorded. "party_history" of a recording has the holds. A signed vCon
// is read, its signature not verified.
#include <algorithm>
#include <map>
#include <set>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "read/base64.hpp"
#include "read/detect.hpp"
#include "read/formats/deepgram.hpp"
#include "read/formats/generic.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

// The number in "channel 1" and "ch_1".
std::optional<std::size_t> channel_in(std::string_view label) {
  for (const std::string_view kind : {"channel ", "ch_"}) {
    if (!label.starts_with(kind)) continue;
    const auto number = number_in(label.substr(kind.size()));
    if (number && *number >= 0 && *number < 100) return static_cast<std::size_t>(*number);
  }
  return std::nullopt;
}

// The one party of a channel, or of a recording: 1 or [1]. Empty when there are several.
Node only_party(const Node& parties) {
  if (!parties.is_list()) return parties;
  return parties.at(1) || parties.items().size() != 1 ? Node() : only_party(parties.front());
}

class VconReader {
 public:
  explicit VconReader(Draft& draft) : draft_(draft), call_(draft.call) {}

  void read(const Node& root) {
    call_.id = root["uuid"].text();
    for (const Node& party : root["parties"].each()) read_party(party);
    if (const Node list = root["dialog"]; list.is_list())
      for (const Node& node : list.each()) {
        Dialog& dialog = dialogs_.emplace_back();
        dialog.node = node;
        dialog.start = start_of(node);
      }
    for (const Dialog& dialog : dialogs_) read_history(dialog);
    if (zero_) draft_.count_from(*zero_, zero_text_);
    Passage call = draft_.take_passage();
    Parts parts = read_messages();
    read_analyses(root["analysis"], parts);
    for (const auto& [number, part] : parts) call.append(part);
    draft_.put_passage(std::move(call));
    if (by_moments_) draft_.settle_units();
  }

 private:
  struct Dialog {
    Node node;
    std::optional<double> start;  // seconds since 1970
  };

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

  // The earliest is that of the call.
  std::optional<double> start_of(const Node& dialog) {
    const Node time = dialog["start"];
    const auto at = epoch_of(time.view());
    if (at && (!zero_ || *at < *zero_)) zero_ = at, zero_text_ = time.text();
    return at;
  }

  void read_history(const Dialog& dialog) {
    if (dialog.node["type"].is("transfer")) draft_.add_event(EventKind::transfer, dialog.start, {});
    std::optional<double> held;
    for (const Node& one : dialog.node["party_history"].each()) {
      const auto at = epoch_of(one["time"].text());
      if (one["event"].is("hold")) held = at;
      if (one["event"].is("unhold")) draft_.add_event(EventKind::hold, held, at), held.reset();
      if (one["event"].is("drop") && call_.ended_by.empty()) call_.ended_by = label_of(one["party"]);
    }
    if (held) draft_.add_event(EventKind::hold, held, {});
  }

  // What is said in each dialog.
  using Parts = std::map<std::size_t, Passage>;

  bool is_message(std::size_t number) const {
    return number < dialogs_.size() && dialogs_[number].node["type"].is("text");
  }

  Parts read_messages() {
    Parts parts;
    for (std::size_t i = 0; i < dialogs_.size(); ++i) {
      if (!is_message(i)) continue;
      read_message(dialogs_[i]);
      if (!call_.turns.empty()) parts.emplace(i, draft_.take_passage());
    }
    return parts;
  }

  void read_message(const Dialog& dialog) {
    const Node node = dialog.node;
    std::optional<double> start = dialog.start;
    if (start) *start -= *zero_;
    const Node body = node["body"];
    if (!body) return;
    const auto length = node["duration"].number();
    std::string_view text = body.text();
    if (node["encoding"].is("base64url")) text = draft_.keep(replace_invalid_utf8(from_base64(text)));
    draft_.add_turn(label_of(node.first({"originator", "parties"})), trimmed(text), start,
                    start && length ? std::optional(*start + *length) : std::nullopt);
  }

  struct Transcript {
    Node body;
    bool wtf = false;
    std::set<std::size_t> dialogs;  // that it is of, one at least; without a word on it, the first
  };

  // By the first recording that they are of, and of each the better ones first.
  using Transcripts = std::map<std::size_t, std::vector<Transcript>>;

  static Transcripts transcripts_in(const Node& analyses) {
    static constexpr std::string_view kTypes[] = {"wtf_transcription", "transcript", "diarized",
                                                  "transcript-redacted"};
    const std::vector<Node> all = analyses.items();
    Transcripts transcripts;
    for (const std::string_view type : kTypes)
      for (const Node& analysis : all) {
        const Node body = analysis["body"];
        if (!analysis["type"].is(type) || !body) continue;
        Transcript one{body, type == "wtf_transcription" && body["segments"], {}};
        const Node dialog = analysis["dialog"];
        const auto add = [&one](const Node& number) {
          one.dialogs.insert(static_cast<std::size_t>(std::clamp(number.number().value_or(0), 0.0, 1e6)));
        };
        if (dialog.is_list())
          for (const Node& number : dialog.each()) add(number);
        if (one.dialogs.empty()) add(dialog.is_list() ? Node() : dialog);
        transcripts[*one.dialogs.begin()].push_back(std::move(one));
      }
    return transcripts;
  }

  // Beside messages, what tells of the recordings alone: an analysis of messages says them once more, and so
  // does that of a recording whose turns they are.
  void read_analyses(const Node& list, Parts& parts) {
    Transcripts transcripts = transcripts_in(list);
    std::set<std::string_view> messages;
    for (const auto& [number, part] : parts)
      for (const Turn& turn : part.turns) messages.insert(turn.text);
    if (!messages.empty())
      std::erase_if(transcripts, [this](const auto& recording) {
        return recording.first >= dialogs_.size() || is_message(recording.first);
      });
    const auto of_one_party = [this](const auto& recording) {
      return recording.first < dialogs_.size() && only_party(dialogs_[recording.first].node["parties"]);
    };
    party_each_ = transcripts.size() > 1 && std::ranges::all_of(transcripts, of_one_party);
    std::set<std::size_t> read;
    const auto is_written = [&messages](const Turn& turn) { return messages.contains(turn.text); };
    for (const auto& [number, of_it] : transcripts) {
      if (read.contains(number)) continue;
      read.merge(read_recording(number, of_it));
      Passage part = draft_.take_passage();
      const auto written = static_cast<std::size_t>(std::ranges::count_if(part.turns, is_written));
      if (written == 0 || 2 * written < part.turns.size()) parts.emplace(number, std::move(part));
    }
  }

  // Of the transcripts of a recording the first that says who speaks; else the first of all. Tells of which
  // recordings that is.
  std::set<std::size_t> read_recording(std::size_t number, const std::vector<Transcript>& transcripts) {
    const Dialog dialog = number < dialogs_.size() ? dialogs_[number] : Dialog();
    start_ = dialog.start;
    Passage best;
    std::set<std::size_t> dialogs;
    std::string trouble;
    for (const Transcript& one : transcripts) {
      try {
        if (one.wtf)
          read_wtf(one.body);
        else
          read_body(one.body);
      } catch (const Error& error) {
        trouble = error.what();
      }
      Passage passage = draft_.take_passage();
      name_voices(dialog.node["parties"], passage);
      const bool labelled =
          std::ranges::any_of(passage.turns, [](const Turn& turn) { return !turn.label.empty(); });
      if (labelled || best.turns.empty()) best = std::move(passage), dialogs = one.dialogs;
      if (labelled) break;
    }
    if (best.turns.empty() && !trouble.empty()) throw Error("{}", trouble);
    if (start_ && zero_) best.count_from(*zero_ - *start_);
    draft_.put_passage(std::move(best));
    return dialogs;
  }

  // By the parties of the recording: of its channels, or the one that it is of.
  void name_voices(const Node& parties, Passage& passage) const {
    if (party_each_) {
      const auto other = [&](const Turn& turn) { return turn.label != passage.turns.front().label; };
      const std::string_view label = label_of(only_party(parties));
      if (!label.empty() && std::ranges::none_of(passage.turns, other))
        for (Turn& turn : passage.turns) turn.label = label;
      return;
    }
    // Vendors number channels from 0 or from 1: one that is there only in the one way or the other tells.
    std::map<std::string_view, std::size_t> channels;
    bool from_0 = false;
    bool from_1 = false;
    for (const Turn& turn : passage.turns)
      if (const auto channel = channel_in(turn.label)) {
        channels.emplace(turn.label, *channel);
        from_0 = from_0 || *channel == 0;
        from_1 = from_1 || !parties.at(*channel);
      }
    if (from_0 == from_1 || !parties.is_list()) return;
    if (std::ranges::none_of(parties.items(), &Node::is_list)) return;
    for (Turn& turn : passage.turns)
      if (const auto channel = channels.find(turn.label); channel != channels.end())
        if (const Node party = only_party(parties.at(channel->second - (from_1 ? 1 : 0))))
          turn.label = label_of(party);
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

  // Lines with speakers or subtitles; what is neither is what somebody said.
  void read_written(std::string_view text) {
    const Shape shape = draft_.shape_of(text);
    const Format* format = detect_text(shape);
    if (format && format->read && !format->several)
      draft_.read_text(*format, text, shape);
    else if (!text.empty() && (!format || format->read))
      draft_.add_turn("", text);
  }

  // Whatever format the body is. What it says of the call besides is less than the container does.
  void read_as_found(const Node& body) {
    const std::string_view id = call_.id;
    const std::string_view started_at = call_.started_at;
    const std::string_view language = call_.language;
    const Detected found = detect(body, Shape::of_json(body));
    if (!found.format || !found.format->fill) return;
    if (found.format->several)
      throw Error("a transcript in a vCon that may hold several calls is not read: {}", found.format->about);
    found.format->fill(found.root, draft_);
    call_.id = id;
    if (!started_at.empty()) call_.started_at = started_at;
    if (!language.empty()) call_.language = language;
  }

  // From the start of the recording, or of the call; where neither is told the turns tell it.
  std::optional<double> since_start(const Node& time) {
    if (!time.is_text()) return time.number();
    const std::optional<double> zero = start_ ? start_ : zero_;
    std::optional<double> at = zero ? epoch_of(time.view()) : draft_.moment(time.view());
    if (!at)
      at = draft_.clock_time(time.view());
    else if (zero)
      *at -= *zero;
    else
      by_moments_ = true;
    return at ? at : time.number();
  }

  // Turns with the parties' numbers and the times of day.
  void read_segments(const Node& list) {
    for (const Node& segment : list.each()) {
      Turn turn;
      turn.text = trimmed(segment["text"].text());
      turn.label = label_of(segment["parties"]);
      turn.start = since_start(segment["start"]);
      turn.end = since_start(segment["end"]);
      if (const auto length = segment["duration"].number(); length && turn.start && !turn.end)
        turn.end = *turn.start + *length;
      draft_.add_turn(turn);
    }
    draft_.settle_clock();
  }

  Draft& draft_;
  Call& call_;
  std::vector<std::string_view> parties_;  // their labels
  std::vector<Dialog> dialogs_;
  bool party_each_ = false;  // recordings are of one party each
  bool by_moments_ = false;  // times are of day, and nothing tells when the call started
  std::optional<double> zero_;
  std::string_view zero_text_;
  std::optional<double> start_;  // of the recording that is being read
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
