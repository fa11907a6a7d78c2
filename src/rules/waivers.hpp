// `--waivers FILE`: findings that are excused, in YAML.
//
//   waivers:
//     - rule: apertura.timbres
//       agent: a31
//       reason: the exchange counts the announcement as ringing
//       owner: Ana Ruiz
//       expires: 2026-12-31
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.hpp"
#include "model/report.hpp"
#include "model/waiver.hpp"
#include "rules/rules.hpp"

namespace cortesia::rules {

// Throws Error with every mistake of the file; a rule must be one of some checklist. Expiry is judged by the
// day `as_of`.
Waivers load_waivers(const std::string& path, const std::vector<Checklist>& checklists,
                     std::string_view as_of);

// Excuses findings that count against a call by the first waiver that fits them and has not expired.
class Waiving {
 public:
  explicit Waiving(const Waivers* waivers) : waivers_(waivers) {}  // null: nothing is excused

  void excuse(const Call& call, const ChecklistInfo& checklist, Report& report);

 private:
  const Waivers* waivers_;
  std::vector<const Waiver*> fitting_;  // this call
};

}  // namespace cortesia::rules
