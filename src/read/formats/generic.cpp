// Lists of turns that nobody's product writes: in-house exports, bots' logs, what is left of a vendor's file.
//
//   [{"speaker": "Agente", "start": 1.0, "end": 6.3, "text": "..."}, ..]
//   {"call_id": .., "messages": [{"role": "user", "content": "..."}]}
//   {"turns": ["Agente: ...", "Cliente: ..."]}    {"transcript": "Agente: ...\nCliente: ..."}
//
// A turn has one key with a text, and may have a speaker, a role and times; where the key does not tell the
// unit of a time, its size does.
#include <algorithm>
#include <span>
#include <string>

#include "base/error.hpp"
#include "read/draft.hpp"
#include "read/finish.hpp"
#include "read/stamp.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

constexpr std::string_view kLists[] = {
    "segments", "utterances", "turns", "messages", "conversation", "transcript", "dialogue", "dialog",
    "entries",  "sentences",  "items", "lines",    "phrases",      "turnos",     "mensajes", "conversacion"};
constexpr std::string_view kTexts[] = {"text",     "content", "transcript", "message", "utterance",
                                       "sentence", "frase",   "texto",      "mensaje", "body"};
constexpr std::string_view kSpeakers[] = {"speaker",     "speaker_label", "speakerLabel",
                                          "participant", "hablante",      "speaker_name",
                                          "name",        "from",          "author"};
constexpr std::string_view kRoles[] = {"role", "rol", "speaker_type", "participant_type", "participant_role"};
constexpr std::string_view kDialogues[] = {"transcript",  "Transcript", "transcription", "Content",
                                           "content",     "text",       "conversation",  "dialogue",
                                           "description", "body",       "texto",         "transcripcion"};

struct TimeKey {
  std::string_view key;
  double unit;
};
constexpr TimeKey kStarts[] = {
    {"start", 1},     {"start_time", 1}, {"startTime", 1}, {"start_ms", kMillis}, {"startMs", kMillis},
    {"begin", 1},     {"inicio", 1},     {"offset", 1},    {"time", 1},           {"time_in_call_secs", 1},
    {"timestamp", 1}, {"created_at", 1}};
constexpr TimeKey kEnds[] = {{"end", 1},          {"end_time", 1},    {"endTime", 1},
                             {"end_ms", kMillis}, {"endMs", kMillis}, {"fin", 1}};

std::optional<double> time_of(const Node& turn, std::span<const TimeKey> keys) {
  for (const auto& [key, unit] : keys) {
    const Node node = turn[key];
    if (!node) continue;
    if (!node.is_text()) return node.number(unit);
    std::string_view text = node.text();
    if (const auto epoch = epoch_of(text)) return epoch;
    if (const auto stamp = take_stamp(text); stamp && text.empty()) return stamp->seconds;
    return node.number(unit);
  }
  return std::nullopt;
}

// A number is a voice or a channel, whoever it belongs to.
std::string_view voice(const Node& turn, Draft& draft) {
  const Node speaker = turn.first(kSpeakers);
  if (!speaker) return draft.channel_label(turn["channel"]);
  if (speaker.is_object()) return speaker.first({"role", "name", "id"}).text();
  return speaker.is_text() ? speaker.text() : draft.keep("speaker " + std::string(speaker.text()));
}

void read_about(const Node& root, Call& call) {
  call.id = root.first({"call_id", "callId", "conversation_id", "conversationId", "ConversationId",
                        "contact_id", "meeting_uuid", "id"})
                .text();
  call.language = root.first({"language", "language_code", "lang", "idioma"}).text();
  call.started_at =
      root.first({"started_at", "start_time", "startTime", "StartTime", "date", "fecha"}).text();
  call.queue = root.first({"queue", "cola"}).text();
  call.direction = direction_named(root["direction"].text());
  call.agent.id = root.first({"agent_id", "agentId", "user_id"}).text();
}

void read_turn(const Node& node, Draft& draft) {
  Turn turn;
  turn.text = trimmed(node.first(kTexts).text());
  const std::string_view speaker = voice(node, draft);
  const std::string_view role = node.first(kRoles).text();
  turn.label = role.empty() ? speaker : draft.label_of(speaker, role);
  turn.start = time_of(node, kStarts);
  turn.end = time_of(node, kEnds);
  if (node["interrupted"].flag()) draft.add_event(EventKind::interruption, turn.start, {}, turn.label);
  if (!turn.text.empty()) draft.add_turn(turn);
}

bool holds_turns(const Shape& shape, std::string_view list) {
  return std::ranges::any_of(kTexts, [&](std::string_view text) {
    return shape.has(std::string(list) + "[]." + std::string(text), JsonKind::string);
  });
}

}  // namespace

bool looks_like_generic(const Shape& shape) {
  if (!shape.is_json()) return false;
  return holds_turns(shape, "") ||
         std::ranges::any_of(kLists, [&](std::string_view list) { return holds_turns(shape, list); });
}

void read_generic(const Node& root, Draft& draft) {
  std::vector<Node> turns;
  if (root.is_list()) {
    turns = root.items();
  } else {
    read_about(root, draft.call);
    for (const std::string_view list : kLists)
      if (turns.empty() && root[list].is_list()) turns = root[list].items();
  }
  if (turns.empty()) throw Error("expected a list of turns, found none");
  for (const Node& turn : turns) read_turn(turn, draft);
  draft.settle_units();
}

// Aircall: {"transcription": {"call_id", "content": {"language", "utterances": [{"participant_type":
// "internal"}]}}}
void read_aircall(const Node& root, Draft& draft) {
  const Node transcription = root["transcription"];
  draft.call.id = transcription["call_id"].text();
  draft.call.started_at = transcription["call_created_at"].text();
  draft.call.language = transcription["content"]["language"].text();
  for (const Node& turn : transcription["content"]["utterances"].items()) read_turn(turn, draft);
}

bool looks_like_dialogue(const Shape& shape) {
  if (!shape.is_json()) return false;
  return std::ranges::any_of(kDialogues,
                             [&](std::string_view key) { return shape.has(key, JsonKind::lines); }) ||
         std::ranges::any_of(kLists, [&](std::string_view key) {
           return shape.has(std::string(key) + "[]", JsonKind::string);
         });
}

// A dialogue as text, in one string or a list of lines.
void read_dialogue(const Document& document, Desk& desk) {
  std::string text;
  {
    JsonTree tree(document, desk.tree_parser, desk.call.arena);
    const Node root = tree.root();
    read_about(root, desk.call);
    for (const std::string_view key : kDialogues)
      if (text.empty() && root[key].is_text()) text = root[key].text();
    for (const std::string_view key : kLists)
      if (text.empty() && root[key].is_list())
        for (const Node& line : root[key].items())
          if (line.is_text()) text += std::string(line.text()) + '\n';
  }
  read_text_at({text, 0}, desk, {});
}

}  // namespace cortesia::read
