#include "read/text_lines.hpp"

#include <algorithm>

#include "read/lexicon.hpp"
#include "read/roles.hpp"
#include "read/text_labels.hpp"
#include "read/text_names.hpp"

namespace cortesia::read {
namespace {

// What somebody does, and not who speaks: "transferencia a soporte", "agente consulta el sistema". A label
// has the role first, and a name or a number behind it.
bool tells_a_deed(std::string_view note) {
  const std::string folded = fold_label(note);
  const std::string_view beside = recognise_label(folded).who;
  if (beside.empty()) return false;
  const char last_word = note[note.rfind(' ') + 1];
  return beside.data() == folded.data() || (last_word >= 'a' && last_word <= 'z');
}

// What programs write above and below a transcript, and nobody says.
bool is_programs(std::string_view text) {
  static constexpr std::string_view kBeginnings[] = {"La reunión finalizó después de ",
                                                     "La reunión terminó después de ",
                                                     "La transcripción finalizó después de ",
                                                     "La transcripción terminó después de ",
                                                     "Esta transcripción editable ",
                                                     "Meeting ended after ",
                                                     "Transcription ended after ",
                                                     "This editable transcript was ",
                                                     "Transcribed by https://"};
  static constexpr std::string_view kEnds[] = {" inició la transcripción", " detuvo la transcripción",
                                               " started transcription", " stopped transcription"};
  const auto begins = [text](std::string_view one) {
    return text.front() == one.front() && text.starts_with(one);
  };
  const auto ends = [text](std::string_view one) { return text.back() == one.back() && text.ends_with(one); };
  return std::ranges::any_of(kBeginnings, begins) || std::ranges::any_of(kEnds, ends);
}

// A day and a time as messengers write them, and no recogniser.
bool is_messengers(const Stamp& stamp) {
  return stamp.absolute && stamp.text.substr(0, 4).find_first_not_of("0123456789") != std::string_view::npos;
}

bool is_note(std::string_view text) {
  text = without_marks(text);
  if (text.size() < 3) return false;
  const char close = text.front() == '(' ? ')' : text.front() == '[' ? ']' : '\0';
  return close != '\0' && text.find(close) == text.size() - 1;
}

// Whether a turn begins there, in one of the notations that are known within a line:
//
//   [turn=1 | 00:00:07.6 | AGENT]: hola [turn=2 | 00:00:09.1 | CUSTOMER]: buenas
//   [00:00:07] Agente: hola [00:00:09] Cliente: buenas
bool begins_bracketed_turn(std::string_view text) {
  static constexpr std::size_t kFar = 120;
  text = text.substr(0, kFar);
  Line turn;
  if (take_fields(text, turn)) return text.starts_with(":");
  if (!take_stamps(text).bracket) return false;
  skip_spaces(text);
  const std::size_t colon = text.find(':');
  const std::string_view label = text.substr(0, colon);
  return colon != std::string_view::npos && label.find('[') == std::string_view::npos && can_be_label(label);
}

// Where from there on a line may end: at LF, CR or "["; or the end of the text. It is looked for piece by
// piece: where there is no LF, or no CR, no line's search goes through all the text.
std::size_t find_end(std::string_view text, std::size_t from) {
  static constexpr std::size_t kPiece = 256;
  while (from < text.size()) {
    std::string_view piece = text.substr(from, kPiece);
    const std::size_t size = piece.size();
    for (const char mark : {'\n', '\r', '['}) piece = piece.substr(0, piece.find(mark));
    from += piece.size();
    if (piece.size() < size) break;
  }
  return from;
}

}  // namespace

std::string_view take_line(std::string_view& text) {
  std::size_t end = find_end(text, 0);
  const bool bracketed = text.starts_with('[') && begins_bracketed_turn(text);
  while (end < text.size() && text[end] == '[') {
    const bool another = bracketed && end > 0 && text[end - 1] == ' ';
    if (another && begins_bracketed_turn(text.substr(end))) break;
    end = find_end(text, end + 1);
  }
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(line.size());
  if (text.empty() || text.front() == '[') return line;
  text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
  return line;
}

Line parse_line(std::string_view raw) {
  Line line;
  std::string_view text = trim(raw);
  static constexpr std::string_view kTurnMark = "[SPEAKER_TURN]";  // whisper.cpp's, behind what is said
  line.turn_mark = text.ends_with(kTurnMark);
  if (line.turn_mark) text = trim(text.substr(0, text.size() - kTurnMark.size()));
  line.whole = line.text = text;
  if (text.empty()) return line;
  if (text.size() >= 3 && text.find_first_not_of("-=*_~#. \t") == std::string_view::npos) {
    line.kind = Line::Kind::rule;
    return line;
  }
  if (is_programs(text)) {
    line.kind = Line::Kind::note;
    return line;
  }
  if (text.front() == '#') {
    std::string_view rest = text;
    while (take(rest, "#")) continue;
    if (rest.starts_with(" ")) {
      line.kind = Line::Kind::heading;
      return line;
    }
  }
  line.kind = Line::Kind::said;
  while (take(text, ">> ") || take(text, "> ") || take(text, "* ") || take(text, "\xE2\x80\xA2 "))
    skip_spaces(text);
  bool dash = false;
  while (take(text, "- ") || take(text, "\xE2\x80\x93") || take(text, "\xE2\x80\x94")) {
    skip_spaces(text);
    dash = true;
  }
  line.whole = line.text = text;
  if (text.empty()) {
    line.kind = Line::Kind::rule;
    return line;
  }

  if (take_fields(text, line)) {
    skip_spaces(text);
    take(text, ":");
    line.marked = true;
    line.text = trim(text);
    return line;
  }
  const std::string_view before_stamp = text;
  const Stamps stamps = take_stamps(text);
  if (stamps.start) {
    line.start = stamps.start;
    line.end = stamps.end;
    line.bracketed = stamps.bracket;
    const bool message = take_dash(text) || stamps.bracket;
    line.dated = message && is_messengers(*stamps.start);
    line.arrow = stamps.arrow && stamps.bracket;
    line.bare_arrow = stamps.arrow && !stamps.bracket;
    if (stamps.bracket || line.dated || text.empty()) line.whole = line.text = trim(text);
  }
  if (text.empty()) return line;
  if (is_note(text)) {
    line.text = without_marks(text);
    line.text = trim(line.text.substr(1, line.text.size() - 2));
    line.kind = Line::Kind::note;
    // "[Agente]" alone may be a label: the text is on the lines below.
    if (can_be_label(line.text) && !tells_a_deed(line.text)) line.label = line.text, line.needs_known = true;
    return line;
  }
  if (line.dated && take_writer(text, line)) return line;
  if (take_label(text, line) || take_listed_label(text, line) || (dash && take_dotted_label(text, line))) {
    take_named_voice(line);
    line.marked = line.marked || stamps.start.has_value();
    if (stamps.start && !stamps.bracket && !line.arrow) line.whole = before_stamp;
  } else if (stamps.start && !stamps.arrow && !line.dated) {
    if (!stamps.bracket) line.whole = line.text = before_stamp;
    if (can_be_label(text)) {
      line.label = text;
      line.text = {};
      line.heads = true;
    } else if (!stamps.bracket) {
      line.start.reset();  // "10:30 nos vemos" is said, not a stamp
    }
  }
  return line;
}

Line next_line(std::string_view& text) {
  Line line = parse_line(take_line(text));
  if (line.kind != Line::Kind::said || line.start || !line.label.empty() || !can_be_label(line.whole) ||
      !looks_like_name(line.whole))
    return line;
  std::string_view rest = text;
  const Line time = parse_line(take_line(rest));
  if (time.kind != Line::Kind::said || !time.start || time.end || !time.whole.empty()) return line;
  text = rest;
  line.label = line.whole;
  line.text = {};
  line.start = time.start;
  line.heads = line.two_lines = true;
  return line;
}

}  // namespace cortesia::read
