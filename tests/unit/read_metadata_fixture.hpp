// What the tests of --metadata share.
#pragma once

#include "base/error.hpp"
#include "read/metadata.hpp"
#include "read_fixture.hpp"

namespace cortesia::read_test {

// What the telephone system knows of a call, the members between bars.
inline std::string known_of(const Call& call) {
  std::string companies;
  for (const std::string_view name : call.company) companies += fmt::format("[{}]", name);
  return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", companies, call.agent.id, call.agent.name, call.queue,
                     call.customer.id, call.started_at, static_cast<int>(call.direction),
                     time_of(call.ring_seconds), call.ended_by, call.language);
}

// Of a table that is refused; empty when it is not.
inline std::string error_of(std::string_view csv) {
  try {
    read::Metadata::parse(csv, "m.csv");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace cortesia::read_test
