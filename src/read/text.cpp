// Plain text with speaker labels. text_lines.hpp tells the notations; here lines become turns and events.
//
// A line without a label goes on with the turn before it. Ends of turns are not in such transcripts, but for
// those of a recogniser's console ("[t --> t]"), and stay absent.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "read/format.hpp"
#include "read/lexicon.hpp"
#include "read/messages.hpp"
#include "read/notes.hpp"
#include "read/one_line.hpp"
#include "read/roles.hpp"
#include "read/text_calls.hpp"
#include "read/text_labels.hpp"
#include "read/text_names.hpp"
#include "read/text_survey.hpp"

namespace cortesia::read {
namespace {

class TextReader {
 public:
  TextReader(const Document& document, const TextSurvey& survey, Desk& desk, std::string_view place)
      : desk_(desk), place_(place), call_(desk.call), survey_(survey) {
    std::string room;
    text_ = call_.arena.keep(by_lines(document.bytes, room));
  }

  void read() {
    rest_ = text_;
    take_header(rest_);
    while (!rest_.empty()) take(next_line(rest_));
    close_turn();
    if (call_.turns.empty())
      throw Error(
          "no turns found: expected lines such as \"Agente: ...\" or \"[00:12] Cliente: ...\", found {} "
          "lines without a speaker's label",
          survey_.lines);
    count_times();
    if (unlabelled_before_ > 0)
      call_.doubts.push_back({.kind = DoubtKind::lines_left_out, .count = unlabelled_before_});
    if (labels_joined_ > 0)
      call_.doubts.push_back({.kind = DoubtKind::label_once,
                              .count = labels_joined_,
                              .at = first_joined_.first,
                              .text = std::string(first_joined_.second)});
    if (turn_marks_) call_.doubts.push_back({.kind = DoubtKind::speakers_changed});
    if (looks_doubly_encoded(text_)) call_.doubts.push_back({.kind = DoubtKind::doubly_encoded});
    desk_.tray.hand_in(place_);
  }

 private:
  // "Agente: Marta Ruiz", "Cola: ventas", "Duración: 03:20" above the dialogue: what is known of the call,
  // which nobody says. A blank line ends it, or the first line with a time, or else the last line of a form.
  void take_header(std::string_view& rest) {
    static constexpr std::size_t kTitles = 3;  // lines above it
    std::vector<Line> header;
    std::size_t titles = 0;
    std::size_t forms = 0;
    std::size_t end = 0;   // behind the last line of a form
    bool stamped = false;  // the turns below have times, which the header has not
    std::string_view behind_all = rest;
    std::string_view behind_form = rest;
    for (std::string_view next = rest; !next.empty();) {
      const Line line = next_line(next);
      const bool said = line.kind == Line::Kind::said;
      if (!said && line.kind != Line::Kind::note && header.empty()) continue;
      if (said && line.label.empty() && header.empty() && ++titles <= kTitles) continue;
      const bool form = heads_a_form(fold_label(line.label));
      stamped = said && line.start && !line.label.empty();
      if (!said || line.label.empty() || line.start || (!form && !is_persons_name(line.text))) break;
      header.push_back(line);
      behind_all = next;
      if (form) ++forms, end = header.size(), behind_form = next;
    }
    std::string_view after = behind_all;
    const bool blank = !after.empty() && next_line(after).kind != Line::Kind::said;
    while (blank && !after.empty() && !stamped) {
      const Line line = next_line(after);
      if (line.kind == Line::Kind::blank || line.kind == Line::Kind::rule) continue;
      stamped = line.start && !line.label.empty();
      break;
    }
    const bool closed = blank || stamped;
    const bool names = stamped && header.size() > 1;
    if ((forms == 0 && !names) || (!closed && forms < 2)) return;
    if (!closed) header.resize(end);
    rest = closed ? behind_all : behind_form;
    unlabelled_before_ += titles;
    for (const Line& line : header)
      if (!tells_of_call(line)) ++unlabelled_before_;
  }

