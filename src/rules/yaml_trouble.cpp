#include "rules/yaml_trouble.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rules/mistakes.hpp"

namespace cortesia::rules {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestAdvice = 60;               // bytes of a phrase that is written out in quotes
constexpr std::string_view kSpecial = "[]{},&*!%@`|>#";  // what no plain text begins with

// What word processors and telephones make of " and '.
constexpr std::pair<std::string_view, std::string_view> kTypesetQuotes[] = {
    {"“", "”"}, {"‘", "’"}, {"«", "»"}, {"„", "“"}};

struct Range {
  std::size_t begin = 0, end = 0;
};

std::string_view text_of(const Source& source, Range range) {
  return source.text().substr(range.begin, range.end - range.begin);
}

bool says(const YamlFailure& failure, std::string_view part) { return failure.reason.find(part) != kNone; }

std::size_t skip_spaces(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

// The line's bytes without indentation, trailing spaces and comment.
Range content_of(const Source& source, std::size_t line) {
  const std::size_t first = source.begin_of(line);
  std::string_view text = source.line(line);
  if (const std::size_t comment = text.find(" #"); comment != kNone) text = text.substr(0, comment);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return {skip_spaces(source.text(), first, first + text.size()), first + text.size()};
}

// Behind the `key: ` that a range may begin with.
std::size_t behind_key(std::string_view text, Range range) {
  if (range.begin == range.end || std::string_view("\"'[{").find(text[range.begin]) != kNone)
    return range.begin;
  const std::size_t colon = text.substr(0, range.end).find(": ", range.begin);
  return colon == kNone ? range.begin : skip_spaces(text, colon + 1, range.end);
}

// The value on a line of its own: behind its dashes and its key.
Range value_on_line(const Source& source, std::size_t line) {
  const std::string_view text = source.text();
  Range range = content_of(source, line);
  while (text.substr(range.begin, 2) == "- ") range.begin = skip_spaces(text, range.begin + 1, range.end);
  range.begin = behind_key(text, range);
  return range;
}

// The item round `at` of a list or mapping in brackets, as far as it is on the line.
Range item_in_flow(const Source& source, std::size_t at) {
  const std::string_view text = source.text();
  const Range line = content_of(source, source.line_of(at));
  at = std::clamp(at, line.begin, line.end);
  Range range{at, at};
  for (int depth = 0; range.begin > line.begin; --range.begin) {
    const char c = text[range.begin - 1];
    if (c == ']' || c == '}') ++depth;
    if ((c == '[' || c == '{') && --depth < 0) break;
    if (c == ',' && depth == 0) break;
  }
  for (int depth = 0; range.end < line.end; ++range.end) {
    const char c = text[range.end];
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && --depth < 0) break;
    if (c == ',' && depth == 0) break;
  }
  while (range.end > range.begin && text[range.end - 1] == ' ') --range.end;
  range.begin = skip_spaces(text, range.begin, range.end);
  range.begin = behind_key(text, range);
  return range;
}

// Advice for a phrase that YAML reads as something else: `write '[muchas] gracias'`.
std::string in_quotes(std::string_view phrase) {
  if (phrase.size() > kLongestAdvice) return {};
  std::string written;
  for (const char c : phrase) written.append(c == '\'' ? 2 : 1, c);
  return fmt::format("; write '{}'", written);
}

// A quotation mark that was opened and closes on another line, in the middle of something else, or not at
// all.
std::optional<Range> open_quote(const Source& source, const YamlFailure& failure) {
  const std::string_view text = source.text();
  for (std::size_t line = source.line_of(failure.last); line <= source.line_of(failure.at); ++line) {
    const Range value = value_on_line(source, line);
    if (value.begin == value.end || (text[value.begin] != '"' && text[value.begin] != '\'')) continue;
    std::size_t end = end_of_quoted(text, value.begin);
    if (end != kNone && end <= value.end) continue;
    if (end != kNone) {
      end = skip_spaces(text, end, text.size());
      if (end == text.size() || std::string_view("\r\n#,]}:").find(text[end]) != kNone) continue;
    }
    return Range{value.begin, value.begin + 1};
  }
  return std::nullopt;
}

std::size_t indentation(const Source& source, std::size_t line) {
  return content_of(source, line).begin - source.begin_of(line);
}

std::size_t line_with_text_before(const Source& source, std::size_t line) {
  for (--line; line > 0; --line) {
    const Range content = content_of(source, line);
    if (content.begin < content.end && source.text()[content.begin] != '#') return line;
  }
  return 0;
}

YamlTrouble about(Range range, std::string message, bool contained = false) {
  return {range.begin, range.end, std::move(message), contained};
}

// A `key:` where the text before it has not ended.
YamlTrouble early_key(const Source& source, const YamlFailure& failure) {
  const std::size_t line = source.line_of(failure.at);
  if (const std::size_t before = line_with_text_before(source, line); before > 0) {
    const Range content = content_of(source, before);
    const std::string_view written = text_of(source, content);
    const std::size_t colon = written.find(':');
    if (written.find(": ") == kNone && !written.ends_with(':') && !written.starts_with("- ")) {
      if (colon != kNone && colon > 0)
        return about({content.begin + colon, content.begin + colon + 1}, "expected a space after \":\"");
      return about(content, fmt::format("expected \"key: value\", found {}", quote(written)));
    }
    if (indentation(source, line) > indentation(source, before))
      return about(
          {content_of(source, line).begin, failure.at},
          "expected a line in the column of the one above, found one indented deeper; a line that has a "
          "value has nothing below it");
  }
  return about({content_of(source, line).begin, failure.at},
               "expected no \":\" here: the text before it has not ended; check its quotation marks and the "
               "indentation");
}

// An unquoted phrase that YAML takes for something else.
std::optional<YamlTrouble> unquoted(const Source& source, Range item, bool flow) {
  const std::string_view phrase = text_of(source, item);
  if (phrase.empty()) return std::nullopt;
  const char first = phrase[0];
  if (std::string message = typeset_quotes(phrase); !message.empty())
    return about(item, std::move(message), true);
  if (kSpecial.find(first) != kNone)
    return about(
        item, fmt::format("a text that begins with \"{}\" needs quotation marks{}", first, in_quotes(phrase)),
        true);
  if (phrase.starts_with("- "))
    return about(item,
                 fmt::format("a list begins on the line below its key; a text that begins with \"- \" needs "
                             "quotation marks{}",
                             in_quotes(phrase)),
                 true);
  if (first == '\'' || first == '"') {
    const std::size_t end = end_of_quoted(phrase, 0);
    if (end == kNone || end == phrase.size()) return std::nullopt;
    const std::string_view rest = phrase.substr(end);
    if (first == '\'' && rest[0] != ' ')
      return about(
          item, "expected nothing behind the closing \"'\"; an apostrophe between '...' is written twice: ''",
          true);
    return about(
        item,
        fmt::format("expected nothing behind the closing quotation mark; put the whole text in one pair{}",
                    in_quotes(phrase)),
        true);
  }
  if (phrase.find(": ") != kNone || phrase.ends_with(':'))
    return about(item, fmt::format("a text with \": \" in it needs quotation marks{}", in_quotes(phrase)),
                 true);
  if (flow && phrase.find_first_of("[]{}?") != kNone)
    return about(item,
                 fmt::format("a text with {} needs quotation marks in a list on one line{}",
                             phrase.find_first_of("[]{}") != kNone ? "brackets" : "\"?\"", in_quotes(phrase)),
                 true);
  return std::nullopt;
}

}  // namespace

