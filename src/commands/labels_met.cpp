#include "commands/labels_met.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/suggest.hpp"
#include "base/terminal.hpp"
#include "read/roles.hpp"

namespace cortesia {
namespace {

constexpr std::size_t kNamed = 5;

bool is_channel(std::string_view label) { return label.starts_with("channel ") || label.starts_with("ch_"); }

void append_quoted(std::string& out, std::string_view label) {
  out += '"';
  append_printable(out, label);
  out += '"';
}

}  // namespace

LabelsMet::LabelsMet(const std::vector<std::pair<std::string, Party>>& given) {
  for (const auto& [label, party] : given)
    if (!is_channel(label)) given_.push_back({label, read::fold_label(label)});
}

void LabelsMet::add(const Call& call) {
  if (given_.empty()) return;
  std::string_view last;
  for (const Turn& turn : call.turns) {
    if (turn.label.empty() || turn.label == last) continue;
    last = turn.label;
    add(last);
  }
}

void LabelsMet::add(std::string_view label) {
  if (std::ranges::find(met_, label) != met_.end()) return;
  if (met_.size() < kMost) met_.emplace_back(label);
  const std::string folded = read::fold_label(label);
  for (Given& given : given_) given.met = given.met || given.folded == folded;
}

void LabelsMet::merge(const LabelsMet& later) {
  for (std::size_t i = 0; i < given_.size(); ++i) given_[i].met = given_[i].met || later.given_[i].met;
  for (const std::string& label : later.met_)
    if (met_.size() < kMost && std::ranges::find(met_, label) == met_.end()) met_.push_back(label);
}

std::string LabelsMet::warnings(bool no_quotes) const {
  const std::vector<std::string_view> met(met_.begin(), met_.end());
  std::string out;
  for (const Given& given : given_) {
    if (given.met) continue;
    if (no_quotes) {
      out += "cortesia: --role: no call has one of its labels\n";
      continue;
    }
    out += "cortesia: --role: no call has the label ";
    append_quoted(out, given.label);
    if (const std::string_view near = nearest_name(given.label, met); !near.empty()) {
      out += "; did you mean ";
      append_quoted(out, near);
      out += '?';
    } else if (met.empty()) {
      out += "; no turn has a label";
    } else {
      out += "; the labels are ";
      for (std::size_t i = 0; i < std::min(met.size(), kNamed); ++i) {
        if (i > 0) out += ", ";
        append_quoted(out, met[i]);
      }
      if (met.size() > kNamed) out += ", ...";
    }
    out += '\n';
  }
  return out;
}

}  // namespace cortesia
