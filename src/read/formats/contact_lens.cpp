// Amazon Connect Contact Lens, voice, and Amazon Transcribe Call Analytics, which differ in little: Call
// Analytics names a job instead of a contact, tells the role on each turn, and lists the words.
//
//   {"CustomerMetadata": {"ContactId"} | "JobName", "LanguageCode",
//    "Participants": [{"ParticipantId", "ParticipantRole"}],
//    "ConversationCharacteristics": {"NonTalkTime": {"Instances": [..]},
//      "Interruptions": {"InterruptionsByInterrupter": {"AGENT": [..]}}},
//    "Transcript": [{"ParticipantId" | "ParticipantRole", "Content", "BeginOffsetMillis", "EndOffsetMillis",
//      "LoudnessScore": [dB..], "Items": [{"Type", "Content", "BeginOffsetMillis", "EndOffsetMillis"}]}]}
//
// In real time the same come one by one, as events of a stream, which may be of several contacts: a line
// each.
//
//   {"EventType": "SEGMENTS", "ContactId", "LanguageCode", "Segments": [{"Transcript": {"ParticipantRole",
//    "Content", "BeginOffsetMillis", ..}}, {"Utterance": what is not final yet}, {"Categories": {..}}]}
//
// A hold is not marked in either: it shows as time in which nobody talks.
#include <unordered_map>

#include "read/formats/amazon.hpp"

namespace cortesia::read {
namespace {

// Of a message in a stream of chats, which has no offset.
std::optional<double> time_of_day(const Node& node) { return epoch_of(node["Time"]["AbsoluteTime"].text()); }

void read_turn(const Node& node, Participants& participants, Draft& draft) {
  Turn turn;
  turn.label = participants.label_of(node);
  turn.text = node["Content"].text();
  turn.start = node["BeginOffsetMillis"].number(kMillis);
  turn.end = node["EndOffsetMillis"].number(kMillis);
  if (!turn.start) turn.start = time_of_day(node);
  turn.loudness = mean(node.first({"LoudnessScore", "LoudnessScores"}));
  std::vector<TimedWord> words;
  for (const Node& item : node["Items"].each())
    if (!item["Type"].is("punctuation"))
      words.push_back({item["Content"].view(), item["BeginOffsetMillis"].number(kMillis),
                       item["EndOffsetMillis"].number(kMillis)});
  draft.add_turn(turn, words);
}

void read_characteristics(const Node& node, Draft& draft) {
  for (const Node& silence : node["NonTalkTime"]["Instances"].each())
    draft.add_event(EventKind::silence, silence["BeginOffsetMillis"].number(kMillis),
                    silence["EndOffsetMillis"].number(kMillis));
  node["Interruptions"]["InterruptionsByInterrupter"].each_field(
      [&](std::string_view who, const Node& interruptions) {
        for (const Node& one : interruptions.each())
          draft.add_event(EventKind::interruption, one["BeginOffsetMillis"].number(kMillis),
                          one["EndOffsetMillis"].number(kMillis), draft.keep(who));
      });
}

void read_conversation(const Node& root, Draft& draft) {
  draft.call.language = root["LanguageCode"].text();
  Participants participants(root["Participants"], draft);
  for (const Node& turn : root["Transcript"].needed("\"Transcript\", a list of turns"))
    read_turn(turn, participants, draft);
  read_characteristics(root["ConversationCharacteristics"], draft);
}

}  // namespace

std::optional<double> mean(const Node& numbers) {
  double sum = 0;
  double count = 0;
  for (const Node& node : numbers.each()) {
    if (const auto number = node.number()) sum += *number, ++count;
  }
  return count > 0 ? std::optional(sum / count) : std::nullopt;
}

Participants::Participants(const Node& list, Draft& draft) : draft_(draft) {
  for (const Node& node : list.each()) {
    Participant& one = all_.emplace_back();
    one.id = node["ParticipantId"].text();
    one.role = node["ParticipantRole"].text();
    one.name = node["DisplayName"].text();
  }
}

std::string_view Participants::label_of(const Node& turn) {
  const std::string_view id = turn["ParticipantId"].text();
  std::string_view role = turn["ParticipantRole"].text();
  for (const Participant& one : all_)
    if (role.empty() && !id.empty() && one.id == id) role = one.role;
  return role.empty() ? id : draft_.label_of(id, role);
}

void read_contact_lens(const Node& root, Draft& draft) {
  draft.call.id = contact_id(root);
  read_conversation(root, draft);
}

void read_contact_lens_stream(const Node& root, Draft& draft) {
  std::vector<std::vector<Node>> contacts;
  std::unordered_map<std::string_view, std::size_t> known;
  for (const Node& event : root.pieces()) {
    const auto [contact, fresh] = known.try_emplace(event["ContactId"].text(), contacts.size());
    if (fresh) contacts.emplace_back();
    contacts[contact->second].push_back(event);
  }
  for (const std::vector<Node>& events : contacts) {
    if (&events != &contacts.front()) draft.end_call();
    draft.call.id = events.front()["ContactId"].text();
    draft.call.language = events.front()["LanguageCode"].text();
    Participants participants({}, draft);
    std::optional<double> zero;
    for (const Node& event : events)
      for (const Node& segment : event["Segments"].each()) {
        if (!segment["Transcript"]) continue;
        read_turn(segment["Transcript"], participants, draft);
        if (const auto at = time_of_day(segment["Transcript"])) zero = std::min(zero.value_or(*at), *at);
      }
    if (zero) draft.count_from(*zero);
  }
}

void read_call_analytics(const Node& root, Draft& draft) {
  draft.call.id = root["JobName"].text();
  read_conversation(root, draft);
}

std::string_view contact_id(const Node& root) {
  const std::string_view id = root["CustomerMetadata"]["ContactId"].text();
  return id.empty() ? root["ContactId"].text() : id;  // look-alikes put it at the root
}

}  // namespace cortesia::read
