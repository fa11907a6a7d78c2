// Dialogues as people write them, in a string of JSON or a list of lines.
//
//   {"call_id", "turns": ["Agente: ...", "Cliente: ..."]}    {"transcript": "Agente: ...\nCliente: ..."}
//
// A long string under a key that says that it is a transcript is one, although nobody is named in it.
#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "read/draft.hpp"
#include "read/formats/generic.hpp"
#include "read/formats/turn_keys.hpp"

namespace cortesia::read {
namespace {

constexpr std::string_view kDialogues[] = {"transcript",  "Transcript", "transcription", "Content",
                                           "content",     "text",       "conversation",  "dialogue",
                                           "description", "body",       "texto",         "transcripcion"};
// Of these, what holds a transcript even when nobody is named in it.
constexpr std::string_view kTranscripts[] = {"transcript", "Transcript",   "transcription", "transcripcion",
                                             "Content",    "conversation", "dialogue"};

}  // namespace

bool looks_like_dialogue(const Shape& shape) {
  if (!shape.is_json()) return false;
  return std::ranges::any_of(kDialogues,
                             [&](std::string_view key) { return shape.has(key, JsonKind::lines); }) ||
         std::ranges::any_of(kTranscripts,
                             [&](std::string_view key) { return shape.has(key, JsonKind::page); }) ||
         std::ranges::any_of(lists_of_turns(), [&](std::string_view key) {
           return shape.has(std::string(key) + "[]", JsonKind::string);
         });
}

// A dialogue as text, in one string or a list of lines.
void read_dialogue(const Node& root, Draft& draft) {
  std::string text;
  bool transcript = false;
  read_about(root, draft.call);
  for (const std::string_view key : kDialogues)
    if (text.empty() && root[key].is_text()) {
      text = root[key].text();
      transcript = std::ranges::find(kTranscripts, key) != std::end(kTranscripts);
    }
  for (const std::string_view key : lists_of_turns())
    if (text.empty() && root[key].is_list())
      for (const Node& line : root[key].each())
        if (line.is_text()) text += std::string(line.text()) + '\n';
  if (looks_like_text(draft.shape_of(text))) return draft.leave_to(*find_format("text"), std::move(text));
  if (!transcript)
    throw Error("no turns found: expected lines such as \"Agente: ...\" in the text of the JSON");
  draft.add_turn("", draft.keep(trimmed(text)));
}

}  // namespace cortesia::read
