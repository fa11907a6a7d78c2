#include "read/json_tree.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "read/json_cut.hpp"
#include "read/json_error.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

namespace dom = simdjson::dom;

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Whether `at` is the escape of a lead (D800 to DBFF) or a trail (DC00 to DFFF) of a surrogate pair.
bool is_surrogate(std::string_view at, bool lead) {
  if (at.size() < 6 || at[0] != '\\' || at[1] != 'u' || (at[2] != 'd' && at[2] != 'D')) return false;
  const char third = at[3];
  const bool is_lead =
      third == '8' || third == '9' || third == 'a' || third == 'A' || third == 'b' || third == 'B';
  return is_hex(third) && third > '7' && is_lead == lead && is_hex(at[4]) && is_hex(at[5]);
}

// Lone surrogates become U+FFFD, and NaN and Infinity empty strings, which are there and no numbers. Counts
// the first.
std::string repair(std::string_view json, std::size_t& replaced) {
  static constexpr std::string_view kNoNumbers[] = {"NaN", "-Infinity", "Infinity"};
  std::string out;
  out.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view rest = json.substr(i);
    if (!in_string) {
      const auto* none =
          std::ranges::find_if(kNoNumbers, [&](std::string_view n) { return rest.starts_with(n); });
      if (none != std::end(kNoNumbers)) {
        out += "\"\"";
        i += none->size() - 1;
        continue;
      }
    } else if (is_surrogate(rest, true) && is_surrogate(rest.substr(6), false)) {
      out += rest.substr(0, 12);
      i += 11;
      continue;
    } else if (is_surrogate(rest, true) || is_surrogate(rest, false)) {
      out += "\\uFFFD";
      i += 5;
      ++replaced;
      continue;
    } else if (json[i] == '\\' && i + 1 < json.size()) {
      out += json[i++];
      out += json[i];
      continue;
    }
    if (json[i] == '"') in_string = !in_string;
    out += json[i];
  }
  return out;
}

}  // namespace

// A document that was found in a string.
struct JsonTree::Unpacked {
  Unpacked(std::string json, Arena& arena) : bytes(std::move(json)), tree({bytes, 0}, parser, arena) {}

  std::string bytes;
  dom::parser parser;
  JsonTree tree;
};

JsonTree::~JsonTree() = default;

JsonTree::JsonTree(const Document& document, dom::parser& parser, Arena& arena) : arena_(arena) {
  const std::string_view bytes = document.bytes;
  nuls_ = bytes.find("\\u0000") != std::string_view::npos;
  simdjson::error_code error = parser.parse(bytes.data(), bytes.size(), false).get(root_);
  if (error == simdjson::SUCCESS) return;
  repaired_ = repair(bytes, replaced_);
  if (repaired_ == bytes ||
      parser.parse(repaired_.data(), repaired_.size(), false).get(root_) != simdjson::SUCCESS)
    throw json_error(document, simdjson::simdjson_error(error));
}

std::string_view JsonTree::keep(std::string_view text) {
  if (!nuls_ || text.find('\0') == std::string_view::npos) return arena_.keep(text);
  std::string clean(text);
  replaced_ += static_cast<std::size_t>(std::ranges::count(clean, '\0'));
  std::ranges::replace(clean, '\0', ' ');
  return arena_.keep(clean);
}

void JsonTree::add_doubts(Call& call) {
  for (const Misfit& odd : misfits_)
    call.doubts.push_back({.kind = odd.kind, .count = odd.count, .text = odd.key});
  if (replaced_ > 0) call.doubts.push_back({.kind = DoubtKind::no_character, .count = replaced_});
  misfits_.clear();
  replaced_ = 0;
  for (const auto& inner : unpacked_) inner->tree.add_doubts(call);
}

void Node::misfit(DoubtKind kind) const {
  auto& odd = tree_->misfits_;
  auto found =
      std::ranges::find_if(odd, [&](const auto& one) { return one.key == key_ && one.kind == kind; });
  if (found == odd.end()) found = odd.insert(odd.end(), {std::string(key_), kind, 0});
  ++found->count;
}

