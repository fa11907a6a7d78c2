#include "read/text_labels.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "read/roles.hpp"
#include "read/text_names.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\v'; }

bool is_arrow(std::string_view& text) {
  return take(text, "-->") || take(text, "->") || take(text, "\xE2\x86\x92");
}

// "0.50", seconds alone.
std::optional<Stamp> take_seconds(std::string_view& text) {
  std::size_t end = text.find_first_not_of("0123456789.");
  if (end == std::string_view::npos) end = text.size();
  const std::string_view digits = text.substr(0, end);
  const auto seconds = digits.find('.') == std::string_view::npos ? std::nullopt : number_in(digits);
  if (!seconds) return std::nullopt;
  text.remove_prefix(end);
  Stamp stamp;
  stamp.seconds = *seconds;
  stamp.text = digits;
  return stamp;
}

// Takes a time off the end of a label: "Agente (00:12)", "Agente [00:12]", "Agente 00:12", "Agente - 00:12",
// "Agente 9:34 p. m."
std::optional<Stamp> take_stamp_behind(std::string_view& label) {
  static constexpr std::string_view kLast = "0123456789)]mM. ";
  if (label.empty() || kLast.find(label.back()) == std::string_view::npos) return std::nullopt;
  std::size_t begin = label.size();
  const auto go_back_over = [&](std::string_view signs) {
    while (begin > 0 && signs.find(label[begin - 1]) != std::string_view::npos) --begin;
  };
  // "9:34 AM", "9:34 p. m."
  if (const std::size_t last = label.find_last_of("mM");
      last != std::string_view::npos && last + 2 >= label.size())
    go_back_over("aApPmM. \xC2\xA0\xE2\x80\xAF");
  go_back_over("0123456789:.,");
  std::string_view tail = label.substr(begin);
  char open = '\0';
  if (!label.empty() && (label.back() == ')' || label.back() == ']')) {
    open = label.back() == ')' ? '(' : '[';
    begin = label.rfind(open);
    if (begin == std::string_view::npos) return std::nullopt;
    tail = trim(label.substr(begin + 1, label.size() - begin - 2));
  }
  const std::optional<Stamp> stamp = take_stamp(tail, Dates::either);
  if (std::string_view end = tail; stamp && open != '\0') {  // "[00:12 - 00:15]"
    skip_spaces(end);
    if (take(end, "-") || take(end, "\xE2\x80\x93")) {
      skip_spaces(end);
      if (take_stamp(end)) tail = end;
    }
  }
  if (!stamp || !tail.empty() || begin == 0) return std::nullopt;
  std::string_view rest = label.substr(0, begin);
  if (open == '\0' && !is_space(rest.back()) && rest.back() != '-') return std::nullopt;
  while (!rest.empty() && (is_space(rest.back()) || rest.back() == '-' || rest.back() == '|'))
    rest.remove_suffix(1);
  label = rest;
  return stamp;
}

}  // namespace

std::string_view trim(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kInvisible = {
      "\xC2\xA0",     "\xEF\xBB\xBF", "\xE2\x80\x8B", "\xE2\x80\x8E",
      "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAC", "\xE2\x80\xAF"};
  for (bool more = true; more;) {
    more = false;
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    if (text.empty() || (is_ascii(text.front()) && is_ascii(text.back()))) break;
    for (const std::string_view mark : kInvisible) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), more = true;
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), more = true;
    }
  }
  return text;
}

void skip_spaces(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}

bool take_dash(std::string_view& text) {
  skip_spaces(text);
  const bool dash =
      take(text, "-") || take(text, "\xE2\x80\x93") || take(text, "\xE2\x80\x94") || take(text, "|");
  if (dash) skip_spaces(text);
  return dash;
}

