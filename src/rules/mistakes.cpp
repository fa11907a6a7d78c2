#include "rules/mistakes.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/terminal.hpp"
#include "rules/source.hpp"

namespace cortesia::rules {
namespace {

constexpr std::size_t kWidest = 100;       // code points of a line that are shown
constexpr std::size_t kAfterCaret = 40;    // of them from the caret on, at least, when the line is cut
constexpr std::size_t kLongestQuote = 60;  // columns of the user's text in a message
constexpr std::size_t kLongList = 20;      // names that a message lists at most

// The bytes of the first `count` code points.
std::size_t bytes_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u && count-- == 0) break;
  return at;
}

std::string_view line_at(std::string_view text, std::size_t number) {
  for (; number > 1; --number) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::uint32_t Mistakes::file(std::string name, std::string text) {
  auto own = std::make_unique<const std::string>(std::move(text));
  const std::uint32_t file = shipped_file(std::move(name), *own);
  files_[file].own = std::move(own);
  return file;
}

std::uint32_t Mistakes::shipped_file(std::string name, std::string_view text) {
  files_.push_back({std::move(name), nullptr, without_bom(text)});
  return static_cast<std::uint32_t>(files_.size() - 1);
}

const std::string& Mistakes::file_name(std::uint32_t file) const { return files_[file].name; }

void Mistakes::settle() {
  for (const Mistake& mistake : mistakes_) settled_.insert(mistake.place);
}

void Mistakes::add(Mistake mistake) {
  assert(mistake.place.file < files_.size());
  if (settled_.contains(mistake.place)) return;
  any_error_ = any_error_ || mistake.grade == Mistake::Grade::error;
  const auto key = [](const Mistake& m) { return std::tuple(m.place.file, m.place.line, m.place.column); };
  const auto before = [&](const Mistake& a, const Mistake& b) { return key(a) < key(b); };
  const auto at = std::upper_bound(mistakes_.begin(), mistakes_.end(), mistake, before);
  for (auto same = at; same != mistakes_.begin() && key(*(same - 1)) == key(mistake); --same)
    if ((same - 1)->message == mistake.message) return;
  if (full())
    ++uncounted_;
  else
    mistakes_.insert(at, std::move(mistake));
}

void Mistakes::error(const Node& at, std::string message) {
  error_in(at, 0, at.text.size(), std::move(message));
}

void Mistakes::warning(const Node& at, std::string message) {
  warning_in(at, 0, at.text.size(), std::move(message));
}

void Mistakes::error(const Place& place, std::uint32_t length, std::string message) {
  add({Mistake::Grade::error, place, std::max(length, 1u), std::move(message)});
}

void Mistakes::error_in(const Node& scalar, std::size_t offset, std::size_t length, std::string message) {
  add_in(Mistake::Grade::error, scalar, offset, length, std::move(message));
}

void Mistakes::warning_in(const Node& scalar, std::size_t offset, std::size_t length, std::string message) {
  add_in(Mistake::Grade::warning, scalar, offset, length, std::move(message));
}

void Mistakes::add_in(Mistake::Grade grade, const Node& scalar, std::size_t offset, std::size_t length,
                      std::string message) {
  Mistake mistake{grade, scalar.place, 1, std::move(message)};
  if (scalar.kind == Node::Kind::scalar && scalar.verbatim) {
    const std::string_view text = scalar.text;
    offset = std::min(offset, text.size());
    mistake.place.column += static_cast<std::uint32_t>(code_points(text.substr(0, offset)));
    mistake.length = std::max(1u, static_cast<std::uint32_t>(code_points(text.substr(offset, length))));
  }
  add(std::move(mistake));
}

std::span<const Mistake> Mistakes::all() const { return mistakes_; }

std::string Mistakes::where(const Place& place) const {
  if (place.line == 0) return files_[place.file].name;
  return fmt::format("{}:{}:{}", files_[place.file].name, place.line, place.column);
}

std::string Mistakes::render(const Mistake& mistake) const {
  const Place& place = mistake.place;
  std::string text =
      fmt::format("{}: {}{}", printable(where(place)),
                  mistake.grade == Mistake::Grade::warning ? "warning: " : "", printable(mistake.message));
  if (place.line == 0 || files_[place.file].text.empty()) return text;

  std::string line = printable(line_at(files_[place.file].text, place.line));
  std::size_t caret = std::min<std::size_t>(place.column - 1, code_points(line));
  std::string_view cut_before, cut_after;
  if (caret > kWidest - kAfterCaret) {
    const std::size_t cut = caret - (kWidest - kAfterCaret);
    line.erase(0, bytes_of(line, cut));
    caret -= cut;
    cut_before = "…";
  }
  if (code_points(line) > kWidest) {
    line.erase(bytes_of(line, kWidest));
    cut_after = "…";
  }
  const std::size_t begin = bytes_of(line, caret);
  const std::string_view marked = std::string_view(line).substr(begin).substr(
      0, bytes_of(std::string_view(line).substr(begin), mistake.length));
  return text + fmt::format("\n{:>5} | {}{}{}\n      | {:{}}{:^>{}}", place.line, cut_before, line, cut_after,
                            "", columns(cut_before) + columns(std::string_view(line).substr(0, begin)), "",
                            std::max<std::size_t>(columns(marked), 1));
}

std::string Mistakes::render() const {
  std::string text;
  for (const Mistake& mistake : all().first(std::min(mistakes_.size(), kShown))) {
    if (!text.empty()) text += '\n';
    text += render(mistake);
  }
  if (mistakes_.size() > kShown)
    text += fmt::format("\nand {} more{}", mistakes_.size() - kShown + uncounted_,
                        " (mend these first: some may go with them)");
  return text;
}

void Mistakes::throw_if_any() const {
  if (any_error_) throw Error(render());
}

std::string suggestion(std::string_view name, std::span<const std::string_view> known) {
  if (const std::string_view near = nearest_name(name, known); !near.empty())
    return fmt::format("; did you mean {}?", quote(near));
  if (known.empty() || known.size() > kLongList) return {};
  if (known.size() == 1) return fmt::format("; expected {}", known[0]);
  return fmt::format("; expected one of {}", fmt::join(known, ", "));
}

std::string quote(std::string_view text) {
  return fmt::format("\"{}\"", clipped(printable(text), kLongestQuote));
}

}  // namespace cortesia::rules
