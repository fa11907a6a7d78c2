#include "rules/waivers.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/suggest.hpp"
#include "rules/fields.hpp"
#include "rules/text_check.hpp"
#include "rules/wildcard.hpp"

namespace cortesia::rules {
namespace {

// Nothing but white space and comments.
bool is_empty(std::string_view text) {
  while (true) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return true;
    if (text[first] != '#') return false;
    text.remove_prefix(std::min(text.size(), text.find('\n', first)));
  }
}

class WaiverReader {
 public:
  WaiverReader(const std::vector<Checklist>& checklists, std::string_view as_of, Mistakes& mistakes)
      : checklists_(checklists), mistakes_(mistakes) {
    out_.as_of = as_of;
  }

  Waivers read(const Node& root) {
    if (root.kind != Node::Kind::mapping && mistakes_.any_error()) return {};
    Fields top(root, mistakes_, "a file of waivers");
    const Node* given = root.find("waivers");
    if (given != nullptr && given->kind == Node::Kind::null) {
      mistakes_.error(root, "expected a list of waivers, found nothing; write waivers: [] for none");
      mistakes_.settle(root);
    }
    const Node* list = top.require("waivers");
    if (list != nullptr && list->kind != Node::Kind::sequence)
      mistakes_.error(*list,
                      "expected a list of waivers: - {rule: ..., reason: ..., owner: ..., expires: ...}");
    else if (list != nullptr)
      for (const Node& item : list->items) waiver(item);
    top.finish();
    return std::move(out_);
  }

 private:
  void waiver(const Node& node) {
    Fields fields(node, mistakes_, "a waiver");
    Waiver waiver;
    waiver.call = fields.text("call");
    waiver.agent = fields.text("agent");
    waiver.rule = fields.text("rule");
    waiver.reason = required(fields, "reason");
    waiver.owner = required(fields, "owner");
    waiver.expires = required(fields, "expires");
    waiver.place = mistakes_.where(node.place);
    if (node.kind == Node::Kind::mapping && waiver.call.empty() && waiver.agent.empty() &&
        waiver.rule.empty())
      mistakes_.error(node, "expected what the waiver is for; name a call:, an agent:, a rule:, or several");
    if (!waiver.expires.empty() && !clock::is_date(waiver.expires))
      mistakes_.error(
          *fields.get("expires"),
          fmt::format("expected the last day it holds, such as 2026-12-31, found {}", quote(waiver.expires)));
    fields.finish();
    waiver.expired = waiver.expires < out_.as_of;
    if (!waiver.rule.empty() && !waiver.expired) check_rule(*fields.get("rule"));
    out_.all.push_back(std::move(waiver));
  }

  std::string required(Fields& fields, std::string_view key) {
    const Node* node = fields.require(key);
    std::string text = fields.text(key);
    if (node != nullptr && node->kind == Node::Kind::scalar && text.empty())
      mistakes_.error(*node, fmt::format("expected {}: in a waiver, found nothing", key));
    return text;
  }

  // A rule that the checklist has no more is told like any waiver that excuses nothing; one that is nearly
  // there was mistyped.
  void check_rule(const Node& node) {
    std::vector<std::string_view> ids;
    for (const Checklist& checklist : checklists_) {
      for (const RuleInfo& rule : checklist.info().rules) {
        if (names_rule(node.text, rule.id)) return;
        ids.push_back(rule.id);
      }
    }
    if (const std::string_view near = nearest_name(node.text, ids); !near.empty())
      mistakes_.error(node,
                      fmt::format("no rule is called {}; did you mean {}?", quote(node.text), quote(near)));
  }

  const std::vector<Checklist>& checklists_;
  Mistakes& mistakes_;
  Waivers out_;
};

}  // namespace

Waivers load_waivers(const std::string& path, const std::vector<Checklist>& checklists,
                     std::string_view as_of) {
  const std::optional<std::string> bytes = read_checklist_file(path);
  if (!bytes) throw Error("cannot read the waivers \"{}\"; name a file that is there", path);
  if (is_empty(*bytes))
    throw Error("{}: expected waivers, found an empty file; write waivers: [] for none", path);
  Mistakes mistakes;
  const std::uint32_t file = mistakes.file(path, *bytes);
  const Node root = parse_document(*bytes, file, mistakes);
  Waivers waivers = WaiverReader(checklists, as_of, mistakes).read(root);
  mistakes.throw_if_any();
  return waivers;
}

void Waiving::excuse(const Call& call, const ChecklistInfo& checklist, Report& report) {
  report.waivers = waivers_;
  if (waivers_ == nullptr) return;
  const std::string_view agent = call.agent.id_or_name();
  fitting_.clear();
  for (const Waiver& waiver : waivers_->all)
    if (!waiver.expired && (waiver.call.empty() || waiver.call == call.id) &&
        (waiver.agent.empty() || waiver.agent == agent))
      fitting_.push_back(&waiver);
  if (fitting_.empty()) return;
  for (Finding& finding : report.findings) {
    const RuleInfo& rule = checklist.rules[finding.rule];
    if (rule.label || (finding.verdict != Verdict::fail && finding.verdict != Verdict::partial)) continue;
    const auto waiver = std::ranges::find_if(
        fitting_, [&](const Waiver* one) { return one->rule.empty() || names_rule(one->rule, rule.id); });
    if (waiver != fitting_.end()) finding.waiver = *waiver;
  }
}

}  // namespace cortesia::rules
