// WebVTT, SRT and SBV: cues, each with its time, and with a speaker when somebody wrote one into the text.
//
//   00:00:04.600 --> 00:00:09.100 align:start      SBV: 0:00:04.600,0:00:09.100
//   <v Marta Ruiz>Buenos días.</v>    or    Marta Ruiz: Buenos días.    or    [SPEAKER_00]: Buenos días.
//
// Captions that roll, as YouTube's do, show in every cue the line of the one before once more, above what is
// new; it was said once. ">>" begins another voice.
//
// Some write "(Marta Ruiz)" on a line of its own before what she says, in every cue, and "-" between two
// voices. Meeting programs repeat "Name:" only where the speaker changes; a cue without one goes on with the
// voice before. A voice tag, or a name before the time, stands for its own cue alone. Lines end as they like,
// digits may be lacking ("0:0:0.0"), blocks that are no cues (NOTE, STYLE, REGION) and the names of cues are
// passed over.
#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <span>
#include <unordered_set>
#include <utility>

#include "base/error.hpp"
#include "read/draft.hpp"
#include "read/entities.hpp"
#include "read/notes.hpp"
#include "read/text_labels.hpp"
#include "read/text_names.hpp"
#include "read/text_survey.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

// "1:02:03.5", "02:03,500", "0:0:0.0"; takes it off the text.
std::optional<double> take_cue_time(std::string_view& text) {
  double seconds = 0;
  for (int part = 0; part < 3; ++part) {
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || !(value >= 0 && value < 1e6)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    seconds = seconds * 60 + value;
    if (!text.starts_with(':')) {
      if (part == 0) return std::nullopt;
      if (!text.starts_with(',')) return seconds;
      double thousandths = 0;
      double unit = 1;
      for (text.remove_prefix(1); !text.empty() && text.front() >= '0' && text.front() <= '9';
           text.remove_prefix(1))
        thousandths += (unit /= 10) * (text.front() - '0');
      return seconds + thousandths;
    }
    text.remove_prefix(1);
  }
  return std::nullopt;
}

struct Cue {
  double start, end;
  std::vector<std::string_view> lines;
  std::string_view voice = {};  // that its name tells
};

std::optional<Cue> cue_of(std::string_view line) {
  const std::size_t arrow = line.find("-->");
  const std::size_t comma = line.find(',');
  if (arrow == std::string_view::npos && comma == std::string_view::npos) return std::nullopt;
  const bool arrowed = arrow != std::string_view::npos;
  std::string_view from = trimmed(line.substr(0, arrowed ? arrow : comma));
  std::string_view till = trimmed(line.substr(arrowed ? arrow + 3 : comma + 1));
  const std::optional<double> start = take_cue_time(from);
  const std::optional<double> end = take_cue_time(till);
  if (!start || !end || !from.empty() || (!arrowed && !till.empty())) return std::nullopt;
  return Cue{.start = *start, .end = *end, .lines = {}};
}

// Webex names its cues: 12 "Marta Ruiz" (3811)
std::string_view voice_in_name(std::string_view name) {
  const std::size_t begin = name.find_first_not_of("0123456789");
  if (begin == 0 || begin == std::string_view::npos || !name.substr(begin).starts_with(" \"")) return {};
  const std::size_t end = name.find('"', begin + 2);
  return end == std::string_view::npos ? std::string_view{} : name.substr(begin + 2, end - begin - 2);
}

std::vector<Cue> cues_of(std::string_view text) {
  std::vector<Cue> cues;
  bool open = false;
  std::string_view name;
  while (!text.empty()) {
    const std::string_view whole = take_line(text);
    const std::string_view line = trimmed(whole);
    if (std::optional<Cue> cue = cue_of(line)) {
      // Without a blank line between, what stood before the time was the cue's number.
      if (open && !cues.back().lines.empty() &&
          cues.back().lines.back().find_first_not_of("0123456789") == std::string_view::npos)
        cues.back().lines.pop_back();
      cues.push_back(std::move(*cue));
      cues.back().voice = voice_in_name(std::exchange(name, {}));
      open = true;
    } else if (whole.empty()) {
      open = false;
    } else if (open && !line.empty()) {
      cues.back().lines.push_back(line);
    } else {
      name = line;
    }
  }
  return cues;
}

