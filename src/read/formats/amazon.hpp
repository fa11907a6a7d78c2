// What Amazon's formats of conversations share: the contact's id, loudness, and participants told apart by
// ids, whose roles stand in a list of their own or on the turns.
#pragma once

#include <string_view>
#include <vector>

#include "read/draft.hpp"
#include "read/units.hpp"

namespace cortesia::read {

class Participants {
 public:
  Participants(const Node& list, Draft& draft);

  // The role of a turn's speaker ("AGENT", "AGENT 2" for another), or what else the turn says of him.
  std::string_view label_of(const Node& turn);

  struct Participant {
    std::string_view id, role, name;
  };
  const std::vector<Participant>& all() const { return all_; }

 private:
  std::vector<Participant> all_;
  Draft& draft_;
};

std::string_view contact_id(const Node& root);
std::optional<double> mean(const Node& numbers);  // of a list; nothing when it is empty

}  // namespace cortesia::read