Stamps take_stamps(std::string_view& text) {
  static constexpr std::string_view kWords[] = {"minuto ", "Minuto ", "min. ", "Min. ", "min ", "Min "};
  static constexpr std::string_view kFirst = "0123456789[(mM";
  if (text.empty() || kFirst.find(text.front()) == std::string_view::npos) return {};
  Stamps stamps;
  std::string_view rest = text;
  char close = '\0';
  if (take(rest, "["))
    close = ']';
  else if (take(rest, "("))
    close = ')';
  stamps.bracket = close != '\0';
  if (stamps.bracket) skip_spaces(rest);
  for (const std::string_view word : kWords)
    if (take(rest, word)) break;
  stamps.start = take_stamp(rest, Dates::either);
  const bool seconds = !stamps.start && stamps.bracket;  // "[0.50 - 4.20]", two of them
  if (seconds) stamps.start = take_seconds(rest);
  if (!stamps.start) return {};
  skip_spaces(rest);
  std::string_view more = rest;
  stamps.arrow = is_arrow(more);
  if (stamps.arrow || take(more, "-") || take(more, "\xE2\x80\x93")) {
    skip_spaces(more);
    stamps.end = seconds ? take_seconds(more) : take_stamp(more, Dates::either);
    if (stamps.end)
      rest = more;
    else if (stamps.arrow)
      return {};
  }
  if (seconds && !stamps.end) return {};
  skip_spaces(rest);
  if (stamps.bracket && (rest.empty() || rest.front() != close)) return {};
  if (stamps.bracket) rest.remove_prefix(1);
  text = rest;
  return stamps;
}

std::string_view without_marks(std::string_view label) {
  while (!label.empty() && (label.front() == '*' || label.front() == '_' || is_space(label.front())))
    label.remove_prefix(1);
  while (!label.empty() && (label.back() == '*' || label.back() == '_' || is_space(label.back())))
    label.remove_suffix(1);
  return label;
}

bool take_fields(std::string_view& text, Line& line) {
  if (!text.starts_with("[")) return false;
  const std::size_t close = text.find(']');
  if (close == std::string_view::npos || text.substr(0, close).find('|') == std::string_view::npos)
    return false;
  std::string_view fields = text.substr(1, close - 1);
  while (!fields.empty()) {
    const std::size_t bar = fields.find('|');
    const std::string_view field = trim(fields.substr(0, bar));
    fields = bar == std::string_view::npos ? std::string_view{} : fields.substr(bar + 1);
    std::string_view rest = field;
    if (const auto stamp = take_stamp(rest); stamp && rest.empty()) {
      line.start = stamp;
    } else if (line.label.empty() && can_be_label(field)) {
      line.label = field;
    }
  }
  if (line.label.empty()) return false;
  text.remove_prefix(close + 1);
  return true;
}