std::string typeset_quotes(std::string_view text) {
  for (const auto& [opens, closes] : kTypesetQuotes) {
    if (!text.starts_with(opens)) continue;
    text.remove_prefix(opens.size());
    if (text.ends_with(closes)) text.remove_suffix(closes.size());
    return fmt::format("{} and {} are no quotation marks of YAML; use \" or '{}", opens, closes,
                       in_quotes(text));
  }
  return {};
}

std::size_t end_of_quoted(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 == text.size() || text[i + 1] != quote) return i + 1;
      ++i;
    }
  }
  return kNone;
}

YamlTrouble explain(const Source& source, const YamlFailure& failure) {
  const std::string_view text = source.text();
  const std::size_t at = std::min(failure.at, text.size());
  const std::size_t line = source.line_of(at);
  const Range content = content_of(source, line);
  const std::size_t indent = source.begin_of(line);

  if (const std::size_t tab = text.substr(0, content.begin).find('\t', indent); tab != kNone)
    return about({tab, tab + 1}, "expected spaces, found a tab in the indentation; indent with spaces");
  if (says(failure, "escape") || says(failure, "unicode") || says(failure, "hex number")) {
    const std::size_t slash = text.rfind('\\', at > 0 ? at - 1 : 0);
    if (slash != kNone)
      return about(
          {slash, std::min(at, text.size())},
          fmt::format("{} means nothing between \"...\"; put the text between '...', where a backslash is "
                      "only a backslash",
                      quote(text.substr(slash, 2))),
          true);
  }
  if (const auto quote = open_quote(source, failure))
    return about(*quote, fmt::format("expected a closing {} on this line", text[quote->begin]));

  const bool begins_line = at <= content.begin;
  const bool flow = failure.flow.has_value();
  if (!begins_line || says(failure, "token") || says(failure, "anchor")) {
    const Range item = flow ? item_in_flow(source, at) : value_on_line(source, line);
    if (auto trouble = unquoted(source, item, flow)) return *trouble;
  }
  if (flow && says(failure, "flow not found")) {
    const char open = text[*failure.flow];
    return about({*failure.flow, *failure.flow + 1},
                 fmt::format("expected a closing \"{}\"", open == '[' ? ']' : '}'));
  }
  if (says(failure, "illegal map value")) return early_key(source, failure);
  if (says(failure, "end of map not found"))
    return about(
        {at, std::max(content.end, at)},
        fmt::format("expected another \"key: value\" in the column of those above, found {}; check the "
                    "indentation",
                    quote(text.substr(at, std::max(content.end, at) - at))));
  if (says(failure, "end of sequence not found"))
    return about({at, std::max(content.end, at)},
                 fmt::format("expected another \"- item\" in the column of those above, found {}; check the "
                             "indentation",
                             quote(text.substr(at, std::max(content.end, at) - at))));
  return about({at, at + 1}, fmt::format("expected YAML, found what it cannot read ({}); a text with unusual "
                                         "characters belongs in quotation marks",
                                         failure.reason));
}

}  // namespace cortesia::rules
