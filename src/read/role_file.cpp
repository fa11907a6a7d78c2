#include "read/role_file.hpp"

#include <algorithm>

#include "model/reason.hpp"
#include "read/csv_file.hpp"
#include "read/input.hpp"
#include "read/roles.hpp"

namespace cortesia::read {

std::shared_ptr<const RoleFile> RoleFile::load(const std::string& path) {
  return parse(text_of_file("roles", path), path);
}

std::shared_ptr<const RoleFile> RoleFile::parse(std::string_view csv, const std::string& name) {
  static constexpr std::string_view kColumns[] = {"call", "label", "role"};
  enum : std::size_t { call, label, role };
  CsvFile file(csv, name, kColumns);
  for (const std::size_t column : {label, role})
    if (!file.has(column))
      throw Error("{}: no column \"{}\"; expected the columns label and role, and call where it differs",
                  name, kColumns[column]);
  auto roles = std::make_shared<RoleFile>();
  while (file.next()) {
    if (file[label].empty()) file.mistake("no label is named in this row");
    const auto* party = std::ranges::find(std::begin(kPartyNames) + 1, std::end(kPartyNames), file[role]);
    if (party == std::end(kPartyNames)) {
      file.mistake("expected a role, agent, colleague, customer or ivr, found \"{}\"", file[role]);
      continue;
    }
    const auto known = static_cast<Party>(party - std::begin(kPartyNames));
    const auto [found, fresh] = roles->parties_[file[call]].emplace(fold_label(file[label]), known);
    if (!fresh && found->second != known)
      file.mistake("label \"{}\" is {} here and {} in a row before", file[label], file[role],
                   kPartyNames[static_cast<std::size_t>(found->second)]);
  }
  return roles;
}

std::optional<Party> RoleFile::find(std::string_view call, std::string_view folded) const {
  const auto labels = parties_.find(std::string(call));
  if (labels == parties_.end()) return std::nullopt;
  const auto found = labels->second.find(std::string(folded));
  return found == labels->second.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace cortesia::read
