// Which column of a table a header is: the surest of its names wins, and one that is there twice is told.
#include <vector>

#include <doctest/doctest.h>

#include "base/named_column.hpp"

namespace cortesia {
namespace {

constexpr NamedColumn kNothing;

std::vector<Claim> claims_of(const std::vector<NamedColumn>& headers) {
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < headers.size(); ++i) claims.push_back(claim_of(headers, i));
  return claims;
}

TEST_CASE("of several headers of a column the surest is it, wherever it stands") {
  CHECK(claims_of({{0, 2}, {1, 0}, {0, 1}}) == std::vector{Claim::none, Claim::won, Claim::won});
  CHECK(claims_of({{0, 1}, {0, 2}, {0, 3}}) == std::vector{Claim::won, Claim::none, Claim::none});
}

TEST_CASE("of equals the first is it, unless both are outdone") {
  CHECK(claims_of({{0, 1}, {0, 1}, {0, 1}}) == std::vector{Claim::won, Claim::again, Claim::again});
  CHECK(claims_of({{0, 1}, {0, 1}, {0, 0}}) == std::vector{Claim::none, Claim::none, Claim::won});
}

TEST_CASE("headers that name no column are no rivals") {
  CHECK(claims_of({kNothing, kNothing}) == std::vector{Claim::none, Claim::none});
}

}  // namespace
}  // namespace cortesia
