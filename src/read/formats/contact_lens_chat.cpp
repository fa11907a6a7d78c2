// Amazon Connect Contact Lens, chat: messages with the time of day they were sent, and no end.
//
//   {"Channel": "CHAT", "CustomerMetadata": {"ContactId"}, "LanguageCode", "Participants": [..],
//    "Transcript": [{"Type": "MESSAGE" | "EVENT" | "ATTACHMENT", "AbsoluteTime", "Content", "ContentType",
//      "ParticipantId", "ParticipantRole", "DisplayName"}]}
//
// The redacted twin of a chat leaves the roles out of "Participants" and keeps them on the messages. Who
// leaves first when all is said has ended the chat.
#include "read/formats/amazon.hpp"

namespace cortesia::read {
namespace {

// The last word of "application/vnd.amazonaws.connect.event.participant.joined" and the one before it.
std::string_view event_name(std::string_view content_type) {
  static constexpr std::string_view kBefore = ".event.";
  const std::size_t at = content_type.find(kBefore);
  return at == std::string_view::npos ? content_type : content_type.substr(at + kBefore.size());
}

}  // namespace

void read_contact_lens_chat(const Node& root, Draft& draft) {
  Call& call = draft.call;
  call.id = contact_id(root);
  call.language = root["LanguageCode"].text();
  Participants participants(root["Participants"], draft);
  std::optional<double> zero;
  std::string_view zero_text;
  std::string_view left;  // the role of the first, since somebody came or wrote
  for (const Node& node : root["Transcript"].needed("\"Transcript\", a list of messages")) {
    const std::string_view time = node["AbsoluteTime"].text();
    const std::optional<double> at = epoch_of(time);
    if (at && (!zero || *at < *zero)) zero = at, zero_text = time;
    const std::string_view label = participants.label_of(node);
    if (node["ParticipantRole"].is("AGENT") && call.agent.name.empty()) {
      call.agent.id = node["ParticipantId"].text();
      call.agent.name = node["DisplayName"].text();
    }
    if (node["Type"].is("EVENT")) {
      const std::string_view what = event_name(node["ContentType"].text());
      if (what == "participant.left") {
        if (left.empty()) left = node["ParticipantRole"].text();
      } else if (what == "chat.ended") {
        if (call.ended_by.empty()) call.ended_by = left;
      } else {
        left = {};
      }
      if (what == "transfer.succeeded")
        draft.add_event(EventKind::transfer, at, {});  // to whom is not told
      else
        draft.add_event(EventKind::other, at, {}, what);
    } else if (node["Type"].is("ATTACHMENT")) {
      draft.add_event(EventKind::note, at, {}, "attachment");
    } else {
      draft.add_turn(label, node["Content"].text(), at);
      left = {};
    }
  }
  if (zero) draft.count_from(*zero, zero_text);
}

}  // namespace cortesia::read