// The text without markup, with its entities as characters.
std::string plain(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t close = text.front() == '<' ? text.find('>') : std::string_view::npos;
    if (close != std::string_view::npos) {
      text.remove_prefix(close + 1);
      continue;
    }
    if (take_entity(text, out)) continue;
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

// How many lines a cue begins with that the one before it ended with.
std::size_t repeated_lines(const Cue& cue, const Cue& before) {
  for (std::size_t n = std::min(cue.lines.size(), before.lines.size()); n > 0; --n)
    if (std::ranges::equal(std::span(cue.lines).first(n), std::span(before.lines).last(n),
                           [](auto one, auto other) { return plain(one) == plain(other); }))
      return n;
  return 0;
}

// What rolls on is left in the cue that it came with, which lasts as long as nothing new is said. One who
// says the same twice makes no file of captions that roll.
void drop_repeated(std::vector<Cue>& cues) {
  std::vector<std::size_t> repeated(cues.size());
  for (std::size_t i = 1; i < cues.size(); ++i) repeated[i] = repeated_lines(cues[i], cues[i - 1]);
  const auto rolling = std::ranges::count_if(repeated, [](std::size_t lines) { return lines > 0; });
  if (static_cast<std::size_t>(rolling) * 2 <= cues.size()) return;
  std::size_t last = 0;  // that has something new
  for (std::size_t i = 1; i < cues.size(); ++i) {
    const auto lines = cues[i].lines.begin();
    cues[i].lines.erase(lines, lines + static_cast<std::ptrdiff_t>(repeated[i]));
    if (!cues[i].lines.empty())
      last = i;
    else if (cues[i].start <= cues[last].end)
      cues[last].end = std::max(cues[last].end, cues[i].end);
  }
}

// "Language: es", above the first cue.
std::string_view language_in(std::string_view text) {
  static constexpr std::string_view kKey = "Language:";
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.starts_with(kKey)) return trimmed(line.substr(kKey.size()));
    if (line.find("-->") != std::string_view::npos) break;
  }
  return {};
}

// Takes a mark off a text that begins with it, and the white space behind it.
bool take_mark(std::string_view& text, std::initializer_list<std::string_view> marks) {
  const auto* mark = std::ranges::find_if(marks, [text](auto one) { return text.starts_with(one); });
  if (mark == marks.end()) return false;
  text = trimmed(text.substr(mark->size()));
  return true;
}

// Another voice begins to speak.
bool take_voice_mark(std::string_view& text) { return take_mark(text, {">>> ", ">> "}); }

class SubtitlesReader {
 public:
  explicit SubtitlesReader(Desk& desk) : draft_(desk), roles_(desk.roles), parser_(desk.tree_parser) {}

  void read(std::string_view text) {
    std::vector<Cue> cues = cues_of(text);
    if (cues.empty()) throw Error("no cues found: expected lines such as \"00:00:04.600 --> 00:00:09.100\"");
    if (std::ranges::all_of(cues, holds_json)) return read_json(cues);
    drop_repeated(cues);
    if (text.starts_with("WEBVTT")) draft_.call.language = draft_.keep(language_in(text));
    std::string all;
    for (const Cue& cue : cues)
      for (const std::string_view line : cue.lines) {
        const std::string whole = plain(line);
        std::string_view said = whole;
        take_voice_mark(said);
        (all += said) += '\n';
      }
    survey_ = survey_text(all, roles_);
    const auto headed = std::ranges::count_if(cues, [](const Cue& cue) {
      return cue.lines.size() > 1 && parse_line(cue.lines.front()).kind == Line::Kind::note;
    });
    names_in_brackets_ = static_cast<std::size_t>(headed) * 2 > cues.size();
    names_above_ = have_names_above(cues);
    all_named_ = survey_.labelled * 2 >= cues.size() && std::ranges::all_of(cues, has_label);
    for (const Cue& cue : cues) read_cue(cue);
    draft_.end_call();
  }

 private:
  // Each cue begins with a name on a line of its own, as what Teams writes for Word does, and somebody speaks
  // again.
  static bool have_names_above(const std::vector<Cue>& cues) {
    std::unordered_set<std::string_view> names;
    for (const Cue& cue : cues) {
      if (cue.lines.size() < 2 || !can_be_label(cue.lines[0]) || !looks_like_name(cue.lines[0])) return false;
      names.insert(cue.lines[0]);
    }
    return names.size() < cues.size();
  }

  // "le explico: son tres", and not "iPhone de Ana: ...".
  static bool begins_small(std::string_view label) {
    const auto is_small = [label](std::size_t at) {
      return at >= label.size() || (label[at] >= 'a' && label[at] <= 'z');
    };
    return is_small(0) && is_small(1);
  }

  static bool has_label(const Cue& cue) {
    if (cue.lines.empty()) return false;
    const Line line = parse_line(cue.lines.front());
    return line.kind == Line::Kind::said && !line.label.empty() && !line.needs_known && !line.heads;
  }

  static bool holds_json(const Cue& cue) {
    return !cue.lines.empty() && cue.lines.front().starts_with('{') && cue.lines.back().ends_with('}');
  }

