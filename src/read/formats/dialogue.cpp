// Dialogues as people write them, in a string of JSON or a list of lines.
//
//   {"call_id", "turns": ["Agente: ...", "Cliente: ..."]}    {"transcript": "Agente: ...\nCliente: ..."}
//   ["Agente: ...", "Cliente: ..."]    "Agente: ...\nCliente: ..."    {"x": "Agente: ...\nCliente: ..."}
//
// A long string under a key that says that it is a transcript is one, although nobody is named in it. Under
// another key, alone, it is one when there are labels in it.
#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "read/draft.hpp"
#include "read/formats/generic.hpp"
#include "read/formats/turn_keys.hpp"

namespace cortesia::read {
namespace {

constexpr std::string_view kDialogues[] = {
    "transcript",      "Transcript",     "transcription",   "Content",        "content", "text",
    "conversation",    "dialogue",       "description",     "body",           "texto",   "transcripcion",
    "transcript_text", "transcriptText", "full_transcript", "call_transcript"};
// Of these, what holds a transcript even when nobody is named in it.
constexpr std::string_view kTranscripts[] = {
    "transcript", "Transcript",      "transcription",  "transcripcion",   "Content",        "conversation",
    "dialogue",   "transcript_text", "transcriptText", "full_transcript", "call_transcript"};

// The place of an object's only key.
const Shape::Place* only_key(const Shape& shape) {
  const Shape::Place* only = nullptr;
  std::size_t keys = 0;
  shape.each_key(shape.root(), [&](const Shape::Place& place) { only = &place, ++keys; });
  return keys == 1 ? only : nullptr;
}

}  // namespace

bool looks_like_dialogue(const Shape& shape) {
  if (!shape.is_json()) return false;
  const Shape::Place* line = shape.element_of(shape.root());
  const Shape::Place* only = only_key(shape);
  return shape.is_labelled(shape.root()) || (line && shape.is_labelled(*line)) ||
         (only && only->is(JsonKind::lines) && shape.is_labelled(*only)) ||
         std::ranges::any_of(kDialogues,
                             [&](std::string_view key) { return shape.has(key, JsonKind::lines); }) ||
         std::ranges::any_of(kTranscripts,
                             [&](std::string_view key) {
                               return shape.has(key, JsonKind::page) || shape.is_labelled(key);
                             }) ||
         std::ranges::any_of(lists_of_turns(), [&](std::string_view key) {
           return shape.has(std::string(key) + "[]", JsonKind::string);
         });
}

// A dialogue as text, in one string or a list of lines.
void read_dialogue(const Node& root, Draft& draft) {
  std::string text(root.is_text() ? root.text() : std::string_view{});
  bool transcript = false;
  const auto take_lines = [&text](const Node& list) {
    for (const Node& line : list.each())
      if (line.is_text()) text += std::string(line.text()) + '\n';
  };
  if (root.is_list()) take_lines(root);
  read_about(root, draft.call);
  for (const std::string_view key : kDialogues)
    if (text.empty() && root[key].is_text()) {
      text = root[key].text();
      transcript = std::ranges::find(kTranscripts, key) != std::end(kTranscripts);
    }
  for (const std::string_view key : lists_of_turns())
    if (text.empty() && root[key].is_list()) take_lines(root[key]);
  root.each_field([&text](std::string_view, const Node& only) {
    if (text.empty() && only.is_text()) text = only.text();
  });
  Shape shape = draft.shape_of(text);
  if (looks_like_text(shape)) return draft.leave_to(*find_format("text"), std::move(text), std::move(shape));
  if (!transcript)
    throw Error("no turns found: expected lines such as \"Agente: ...\" in the text of the JSON");
  draft.add_turn("", draft.keep(trimmed(text)));
}

}  // namespace cortesia::read