  // "Sra. Marleny Ocampo", and no sentence.
  static bool is_persons_name(std::string_view text) {
    const std::size_t title = text.find(". ");
    static constexpr std::size_t kLongestTitle = 4;
    if (title != std::string_view::npos && title <= kLongestTitle && text[0] >= 'A' && text[0] <= 'Z')
      text.remove_prefix(title + 2);
    return looks_like_name(text) && text.find_first_of(".?!") == std::string_view::npos;
  }

  // Whether the line of a header tells something that a call knows; what it knows already stays.
  bool tells_of_call(const Line& line) {
    const std::string head = fold_label(line.label);
    const auto fill = [&](std::string_view& field) {
      if (field.empty()) field = line.text;
      return true;
    };
    if (head == "cola" || head == "queue" || head == "campana") return fill(call_.queue);
    if (head == "empresa" || head == "company") {
      if (call_.company.empty()) call_.company.push_back(line.text);
      return true;
    }
    if (head.starts_with("fecha") || head == "date") {
      std::string_view text = line.text;
      const std::optional<Stamp> stamp = take_stamp(text);
      if (!stamp || !stamp->absolute || !text.empty()) return false;
      if (call_.started_at.empty()) call_.started_at = call_.arena.keep(iso_as_written(*stamp));
      return true;
    }
    const Party party = party_named(head);
    if (party == Party::agent) return fill(call_.agent.name);
    if (party == Party::customer) return fill(call_.customer.name);
    return false;
  }

  void take(const Line& line) {
    turn_marks_ = turn_marks_ || line.turn_mark;
    switch (line.kind) {
      case Line::Kind::blank:
      case Line::Kind::rule:
      case Line::Kind::heading:
        return;
      case Line::Kind::note:
        if (survey_.accepts(line)) {
          open_turn(line.label, {}, line);
        } else {
          note(line, event_of_note(line.text));
        }
        return;
      case Line::Kind::said:
        said(line);
        return;
    }
  }

  void said(const Line& line) {
    const bool labelled = survey_.accepts(line);
    if (is_nobodys(line, labelled)) {
      note_as_written(line);
    } else if (labelled) {
      open_turn(line.label, line.text, line);
    } else if (line.heads) {
      said_after_all(line);
    } else if (line.start && (line.bracketed || line.whole.empty())) {
      if (line.whole.empty()) {
        pending_ = line.start;  // a stamp alone: of the turn on the next line
      } else {
        open_turn(last_label_, line.whole, line);  // goes on with the voice before, or names none
      }
    } else if (open_) {
      const bool doubtful = may_be_label(line);
      if (doubtful && stands_between_labels(line)) return open_turn(line.label, line.text, line);
      if (doubtful) label_joined(line);
      append(line.whole);
      one_line_ = false;
    } else if (!call_.turns.empty()) {
      open_turn(last_label_, line.whole, line);  // after a note
      if (may_be_label(line)) label_joined(line);
    } else if (survey_.labelled == 0 && desk_.roles.tells_unlabelled()) {
      open_turn({}, line.whole, line);
    } else {
      ++unlabelled_before_;
    }
  }

  // What stands alone with a time, in a text where that tells no speaker.
  void said_after_all(Line line) {
    line.label = {};
    line.heads = false;
    if (!line.bracketed) line.start.reset();
    const std::optional<Stamp> below = line.two_lines ? line.start : std::nullopt;
    if (line.two_lines) line.start.reset();
    said(line);
    if (below) pending_ = below;
  }

  // What a messenger tells of itself, or puts in the place of a message; the line that heads another call;
  // and what somebody wrote below a dialogue about it.
  bool is_nobodys(const Line& line, bool labelled) {
    if (survey_.messages && line.dated) return line.label.empty() || stands_for_message(line.text);
    if (labelled || call_.turns.empty()) return false;
    closing_ = closing_ || (remarks_on_call(fold_label(line.label)) && nobody_speaks_below());
    return closing_ || call_counted(line.whole);
  }

