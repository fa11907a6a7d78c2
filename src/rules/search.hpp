// The heart of every check that listens: a pattern, who says it, to whom, and where.
#pragma once

#include <vector>

#include "hear/heard.hpp"
#include "rules/asked_names.hpp"
#include "rules/check.hpp"
#include "rules/parties.hpp"
#include "rules/window.hpp"

namespace cortesia::rules {

struct Search {
  hear::PatternId pattern = 0;
  Parties by = kOrganisation;
  Parties to;  // empty: to anybody
  Window window;
  bool entity = false;                        // some phrase asks for one
  AskedNames names = kAsksForNone;            // that it cannot be heard without
  std::optional<hear::PatternId> masked;      // of what is forbidden: the same behind marks such as [PII]
  std::string_view by_name = "organisation";  // for `looked_in`
};

// `say`, `except`, `by`, `to`, `in` of a mapping.
Search parse_search(Fields& fields, Parsing& parsing, bool forbidding, Parties by_default = kOrganisation);

// The hits of a search, in order; at most `limit`. `trouble` is why it could not be made (a window without a
// clock), `estimated` whether an estimated clock placed it. Hits that do not begin in `useful` are left out.
struct Found {
  std::vector<hear::Hit> hits;
  Reason trouble = Reason::none;
  bool estimated = false;
};
void listen(const Search& search, const Scope& scope, std::size_t limit, Found& out,
            hear::WordRange useful = {0, UINT32_MAX});

// The hits of what is forbidden behind marks that hide anything: it may have been said there.
void listen_behind_marks(const Search& search, const Scope& scope, Found& out);

// Whether what was not found may stand behind a mark such as [PII], which hides anything.
bool may_be_hidden(const Search& search, const Scope& scope);

// What an answer says of a search that found nothing, when the scope explains: where it looked, and the
// nearest miss.
void explain_absence(const Search& search, const Scope& scope, Answer& answer);

}  // namespace cortesia::rules
