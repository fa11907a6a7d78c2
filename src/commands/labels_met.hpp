// The speakers' labels that a run met, beside those that --role names: one that no call has is probably
// misspelt.
//
// Each worker notes those of its block, the drain merges them in input order. Memory is bounded.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/call.hpp"

namespace cortesia {

class LabelsMet {
 public:
  static constexpr std::size_t kMost = 200;  // labels kept, in the order in which they were met

  LabelsMet() = default;
  // Of the roles as --role and --channels give them; those of channels are passed over.
  explicit LabelsMet(const std::vector<std::pair<std::string, Party>>& given);

  void add(const Call& call);
  void merge(const LabelsMet& later);  // `later` comes after this in input order

  // A line for each label of --role that no call has, with what may have been meant. Labels are names of
  // people: with `no_quotes` none is told.
  std::string warnings(bool no_quotes) const;

 private:
  struct Given {
    std::string label, folded;
    bool met = false;
  };
  std::vector<Given> given_;
  std::vector<std::string> met_;

  void add(std::string_view label);
};

}  // namespace cortesia
