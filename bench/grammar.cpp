// The grammar read from its file, and texts drawn from it.
#include "grammar.hpp"

#include <algorithm>
#include <stdexcept>

namespace cortesia::bench {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::uint32_t index_of(std::vector<std::string>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  const auto index = static_cast<std::uint32_t>(found - names.begin());
  if (found == names.end()) names.emplace_back(name);
  return index;
}

constexpr std::size_t kLongList = 20;  // from here on the first are favoured

}  // namespace

Grammar::Grammar(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view piece = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (piece.empty() || piece.front() == '#') continue;
    if (piece.front() != ' ') {
      add_line(line);
      line.clear();
    }
    line += piece;
  }
  add_line(line);
  resolve();
}

void Grammar::add_line(std::string_view line) {
  if (line.empty()) return;
  const std::size_t colon = line.find(": ");
  if (colon == std::string_view::npos)
    throw std::runtime_error("no `name: ` in \"" + std::string(line) + "\"");
  List list;
  list.name = line.substr(0, colon);
  line.remove_prefix(colon + 2);
  while (true) {
    const std::size_t bar = std::min(line.find('|'), line.size());
    std::string_view rest = trimmed(line.substr(0, bar));
    std::vector<Piece>& pieces = list.alternatives.emplace_back();
    while (!rest.empty()) {
      const std::size_t open = std::min(rest.find('{'), rest.size());
      if (open > 0) pieces.push_back({Piece::Kind::text, 0, std::string(rest.substr(0, open))});
      rest.remove_prefix(open);
      if (rest.empty()) break;
      const std::size_t close = rest.find('}');
      if (close == std::string_view::npos) throw std::runtime_error("no } in \"" + std::string(rest) + "\"");
      std::string_view name = rest.substr(1, close - 1);
      rest.remove_prefix(close + 1);
      Piece::Kind kind = Piece::Kind::list;
      if (name.starts_with('*')) {
        kind = Piece::Kind::trade_list;
        name.remove_prefix(1);
      } else if (!name.empty() && name.front() >= 'A' && name.front() <= 'Z') {
        kind = Piece::Kind::slot;
      }
      pieces.push_back({kind, 0, std::string(name)});
    }
    if (bar == line.size()) break;
    line.remove_prefix(bar + 1);
  }
  std::uint32_t sum = 0;
  const std::size_t count = list.alternatives.size();
  for (std::size_t rank = 0; rank < count; ++rank) {
    sum += count < kLongList ? 1 : static_cast<std::uint32_t>(1'000'000 / (rank + 3));
    list.upto.push_back(sum);
  }
  if (!by_name_.emplace(list.name, static_cast<std::uint32_t>(lists_.size())).second)
    throw std::runtime_error("the list \"" + list.name + "\" stands twice");
  lists_.push_back(std::move(list));
}

void Grammar::resolve() {
  for (List& list : lists_)
    for (std::vector<Piece>& pieces : list.alternatives)
      for (Piece& piece : pieces) switch (piece.kind) {
          case Piece::Kind::text:
            break;
          case Piece::Kind::list:
            piece.index = list_index(piece.text);
            break;
          case Piece::Kind::trade_list:
            piece.index = index_of(trade_names_, piece.text);
            break;
          case Piece::Kind::slot:
            piece.index = index_of(slot_names_, piece.text);
            break;
        }
  slots_.resize(slot_names_.size());
  trade_lists_.resize(trade_names_.size());
}

std::uint32_t Grammar::list_index(std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) throw std::runtime_error("there is no list \"" + std::string(name) + "\"");
  return found->second;
}

void Grammar::start_call(const Values& values) {
  for (std::size_t i = 0; i < slots_.size(); ++i) slots_[i] = values.slots.at(slot_names_[i]);
  for (std::size_t i = 0; i < trade_names_.size(); ++i)
    trade_lists_[i] = list_index(values.trade + "." + trade_names_[i]);
}

void Grammar::say(std::string_view list, Random& random, std::string& out) const {
  say(lists_[list_index(list)], random, out);
}

void Grammar::say(const List& list, Random& random, std::string& out) const {
  const std::uint32_t ticket = random.below(list.upto.back());
  const auto pick = std::upper_bound(list.upto.begin(), list.upto.end(), ticket) - list.upto.begin();
  for (const Piece& piece : list.alternatives[static_cast<std::size_t>(pick)]) switch (piece.kind) {
      case Piece::Kind::text:
        out += piece.text;
        break;
      case Piece::Kind::list:
        say(lists_[piece.index], random, out);
        break;
      case Piece::Kind::trade_list:
        say(lists_[trade_lists_[piece.index]], random, out);
        break;
      case Piece::Kind::slot:
        out += slots_[piece.index];
        break;
    }
}

}  // namespace cortesia::bench
