#include "read/one_line.hpp"

#include <algorithm>
#include <cstddef>

#include "read/entities.hpp"
#include "read/lexicon.hpp"
#include "read/roles.hpp"
#include "read/text_labels.hpp"
#include "read/text_names.hpp"

namespace cortesia::read {
namespace {

// Line breaks that are written out. False: there is none.
bool take_written_breaks(std::string_view text, std::string& lines) {
  static constexpr std::string_view kBreaks[] = {"\\r\\n", "\\n", "<br>", "<br/>", "<br />"};
  lines.clear();
  bool found = false;
  while (!text.empty()) {
    std::size_t size = 0;
    for (const std::string_view one : kBreaks)
      if (size == 0 && text.starts_with(one)) size = one.size();
    lines += size > 0 ? '\n' : text.front();
    found = found || size > 0;
    text.remove_prefix(size > 0 ? size : 1);
  }
  return found;
}

// Line ends that are Unicode's own, and letters that are written as in HTML. False: there are none.
bool put_plainly(std::string_view text, std::string& out) {
  static constexpr std::string_view kEnds[] = {"\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85"};
  const bool entities = !first_entity(text).empty();
  const bool ends = std::ranges::any_of(
      kEnds, [text](std::string_view end) { return text.find(end) != std::string_view::npos; });
  if (!entities && !ends) return false;
  const std::string whole = entities ? without_entities(text) : std::string(text);
  for (std::string_view rest = whole; !rest.empty();) {
    const auto* end = std::ranges::find_if(kEnds, [rest](auto one) { return rest.starts_with(one); });
    out += end == std::end(kEnds) ? rest.front() : '\n';
    rest.remove_prefix(end == std::end(kEnds) ? 1 : end->size());
  }
  return true;
}

// Where the label before a colon begins, when it is a speaker's by its words: the fewest of them that are, or
// more that are one expression ("Servicio al Cliente"). Any other word may stand in a sentence.
std::size_t label_before(std::string_view text, std::size_t colon) {
  static constexpr std::size_t kWords = 4;
  std::size_t found = std::string_view::npos;
  for (std::size_t begin = colon, words = 0; begin > 0 && words < kWords; ++words) {
    const std::size_t space = text.rfind(' ', begin - 1);
    const std::size_t word = space == std::string_view::npos ? 0 : space + 1;
    const std::string_view label = without_marks(text.substr(word, colon - word));
    if (!label.empty() && !can_be_label(label) && label.find_first_of(".,?!;:") != std::string_view::npos)
      break;
    if (!label.empty() && label[0] >= 'A' && label[0] <= 'Z') {
      const auto [meaning, who] = recognise_label(fold_label(label));
      const bool speaker = meaning != Meaning::nothing && meaning != Meaning::letter;
      if (speaker && (found == std::string_view::npos || who.empty())) found = word;
    }
    begin = space == std::string_view::npos ? 0 : space;
  }
  return found;
}

// A colon between a label and what is said.
bool ends_label(std::string_view text, std::size_t colon) {
  std::string_view rest = text.substr(colon + 1);
  while (take(rest, "*") || take(rest, "_")) continue;
  return rest.starts_with(" ");
}

}  // namespace

std::string_view by_lines(std::string_view text, std::string& room) {
  static constexpr std::size_t kFewest = 3;  // labels; a sentence may tell of one or two
  std::string plain;
  if (put_plainly(text, plain)) text = plain;
  if (trim(text).find_first_of("\n\r") != std::string_view::npos) {
    if (plain.empty()) return text;
    room = plain;
    return room;
  }
  if (take_written_breaks(text, room)) return room;
  std::size_t labels = 0;
  for (std::size_t at = 0; (at = text.find(':', at)) != std::string_view::npos; ++at) {
    if (!ends_label(text, at)) continue;
    const std::size_t label = label_before(text, at);
    if (label == std::string_view::npos) continue;
    ++labels;
    if (label > 0) room[label - 1] = '\n';
  }
  if (labels < kFewest && plain.empty()) return text;
  if (labels < kFewest) room = plain;
  return room;
}

}  // namespace cortesia::read
