#include "read/notes.hpp"

#include <string>

#include "read/roles.hpp"

namespace cortesia::read {
namespace {

struct Clue {
  std::string_view words;  // folded; found anywhere in the note
  EventKind kind;
};

// The first clue that is found decides: music on hold is music.
constexpr Clue kClues[] = {
    {"music", EventKind::music},
    {"musiq", EventKind::music},
    {"melodia", EventKind::music},
    {"transfer", EventKind::transfer},
    {"transfier", EventKind::transfer},
    {"deriva la llamada", EventKind::transfer},
    {"llamada derivada", EventKind::transfer},
    {"pasa la llamada", EventKind::transfer},
    {"en espera", EventKind::hold},
    {"espera en linea", EventKind::hold},
    {"tono de espera", EventKind::hold},
    {"on hold", EventKind::hold},
    {"llamada retenida", EventKind::hold},
    {"em espera", EventKind::hold},
    {"silencio", EventKind::silence},
    {"silence", EventKind::silence},
};

std::string_view whom(std::string_view note) {
  for (const std::string_view before : {" al ", " a ", " con ", " to "})
    if (const std::size_t at = note.find(before); at != std::string_view::npos)
      return note.substr(at + before.size());
  return {};
}

}  // namespace

Event event_of_note(std::string_view note) {
  const std::string folded = fold_label(note);
  Event event;
  event.kind = EventKind::note;
  event.detail = note;
  if (folded == "espera" || folded == "hold") event.kind = EventKind::hold;
  for (const Clue& clue : kClues) {
    if (folded.find(clue.words) == std::string::npos) continue;
    event.kind = clue.kind;
    break;
  }
  if (event.kind == EventKind::transfer) event.detail = whom(note);
  return event;
}

}  // namespace cortesia::read