  static bool remarks_on_call(std::string_view folded) {
    static constexpr std::string_view kWords[] = {
        "observacion",  "observaciones", "nota",  "notas", "comentario", "comentarios", "resumen",
        "tipificacion", "resultado",     "notes", "note",  "summary",    "conclusion"};
    return std::ranges::find(kWords, folded) != std::end(kWords);
  }

  bool nobody_speaks_below() const {
    for (std::string_view rest = rest_; !rest.empty();)
      if (survey_.accepts(next_line(rest))) return false;
    return true;
  }

  bool may_be_label(const Line& line) const { return survey_.met_once(line) || survey_.lacks_colon(line); }

  // A sentence with a label of its own, right behind a labelled line and right before one, as everybody's in
  // a dialogue without wrapped lines: a speaker's, who says no more than this. One who speaks on other lines
  // need not say a sentence.
  bool stands_between_labels(const Line& line) const {
    if (!one_line_ || line.text.empty()) return false;
    if (!survey_.lacks_colon(line) && line.text.find_first_of(" .?!") == std::string_view::npos) return false;
    for (std::string_view rest = rest_; !rest.empty();) {
      const Line next = next_line(rest);
      if (next.kind != Line::Kind::blank) return survey_.accepts(next) || survey_.lacks_colon(next);
    }
    return survey_.lacks_colon(line);
  }

  // It may be a speaker's all the same: told as it is written, with the sign behind it.
  void label_joined(const Line& line) {
    std::string_view written = line.whole;
    if (!line.text.empty())
      written.remove_suffix(static_cast<std::size_t>(written.end() - line.text.begin()));
    written = trim(written);
    if (labels_joined_++ == 0) first_joined_ = {call_.turns.size() - 1, written};
  }

  // The words in it tell of no hold and no transfer.
  void note_as_written(const Line& line) {
    const bool named = survey_.messages && line.dated && !line.label.empty();
    const char* begin = named ? line.label.data() : line.whole.data();
    const auto size = named ? line.text.data() + line.text.size() - begin : std::ssize(line.whole);
    Event event;
    event.kind = EventKind::note;
    event.detail = {begin, static_cast<std::size_t>(size)};
    note(line, event);
  }

  void note(const Line& line, Event event) {
    close_turn();
    if (line.start) event.start = seconds(*line.start);
    event.before_turn = static_cast<std::uint32_t>(call_.turns.size());
    call_.events.push_back(event);
  }

  void open_turn(std::string_view label, std::string_view text, const Line& line) {
    close_turn();
    Turn turn;
    if (label == "speaker ?" || label == kUnknownVoice) label = {};  // whisper.cpp does not know
    turn.label = last_label_ = interned(label);
    turn.text = text;
    const std::optional<Stamp>& start = line.start ? line.start : pending_;
    if (start) turn.start = seconds(*start);
    if (line.end) turn.end = seconds(*line.end);
    pending_.reset();
    call_.turns.push_back(turn);
    open_ = true;
    one_line_ = !label.empty();
    label_alone_ = text.empty();
  }

  // The same label is the same view, wherever it stands, so that roles are looked up once.
  std::string_view interned(std::string_view label) const {
    for (auto turn = call_.turns.rbegin(); turn != call_.turns.rend() && turn - call_.turns.rbegin() < 4;
         ++turn)
      if (turn->label == label) return turn->label;
    return label;
  }

  void append(std::string_view more) {
    if (call_.turns.back().text.empty()) {
      call_.turns.back().text = more;
      return;
    }
    if (joined_.empty()) joined_ = call_.turns.back().text;
    joined_ += ' ';
    joined_ += more;
  }

