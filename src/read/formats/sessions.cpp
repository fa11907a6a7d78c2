#include "read/formats/sessions.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"

namespace cortesia::read {
namespace {

// Why there is no call in it; empty where there is one, in which maybe nobody speaks.
std::string trouble_of(const Session& session) {
  if (session.said) return {};
  if (!session.failure.empty())
    return fmt::format("the recogniser failed and left no transcript: \"{}\"", session.failure);
  if (session.partial && session.results.empty())
    return "the stream ends before anything in it is final: expected final results, found partial ones; "
           "keep what the recogniser sends until the call is over";
  return {};
}

}  // namespace

void Sessions::begin(std::string id) {
  const Session& before = now();
  if (!before.id.empty() || !before.results.empty() || before.partial || !before.failure.empty()) {
    now_ = all_.size();
    all_.emplace_back();
    heard_.clear();
  }
  now().id = std::move(id);
}

void Sessions::go_to(std::string_view id) {
  const auto known = std::ranges::find(all_, id, &Session::id);
  now_ = static_cast<std::size_t>(known - all_.begin());
  if (known == all_.end()) all_.emplace_back().id = id;
}

void Sessions::add(const Result& result) {
  if (!result.id.empty() &&
      !known_.insert(fmt::format("{}\n{}\n{}", result.id, result.start.value_or(0), result.text)).second)
    return;
  if (result.start) {
    const auto heard = heard_.find(result.channel);
    if (heard != heard_.end() && *result.start < heard->second) begin({});
    heard_.insert_or_assign(std::string(result.channel), *result.start);
  }
  now().results.push_back(result.node);
  now().said = now().said || result.said;
}

void Sessions::read_into(Draft& draft, const std::function<void(const Session&)>& read) const {
  std::string trouble;
  bool open = false;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const Session& session = all_[i];
    if (const std::string why = trouble_of(session); !why.empty()) {
      if (trouble.empty()) trouble = all_.size() > 1 && !session.id.empty() ? session.id + ": " + why : why;
      continue;
    }
    if (std::exchange(open, true)) draft.end_call();
    draft.call.id = draft.keep(session.id);
    if (all_.size() > 1 && session.id.empty()) draft.set_place(fmt::format("#{}", i));
    read(session);
  }
  if (trouble.empty()) return;
  if (open) draft.end_call();
  throw Error("{}", trouble);
}

}  // namespace cortesia::read
