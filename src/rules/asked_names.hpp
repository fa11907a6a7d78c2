// What the phrases of a search ask of the call by name: `le habla @agent` cannot be heard in a call of which
// nobody told the agent's name, and that it is not heard says nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "model/report.hpp"
#include "rules/document.hpp"
#include "rules/scene.hpp"

namespace cortesia::rules {

class AskedNames {
 public:
  AskedNames() = default;
  // Of `say:`, one phrase or several.
  explicit AskedNames(const Node& say);

  // Why none of the phrases can be heard in this call; Reason::none when one can.
  Reason lacking(const Scene& scene) const;

 private:
  std::vector<std::uint8_t> asked_;  // by phrase, a bit each; empty when some phrase asks for none
};

}  // namespace cortesia::rules