  void close_turn() {
    if (!open_) return;
    open_ = false;
    Turn& turn = call_.turns.back();
    if (!joined_.empty()) turn.text = call_.arena.keep(joined_);
    joined_.clear();
    if (label_alone_) unquote(turn.text);
  }

  static void unquote(std::string_view& text) {
    static constexpr std::pair<std::string_view, std::string_view> kQuotes[] = {
        {"\"", "\""}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xC2\xAB", "\xC2\xBB"}};
    for (const auto& [open, close] : kQuotes) {
      if (text.size() < open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close))
        continue;
      const std::string_view inside = text.substr(open.size(), text.size() - open.size() - close.size());
      if (inside.find(open) != std::string_view::npos) continue;
      text = inside;
      return;
    }
  }

  double seconds(Stamp stamp) {
    if (survey_.dates.month_first() && stamp.month_first) stamp.seconds = *stamp.month_first;
    if (!first_) first_ = stamp;
    return stamp.seconds;
  }

  // Dates and times of day count from the first of them; offsets are what they are.
  void count_times() {
    if (!first_ || (!first_->absolute && !is_time_of_day(*first_))) return;
    const double zero = first_->seconds;
    const auto shift = [zero](std::optional<double>& time) {
      if (time) *time -= zero;
    };
    for (Turn& turn : call_.turns) shift(turn.start), shift(turn.end);
    for (Event& event : call_.events) shift(event.start);
    if (call_.started_at.empty()) call_.started_at = call_.arena.keep(iso_as_written(*first_));
    std::string first(first_->text);
    if (survey_.dates.guessed())
      first += " = " + iso_as_written(*first_);  // which of the two it was taken for
    call_.doubts.push_back(
        {.kind = first_->absolute ? DoubtKind::stamps_with_dates : DoubtKind::stamps_of_day, .text = first});
  }

  Desk& desk_;
  std::string_view place_;
  Call& call_;
  const TextSurvey& survey_;
  std::string_view text_, rest_;  // all of it, and what is not taken yet
  std::string joined_;            // the text of the open turn, when it has several lines
  std::string_view last_label_;
  std::optional<Stamp> pending_, first_;
  std::size_t unlabelled_before_ = 0;
  std::size_t labels_joined_ = 0;
  std::pair<std::size_t, std::string_view> first_joined_;  // in which turn, and what it is
  bool turn_marks_ = false;
  bool closing_ = false;  // what comes is written about the call
  bool open_ = false;
  bool one_line_ = false;  // the open turn has a label, and no line but the label's
  bool label_alone_ = false;
};

}  // namespace

bool looks_like_text(const Shape& shape) {
  if (shape.is_json() || shape.header().unclear) return false;
  const TextSurvey& survey = shape.text();
  if (survey.arrows > 0 && survey.arrows * 2 >= survey.lines) return true;
  const std::size_t labelled = survey.labelled;
  if (labelled == 0 || (survey.code && labelled * 2 < survey.lines)) return false;
  // Long turns are wrapped over many lines, and a document may mention a speaker or two.
  const bool sure = survey.known_labels > 0 || survey.headed;
  if (survey.distinct_labels >= 2) return labelled * (sure ? 10 : 3) >= survey.lines;
  return labelled * 2 >= survey.lines;
}

void read_text(const Document& document, Desk& desk) {
  std::vector<CountedCall> calls;
  if (!document.shape || document.shape->text().counts) calls = calls_counted(document.bytes, desk.roles);
  if (calls.empty()) return read_text_at(document, desk, {});
  for (const auto& [number, text] : calls)
    read_text_at({.bytes = text, .offset = document.offset}, desk, fmt::format("#{}", number));
}

void read_text_at(const Document& document, Desk& desk, std::string_view place) {
  if (document.shape)
    TextReader(document, document.shape->text(), desk, place).read();
  else
    TextReader(document, survey_text(document.bytes, desk.roles), desk, place).read();
}

}  // namespace cortesia::read
