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
  static constexpr CsvColumn kColumns[] = {
      {"call", "id llamada|llamada|call id|archivo|fichero|file|grabacion"},
      {"label", "etiqueta|hablante|speaker|interlocutor"},
      {"role", "rol|papel"},
  };
  enum : std::size_t { call, label, role };
  CsvFile file(csv, name, kColumns);
  for (const std::size_t column : {label, role})
    if (!file.has(column))
      throw Error(
          "{}: no column \"{}\"; expected the columns label and role (or etiqueta and rol), and call where "
          "it differs, found {}",
          name, kColumns[column].name, file.headers());
  auto roles = std::make_shared<RoleFile>();
  roles->passed_over_ = file.passed_over();
  while (file.next()) {
    if (file[label].empty()) file.mistake("no label is named in this row");
    const std::optional<Party> known = role_named(file[role]);
    if (!known) {
      file.mistake("expected a role, agent, colleague, customer or ivr, found \"{}\"", file[role]);
      continue;
    }
    const auto [found, fresh] = roles->parties_[file[call]].emplace(fold_label(file[label]), *known);
    if (!fresh && found->second != *known)
      file.mistake("label \"{}\" is {} here and {} in a row before", file[label], name_of(*known),
                   name_of(found->second));
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