namespace {

// A label in brackets before what is said: "[SPEAKER_00]: ...", "[Agente] ...", "(speaker 0) ...".
bool take_bracketed_label(std::string_view& text, Line& line) {
  const char open = text.empty() ? '\0' : text.front();
  if (open != '[' && open != '(' && open != '<') return false;
  const char close_mark = open == '[' ? ']' : open == '(' ? ')' : '>';
  const std::size_t close = text.find(close_mark);
  if (close == std::string_view::npos) return false;
  const std::string_view label = trim(text.substr(1, close - 1));
  if (!can_be_label(label) && label != "speaker ?") return false;
  std::string_view rest = text.substr(close + 1);
  skip_spaces(rest);
  // "[Marta Ruiz] 14:30:03", the text on the lines below.
  if (std::string_view time = rest; const auto stamp = take_stamp(time)) {
    if (time.empty() && !line.start && open == '[') {
      line.label = label;
      line.text = {};
      line.start = stamp;
      line.heads = true;
      return true;
    }
  }
  const bool colon = take(rest, ":") || take(rest, "\xEF\xBC\x9A");
  line.label = label;
  line.marked = colon;
  line.needs_known = !colon;
  line.no_colon = !colon && open == '<';
  line.text = trim(rest);
  text = rest;
  return true;
}

// Where the colon behind a label stands: not inside a time or an address.
std::size_t find_colon(std::string_view text, std::size_t& length) {
  for (std::size_t i = 0; i < text.size() && i < 120; ++i) {
    if (text[i] == '\xEF' && text.substr(i).starts_with("\xEF\xBC\x9A")) {
      length = 3;
      return i;
    }
    if (text[i] != ':') continue;
    const bool time = i > 0 && is_digit(text[i - 1]) && i + 1 < text.size() && is_digit(text[i + 1]);
    if (time || text.substr(i + 1).starts_with("//")) continue;
    length = 1;
    return i;
  }
  return std::string_view::npos;
}

// Where " - " stands, or the same with a longer dash or an arrow: they are rarer than the spaces round them.
std::size_t find_dash(std::string_view text) {
  static constexpr std::string_view kDashes[] = {
      "- ", "-> ", "=> ", "> ", ">> ", "\xC2\xBB ", "\xE2\x80\x93 ", "\xE2\x80\x94 ", "\xE2\x86\x92 "};
  const auto is_dash = [text](std::size_t at) {
    return text[at - 1] == ' ' && std::ranges::any_of(kDashes, [rest = text.substr(at)](auto dash) {
             return rest.starts_with(dash);
           });
  };
  std::size_t first = std::string_view::npos;
  for (const char sign : {'-', '>', '=', '\xC2', '\xE2'}) {
    std::size_t at = text.find(sign, 1);
    while (at != std::string_view::npos && !is_dash(at)) at = text.find(sign, at + 1);
    if (at != std::string_view::npos) first = std::min(first, at - 1);
  }
  return first;
}

// "Agente - ...", of a word known for a speaker's or, where a text has such, of any other. "Agente - Marta
// Ruiz: ..." is a label before a colon.
bool take_dashed_label(std::string_view text, Line& line) {
  const std::size_t at = find_dash(text);
  if (at == std::string_view::npos) return false;
  std::string_view label = text.substr(0, at);
  const std::optional<Stamp> stamp = line.start ? std::nullopt : take_stamp_behind(label);
  label = without_marks(label);
  if (!can_be_label(label) || label.find(':') != std::string_view::npos) return false;
  const std::string_view said = trim(text.substr(text.find(' ', at + 1)));
  if (std::string_view rest = said; take_stamp(rest) && rest.empty()) return false;  // "Marta Ruiz - 0:03"
  std::size_t length = 0;
  const std::size_t colon = find_colon(said, length);
  if (colon != std::string_view::npos && looks_like_name(said.substr(0, colon))) return false;
  if (stamp) line.start = stamp;
  line.label = label;
  line.text = said;
  line.needs_known = line.no_colon = true;
  return true;
}

// "Speaker 0    00:00:12    ...", in columns, as Rev.ai writes it.
bool take_label_in_column(std::string_view text, Line& line) {
  if (line.start) return false;
  const std::size_t end = std::min(text.size(), kLongestLabel + 1);
  std::size_t gap = 0;
  while (gap < end && text[gap] != '\t' && (text[gap] != ' ' || !text.substr(gap + 1).starts_with(' ')))
    ++gap;
  if (gap == end) return false;
  std::string_view rest = trim(text.substr(gap));
  const std::string_view label = text.substr(0, gap);
  const std::optional<Stamp> stamp = take_stamp(rest);
  if (!stamp || !(rest.starts_with("  ") || rest.starts_with("\t")) || !can_be_label(label)) return false;
  line.start = stamp;
  line.label = label;
  line.text = trim(rest);
  line.marked = true;
  return true;
}

// "**Agente** ...", "**AGENTE (00:12)** ...".
bool take_bold_label(std::string_view text, Line& line) {
  if (!take(text, "**")) return false;
  const std::size_t close = text.find("**");
  if (close == std::string_view::npos) return false;
  std::string_view label = trim(text.substr(0, close)), said = trim(text.substr(close + 2));
  if (said.empty() || said.front() == ':' || label.ends_with(':')) return false;
  if (std::string_view rest = said; take_stamps(rest).start) return false;  // "**Marta Ruiz** 0:03"
  const std::optional<Stamp> stamp = take_stamp_behind(label);
  if (!can_be_label(label)) return false;
  if (stamp && !line.start) line.start = stamp;
  line.label = label;
  line.text = said;
  line.marked = line.marked || stamp.has_value();
  line.needs_known = line.no_colon = !stamp;
  return true;
}

}  // namespace

