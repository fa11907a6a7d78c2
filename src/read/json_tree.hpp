// A JSON document as a tree, for the readers of vendors' formats: whatever the order of its keys, a reader
// asks for what it wants by name, and what is not there is empty.
//
// null and absent are the same. A value of another type than was asked for costs no call: it counts as
// absent, and the call says so among its doubts. Numbers in strings ("4.87") are numbers, for several vendors
// write them so. Texts are copied into the call's arena; nodes live as long as the tree.
//
// A document may hold others, as strings: these become trees of their own, which live as long as the one they
// were found in.
//
// What no text can hold (half a surrogate pair) and what Python writes for numbers that are none (NaN) is
// repaired before the document is given up.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "base/arena.hpp"
#include "model/call.hpp"
#include "read/document.hpp"

namespace cortesia::read {

class JsonTree;
class Items;

class Node {
 public:
  Node() = default;
  explicit operator bool() const { return tree_ != nullptr; }

  // Of an object. Asked for every word of a transcript.
  Node operator[](std::string_view key) const {
    simdjson::dom::object object;
    if (!tree_ || value_.get_object().get(object) != simdjson::SUCCESS) return {};
    for (auto field = object.begin(); field != object.end(); ++field)
      if (is_key(field, key)) return {field.value(), key, *tree_};
    return {};
  }
  // The first of the keys that is there: several vendors have a key in two spellings.
  Node first(std::span<const std::string_view> keys) const;
  Node first(std::initializer_list<std::string_view> keys) const {
    return first(std::span(keys.begin(), keys.size()));
  }
  Items each() const;                // of a list, nulls left out
  std::vector<Node> items() const;   // the same, to count and to choose from
  std::vector<Node> pieces() const;  // the same, or the node itself, where one of them may be all there is
  std::size_t size() const;          // of a list or an object, nulls counted
  Node front() const;                // the first of them
  Node at(std::size_t index) const;  // of a list, whose nulls count; empty behind its end
  // each_field(key, value) for those of an object, in its order; the keys live as long as the tree.
  template <typename Each>
  void each_field(const Each& each_one) const {
    simdjson::dom::object object;
    if (!tree_ || value_.get_object().get(object) != simdjson::SUCCESS) return;
    for (const simdjson::dom::key_value_pair field : object)
      each_one(field.key, Node(field.value, field.key, *tree_));
  }
  std::string_view text() const;  // a string, or a number as it is written
  std::string_view view() const;  // the same without a copy, while the tree lives
  bool is(std::string_view text) const;
  std::optional<double> number(double unit = 1) const {  // times the unit: 1e-3 for milliseconds
    double value = 0;
    return take_number(value, unit == 1) ? std::optional(value * unit) : std::nullopt;
  }
  bool take_number(double& value, bool seconds = true) const;  // "1.5 s" only where it counts seconds

  // The root of the document that `json` holds. Throws Error when that is no JSON.
  Node unpacked(std::string json) const;
  // Of the one that this string holds; empty when it does not even begin as one.
  Node unpacked() const;

  std::string json() const;  // the value written out again, with room for simdjson's padding
  simdjson::dom::element value() const { return value_; }  // for a look at its shape; not of an empty node
  bool flag() const;                                       // true, or a number that is not 0

  bool is_list() const { return tree_ && value_.is_array(); }
  bool is_object() const { return tree_ && value_.is_object(); }
  bool is_text() const { return tree_ && value_.is_string(); }

  // The items of a list without which there is no transcript. Throws Error when it is none.
  std::vector<Node> needed(std::string_view what) const;

 private:
  friend class JsonTree;
  friend class Items;
  Node(simdjson::dom::element value, std::string_view key, JsonTree& tree)
      : value_(value), key_(key), tree_(value.is_null() ? nullptr : &tree) {}
  void misfit(DoubtKind kind) const;
  // Most keys of a length differ in their first letter.
  static bool is_key(const simdjson::dom::object::iterator& field, std::string_view key) {
    return field.key_length() == key.size() && (key.empty() || *field.key_c_str() == key.front()) &&
           field.key_equals(key);
  }

  simdjson::dom::element value_;
  std::string_view key_;  // that it was found under, for messages
  JsonTree* tree_ = nullptr;
};

class Items {
 public:
  class Iterator {
   public:
    Iterator(const Items& items, simdjson::dom::array::iterator at) : items_(&items), at_(at) {
      skip_nulls();
    }
    Node operator*() const { return {*at_, items_->key_, *items_->tree_}; }
    Iterator& operator++() {
      ++at_;
      skip_nulls();
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    void skip_nulls() {
      while (items_->tree_ && at_ != items_->array_.end() && (*at_).is_null()) ++at_;
    }

    const Items* items_;
    simdjson::dom::array::iterator at_;
  };
  Iterator begin() const { return {*this, array_.begin()}; }
  Iterator end() const { return {*this, tree_ ? array_.end() : array_.begin()}; }

 private:
  friend class Node;
  simdjson::dom::array array_;
  std::string_view key_;
  JsonTree* tree_ = nullptr;
};

class JsonTree {
 public:
  // Throws Error with the place when it is no JSON. Borrows all three; other documents of the parser are
  // lost.
  JsonTree(const Document& document, simdjson::dom::parser& parser, Arena& arena);
  JsonTree(const JsonTree&) = delete;
  JsonTree& operator=(const JsonTree&) = delete;

  Node root() { return {root_, "", *this}; }
  ~JsonTree();
  void add_doubts(Call& call);  // when a call is read: what was odd since the one before

 private:
  friend class Node;
  std::string_view keep(std::string_view text);

  struct Misfit {
    std::string key;
    DoubtKind kind = DoubtKind::no_list;
    std::size_t count = 0;
  };

  simdjson::dom::element root_;
  Arena& arena_;
  bool nuls_ = false;  // some text holds U+0000, which no text of a call does
  std::string repaired_;
  std::vector<Misfit> misfits_;
  std::size_t replaced_ = 0;
  struct Unpacked;
  std::vector<std::unique_ptr<Unpacked>> unpacked_;
};

}  // namespace cortesia::read
