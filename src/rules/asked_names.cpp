#include "rules/asked_names.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace cortesia::rules {

namespace {

struct Name {
  std::string_view name;
  Reason lacking;
  bool (*told)(const Scene&);
};

constexpr Name kNames[] = {
    {"company", Reason::needs_company, [](const Scene& s) { return !s.company.empty(); }},
    {"agent", Reason::needs_metadata, [](const Scene& s) { return !s.call->agent.name.empty(); }},
    {"customer", Reason::needs_metadata, [](const Scene& s) { return !s.call->customer.name.empty(); }},
};

bool is_known(const Name& name, const Scene& scene) {
  const auto& said = scene.heard->remembered;
  return name.told(scene) || std::ranges::find(said, name.name, &hear::Remembered::name) != said.end();
}

// The names without which a phrase is not said: those outside of its brackets.
std::uint8_t names_of(std::string_view phrase) {
  std::uint8_t out = 0;
  int depth = phrase.starts_with('/') ? 1 : 0;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const char c = phrase[i];
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c != '@' || depth > 0) continue;
    const std::string_view rest = phrase.substr(i + 1);
    const std::string_view name =
        rest.substr(0, rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"));
    for (std::size_t known = 0; known < std::size(kNames); ++known)
      if (kNames[known].name == name) out |= static_cast<std::uint8_t>(1u << known);
  }
  return out;
}

}  // namespace

AskedNames::AskedNames(const Node& say) {
  if (say.kind == Node::Kind::scalar) asked_.push_back(names_of(say.text));
  for (const Node& phrase : say.items) asked_.push_back(names_of(phrase.text));
  if (std::ranges::find(asked_, 0) != asked_.end()) asked_.clear();
}

Reason AskedNames::lacking(const Scene& scene) const {
  Reason reason = Reason::none;
  for (const std::uint8_t names : asked_) {
    reason = Reason::none;
    for (std::size_t i = 0; i < std::size(kNames); ++i)
      if ((names >> i & 1u) != 0 && !is_known(kNames[i], scene)) reason = kNames[i].lacking;
    if (reason == Reason::none) break;
  }
  return reason;
}

}  // namespace cortesia::rules
