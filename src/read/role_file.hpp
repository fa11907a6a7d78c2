// Who a speaker's label is, for a whole archive: --roles FILE.csv, a row a label.
//
//   call,label,role
//   c-0001,SPEAKER_00,agent
//   c-0001,SPEAKER_01,customer
//   ,ch_0,agent
//
// `call` names a call as --metadata does: by its id, else by a name of its file; a row without one is for
// every call that no row of its own settles. Shared by all threads, never changed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/call.hpp"

namespace cortesia::read {

class RoleFile {
 public:
  // Throws Error with the line: no columns `label` and `role`, an unknown role, a label with two roles.
  static std::shared_ptr<const RoleFile> load(const std::string& path);
  static std::shared_ptr<const RoleFile> parse(std::string_view csv, const std::string& name);

  // Of a folded label; `call` is one of the names that the call goes by, or empty for every call.
  std::optional<Party> find(std::string_view call, std::string_view folded) const;

  // Headers that mean nothing, each in quotes.
  const std::string& passed_over() const { return passed_over_; }

 private:
  std::string passed_over_;
  std::unordered_map<std::string, std::unordered_map<std::string, Party>> parties_;  // by call, by label
};

}  // namespace cortesia::read