Node Node::first(std::span<const std::string_view> keys) const {
  dom::object object;
  if (!tree_ || value_.get_object().get(object) != simdjson::SUCCESS) return {};
  Node best;
  std::size_t rank = keys.size();
  for (auto field = object.begin(); rank > 0 && field != object.end(); ++field) {
    const std::string_view key(field.key_c_str(), field.key_length());
    for (std::size_t i = 0; i < rank; ++i)
      if (key.size() == keys[i].size() && key == keys[i] && !field.value().is_null())
        best = {field.value(), keys[i], *tree_}, rank = i;
  }
  return best;
}

Items Node::each() const {
  Items items;
  if (!tree_) return items;
  if (value_.get_array().get(items.array_) == simdjson::SUCCESS)
    items.key_ = key_, items.tree_ = tree_;
  else
    misfit(DoubtKind::no_list);
  return items;
}

std::vector<Node> Node::items() const {
  std::vector<Node> all;
  all.reserve(size());
  for (const Node& item : each()) all.push_back(item);
  return all;
}

std::vector<Node> Node::pieces() const { return is_list() ? items() : std::vector<Node>{*this}; }

Node Node::front() const {
  dom::array array;
  if (!tree_ || value_.get_array().get(array) != simdjson::SUCCESS) return {};
  for (const dom::element element : array)
    if (!element.is_null()) return {element, key_, *tree_};
  return {};
}

Node Node::at(std::size_t index) const {
  dom::element element;
  dom::array array;
  if (!tree_ || value_.get_array().get(array) != simdjson::SUCCESS ||
      array.at(index).get(element) != simdjson::SUCCESS)
    return {};
  return {element, key_, *tree_};
}

std::vector<Node> Node::needed(std::string_view what) const {
  if (!is_list()) throw Error("expected {}, found {}", what, tree_ ? "something that is no list" : "none");
  return items();
}

std::size_t Node::size() const {
  dom::array array;
  dom::object object;
  if (!tree_) return 0;
  if (value_.get_array().get(array) == simdjson::SUCCESS) return array.size();
  return value_.get_object().get(object) == simdjson::SUCCESS ? object.size() : 0;
}

std::string_view Node::text() const {
  if (!tree_) return {};
  static constexpr std::string_view kDigits = "0123456789";
  if (std::string_view text; value_.get_string().get(text) == simdjson::SUCCESS) return tree_->keep(text);
  // Speakers and channels, of every word.
  if (std::uint64_t digit = 0; value_.get_uint64().get(digit) == simdjson::SUCCESS && digit < 10)
    return kDigits.substr(digit, 1);
  if (value_.is_number()) return tree_->keep(simdjson::minify(value_));
  misfit(DoubtKind::no_string);
  return {};
}

std::string_view Node::view() const {
  std::string_view text;
  return tree_ && value_.get_string().get(text) == simdjson::SUCCESS ? text : this->text();
}

bool Node::is(std::string_view wanted) const {
  std::string_view text;
  return tree_ && value_.get_string().get(text) == simdjson::SUCCESS && text == wanted;
}

bool Node::take_number(double& value, bool seconds) const {
  if (!tree_) return false;
  if (value_.get_double().get(value) == simdjson::SUCCESS) return true;
  std::string_view text;
  if (value_.get_string().get(text) == simdjson::SUCCESS) {
    if (text.empty()) return false;
    if (seconds && text.back() == 's') text = text.substr(0, text.find_last_not_of(" s") + 1);
    if (take_number_in(text, value)) return true;
  }
  misfit(DoubtKind::no_number);
  return false;
}

Node Node::unpacked(std::string json) const {
  if (!tree_) return {};
  json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  auto& all = tree_->unpacked_;
  all.push_back(std::make_unique<JsonTree::Unpacked>(std::move(json), tree_->arena_));
  return all.back()->tree.root();
}

Node Node::unpacked() const {
  std::string_view text;
  if (!tree_ || value_.get_string().get(text) != simdjson::SUCCESS || !begins_as_json(text)) return {};
  return unpacked(std::string(text));
}

std::string Node::json() const {
  std::string json = tree_ ? simdjson::minify(value_) : std::string();
  json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  return json;
}

bool Node::flag() const {
  if (!tree_) return false;
  bool value = false;
  return value_.get_bool().get(value) == simdjson::SUCCESS ? value : number().value_or(0) != 0;
}

}  // namespace cortesia::read
