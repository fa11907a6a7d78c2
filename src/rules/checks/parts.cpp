// parts: several named checks, each worth the same; partial with the fraction that is there.
//
// A part that does not apply drops out. One that cannot be told leaves the whole untold where it could make
// it pass; else the others decide.
#include <algorithm>

#include <fmt/format.h>

#include "rules/checks/kinds.hpp"

namespace cortesia::rules::checks {

namespace {

constexpr std::size_t kMostParts = 100;

struct Part {
  std::string name;
  std::unique_ptr<Check> check;
};

class Parts final : public Check {
 public:
  Parts(std::vector<Part> parts, std::size_t enough) : parts_(std::move(parts)), enough_(enough) {}

  void evaluate(const Scope& scope, Answer& out) const override {
    std::size_t there = 0, assessed = 0, untold = 0;
    Reason unknown = Reason::none;
    Answer answer;
    std::optional<LookedIn> looked_in;
    std::optional<hear::NearMiss> nearest;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      answer.clear();
      parts_[i].check->evaluate(scope, answer);
      out.parts.push_back({answer.verdict, answer.reason});
      out.estimated = out.estimated || answer.estimated;
      for (const Shown& shown : answer.shown)
        out.shown.push_back({shown.words, static_cast<std::int16_t>(i)});
      switch (answer.verdict) {
        case Verdict::pass:
          ++there;
          ++assessed;
          break;
        case Verdict::partial:
        case Verdict::fail:
          ++assessed;
          if (!looked_in) looked_in = answer.looked_in, nearest = answer.nearest;
          if (out.suggest.empty()) out.suggest = answer.suggest;
          break;
        case Verdict::not_assessable:
          ++untold;
          unknown = answer.reason;
          break;
        case Verdict::not_applicable:
          break;
      }
    }
    if (assessed + untold == 0) return out.not_applicable(Reason::not_asked_for);
    const std::size_t wanted = std::min(enough_, assessed + untold);
    if (there >= wanted) return out.pass(Reason::all_parts);
    if (there + untold >= wanted) return out.not_assessable(unknown);
    out.looked_in = looked_in;
    out.nearest = nearest;
    if (there == 0) return out.fail(Reason::no_parts);
    out.verdict = Verdict::partial;
    out.reason = Reason::some_parts;
    out.fraction = static_cast<double>(there) / static_cast<double>(assessed);
  }

  std::vector<std::string> part_names() const override {
    std::vector<std::string> names;
    for (const Part& part : parts_) names.push_back(part.name);
    return names;
  }

 private:
  std::vector<Part> parts_;
  std::size_t enough_;
};

// The key of `- cédula: {say: documento}`: a part that has its name for a key.
const Node* name_as_key(const Node& item) {
  if (item.kind != Node::Kind::mapping || item.fields.size() != 1) return nullptr;
  const auto& [key, value] = item.fields[0];
  const bool check =
      std::ranges::any_of(check_kind_table(), [&](const CheckKind& kind) { return kind.name == key.text; });
  return value.kind == Node::Kind::mapping && !check ? &key : nullptr;
}

}  // namespace

std::unique_ptr<Check> parts(Fields& fields, Parsing& parsing) {
  const Node& list = *fields.get("parts");
  std::vector<Part> read;
  if (list.kind != Node::Kind::sequence || list.items.empty()) {
    parsing.mistakes.error(list, "expected a list of parts: - {name: ..., require: {say: ...}}");
    return nullptr;
  }
  if (list.items.size() > kMostParts) {
    parsing.mistakes.error(list, fmt::format("expected at most {} parts, found {}; write several rules",
                                             kMostParts, list.items.size()));
    return nullptr;
  }
  for (const Node& item : list.items) {
    if (const Node* name = name_as_key(item)) {
      parsing.mistakes.error(*name, fmt::format("a part has its name and its check beside one another; write "
                                                "- {{name: {}, require: {{say: ...}}}}",
                                                name->text));
      continue;
    }
    Fields part(item, parsing.mistakes, "a part");
    part.require("name");
    Part one{part.text("name"), parse_check_in(part, parsing)};
    for (const Part& other : read)
      if (!one.name.empty() && other.name == one.name)
        parsing.mistakes.error(*part.get("name"),
                               fmt::format("two parts are called \"{}\"; give each its own name", one.name));
    part.finish();
    read.push_back(std::move(one));
  }
  std::size_t enough = read.size();
  if (const Node* node = fields.get("enough")) {
    const std::optional<double> count = parse_count(node->text);
    if (!count || *count < 1 || *count > static_cast<double>(read.size()))
      parsing.mistakes.error(*node, fmt::format("expected how many parts are enough, 1 to {}", read.size()));
    else
      enough = static_cast<std::size_t>(*count);
  }
  return std::make_unique<Parts>(std::move(read), enough);
}

}  // namespace cortesia::rules::checks