  // What Teams knows of a cue: {"startDateTime", "speakerName", "spokenText", "spokenLanguage"}.
  void read_json(const std::vector<Cue>& cues) {
    std::string list;
    for (const Cue& cue : cues) {
      list += list.empty() ? '[' : ',';
      for (const std::string_view line : cue.lines) list += line;
    }
    list += ']';
    list.reserve(list.size() + simdjson::SIMDJSON_PADDING);
    JsonTree tree({list, Document::kNowhere}, parser_, draft_.call.arena);
    Call& call = draft_.call;
    const std::vector<Node> said = tree.root().items();
    for (std::size_t i = 0; i < cues.size(); ++i) {
      if (call.language.empty()) call.language = said[i]["spokenLanguage"].text();
      if (const auto at = epoch_of(said[i]["startDateTime"].text()); at && call.started_at.empty())
        call.started_at = draft_.keep(iso_of(*at - cues[i].start));
      draft_.add_turn(said[i]["speakerName"].text(), trimmed(said[i]["spokenText"].text()), cues[i].start,
                      cues[i].end);
    }
    tree.add_doubts(call);
    draft_.end_call();
  }

  void read_cue(const Cue& cue) {
    cue_ = &cue;
    label_ = last_label_;
    if (!cue.voice.empty()) label_ = draft_.keep(cue.voice);
    if (names_above_) label_ = last_label_ = keep(plain(cue.lines.front()));
    for (std::string_view line : std::span(cue.lines).subspan(names_above_ ? 1 : 0)) {
      begins_cue_ = line.data() == cue.lines.front().data();
      // "<v.loud Marta Ruiz>"
      for (std::size_t at = 0; (at = line.find("<v", at)) != std::string_view::npos;) {
        const std::size_t close = line.find('>', at);
        if (close == std::string_view::npos ||
            (line[at + 2] != ' ' && line[at + 2] != '.' && line[at + 2] != '\t')) {
          ++at;
          continue;
        }
        add_text(line.substr(0, at));
        end_turn();
        const std::string_view tag = line.substr(at + 2, close - at - 2);
        label_ = keep(plain(trimmed(tag.substr(std::min(tag.find(' '), tag.size())))));
        line.remove_prefix(close + 1);
        at = 0;
      }
      add_text(line);
    }
    end_turn();
  }

  // Whose voice it is that speaks now, nothing says.
  void change_voice() {
    end_turn();
    label_ = last_label_ = {};
  }

  void add_text(std::string_view marked) {
    const std::string whole = plain(marked);
    std::string_view text = trimmed(whole);
    if (take_voice_mark(text)) change_voice();
    const Line line = parse_line(text);
    if (line.kind == Line::Kind::blank || text == "-") return;
    if (line.kind == Line::Kind::note && names_in_brackets_) {
      end_turn();
      label_ = last_label_ = keep(line.text);
      return;
    }
    if (is_label(line)) {
      end_turn();
      label_ = last_label_ = keep(line.label);
      text_ = line.text;
      return;
    }
    if (line.kind == Line::Kind::note) {
      end_turn();
      const Event event = event_of_note(draft_.keep(line.text));
      draft_.add_event(event.kind, cue_->start, cue_->end, event.detail);
      return;
    }
    if (take_mark(text, {"- ", "– "})) change_voice();
    if (!text_.empty()) text_ += ' ';
    text_ += text;
  }

  // In a file that names its speakers so, a name that comes once is one, too, and whatever stands in its
  // place where every cue begins with one.
  bool is_label(const Line& line) const {
    if (line.heads) return false;
    if (all_named_ && begins_cue_ && !line.needs_known && !begins_small(line.label)) return true;
    if (line.label.empty() || survey_.accepts(line)) return !line.label.empty();
    const auto found = survey_.labels.find(fold_label(line.label));
    return survey_.labelled > 0 && !line.needs_known && found != survey_.labels.end() &&
           found->second.name_like;
  }

  void end_turn() {
    const std::string_view label = label_ == kUnknownVoice ? std::string_view{} : label_;
    if (!text_.empty()) draft_.add_turn(label, draft_.keep(text_), cue_->start, cue_->end);
    text_.clear();
  }

  std::string_view keep(std::string_view label) {
    return label == last_label_ ? last_label_ : draft_.keep(label);
  }

  Draft draft_;
  const Roles& roles_;
  simdjson::dom::parser& parser_;
  TextSurvey survey_;
  const Cue* cue_ = nullptr;
  std::string_view label_, last_label_;
  std::string text_;
  bool names_in_brackets_ = false, names_above_ = false, all_named_ = false;
  bool begins_cue_ = false;
};

}  // namespace

void read_subtitles(const Document& document, Desk& desk) { SubtitlesReader(desk).read(document.bytes); }

bool looks_like_webvtt(const Shape& shape) { return !shape.is_json() && shape.text().subtitles; }
bool looks_like_srt(const Shape& shape) { return !shape.is_json() && shape.text().bare_arrows > 0; }

bool looks_like_sbv(const Shape& shape) {
  const std::vector<std::string>& words = shape.first_words();
  return !shape.is_json() && words.size() == 1 && cue_of(words[0]);
}

bool looks_like_ass(const Shape& shape) {
  return !shape.is_json() && shape.first_words() == std::vector<std::string>{"[Script", "Info]"};
}

}  // namespace cortesia::read