bool take_label(std::string_view& text, Line& line) {
  if (take_bracketed_label(text, line) || take_label_in_column(text, line) || take_bold_label(text, line) ||
      take_dashed_label(text, line))
    return true;
  std::size_t length = 0;
  if (const std::size_t colon = find_colon(text, length); colon != std::string_view::npos) {
    const bool bold = text.starts_with("*") || text.starts_with("__");
    std::string_view label = trim(without_marks(text.substr(0, colon)));
    const std::optional<Stamp> stamp = take_stamp_behind(label);
    label = without_marks(label);
    if (can_be_label(label) || label == kUnknownVoice) {
      if (stamp && !line.start) line.start = stamp;
      line.label = label;
      line.marked = line.marked || bold || stamp.has_value();
      std::string_view said = text.substr(colon + length);
      line.needs_known = length == 1 && !said.empty() && !is_space(said.front()) && !bold;
      if (bold) {
        skip_spaces(said);
        while (take(said, "*") || take(said, "_")) continue;
      }
      line.text = trim(said);
      return true;
    }
  }
  // "AGENTE.- ..." as scripts are written; only of a word known for a speaker's.
  if (const std::size_t dash = text.find(".-");
      dash != std::string_view::npos && can_be_label(text.substr(0, dash))) {
    line.label = trim(text.substr(0, dash));
    line.text = trim(text.substr(dash + 2));
    line.needs_known = true;
    return true;
  }
  // "Marta Ruiz  0:03", the text on the lines below.
  std::string_view label = text;
  if (const std::optional<Stamp> stamp = take_stamp_behind(label);
      stamp && can_be_label(label) && !line.start) {
    line.start = stamp;
    line.label = without_marks(label);
    line.text = {};
    line.marked = true;
    return true;
  }
  return false;
}

bool take_dotted_label(std::string_view text, Line& line) {
  const std::size_t dot = text.find(". ");
  if (dot == std::string_view::npos || !can_be_label(text.substr(0, dot))) return false;
  line.label = text.substr(0, dot);
  line.text = trim(text.substr(dot + 2));
  line.needs_known = line.no_colon = true;
  return true;
}

bool take_writer(std::string_view text, Line& line) {
  static constexpr std::size_t kLongest = 60;
  const std::size_t colon = text.find(": ");
  if (colon == 0 || colon == std::string_view::npos) return false;
  const std::string_view label = trim(text.substr(0, colon));
  if (label.size() > kLongest || label.find('"') != std::string_view::npos) return false;
  line.label = label;
  line.text = trim(text.substr(colon + 2));
  line.marked = true;
  return true;
}

void take_named_voice(Line& line) {
  static constexpr std::size_t kLongest = 12;
  const bool name = !line.text.empty() && line.text.size() <= kLongest && is_digit(line.text.back()) &&
                    line.text.find(' ') == std::string_view::npos;
  if (!name || fold_label(line.label) != "speaker") return;
  line.label = line.text;
  line.text = {};
  line.marked = true;
}

bool take_listed_label(std::string_view text, Line& line) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (std::string_view rest = text.substr(digits);
      digits > 0 && digits < 4 && (take(rest, ". ") || take(rest, ") "))) {
    skip_spaces(rest);
    const Stamps stamps = line.start ? Stamps{} : take_stamps(rest);
    skip_spaces(rest);
    if (!take_label(rest, line)) return false;
    if (stamps.start) line.start = stamps.start, line.end = stamps.end;
    line.needs_known = true;
    return true;
  }
  const std::size_t tab = text.find('\t');
  if (tab == std::string_view::npos || !can_be_label(trim(text.substr(0, tab)))) return false;
  line.label = trim(text.substr(0, tab));
  line.text = trim(text.substr(tab));
  line.needs_known = line.no_colon = true;
  return true;
}

}  // namespace cortesia::read
