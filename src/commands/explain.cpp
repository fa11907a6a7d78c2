// `cortesia explain`: one call, its evidence in the transcript, and why each verdict.
#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <unistd.h>

#include <fmt/ranges.h>

#include "base/error.hpp"
#include "base/output.hpp"
#include "base/suggest.hpp"
#include "base/terminal.hpp"
#include "commands/inputs.hpp"
#include "commands/values.hpp"
#include "commands/walk.hpp"
#include "read/metadata.hpp"
#include "rules/choice.hpp"
#include "write/write.hpp"

namespace cortesia {

namespace {

constexpr std::size_t kIdsKept = 2000;  // of the calls that were not asked for, to suggest one
constexpr std::size_t kIdsShown = 5;

struct ExplainOptions {
  Inputs inputs;
  WaiverOptions waivers;
  std::string call;
  std::vector<std::string> rules;
};

void check_rules(const std::vector<rules::Checklist>& checklists, std::span<const std::string> wanted) {
  std::vector<std::string_view> ids;
  for (const rules::Checklist& checklist : checklists)
    for (const RuleInfo& info : checklist.info().rules) ids.push_back(info.id);
  for (const std::string& rule : wanted)
    if (std::ranges::find(ids, rule) == ids.end()) throw Error(unknown_rule(rule, ids));
}

// Explains one call at a time.
void take_call(std::string& call, std::string_view id) {
  if (!call.empty() && call != id)
    throw Error("--call: expected one call, found \"{}\" and \"{}\"; explain them one after the other", call,
                id);
  call = id;
}

class Search {
 public:
  Search(const ExplainOptions& options, const rules::Checklists& checklists, const Waivers* waivers)
      : options_(options), checklists_(checklists), waivers_(waivers) {}

  // The explanation of the one call that is wanted.
  std::string explain() {
    const read::Options& reading = options_.inputs.read;
    const std::optional<read::Metadata> metadata = load_metadata(reading);
    read::Blocks blocks(options_.inputs.paths, reading);
    read::Reader reader(reading, metadata ? &*metadata : nullptr);
    for (read::Block block; !found_ && blocks.next(block);) {
      if (!reader.read(block, [&](Call* call, const Unreadable* trouble) { meet(call, trouble); })) continue;
      ++skipped_;
      if (block.name.substr(0, block.name.rfind('.')) == options_.call) skipped_source_ = block.source;
    }
    skipped_ += blocks.walked().skipped;
    if (found_) return std::move(text_);
    // Several calls, or none, or none of that name.
    if (options_.call.empty() && met_ == 1) return std::move(text_);
    refuse();
  }

 private:
  void meet(Call* call, const Unreadable* trouble) {
    if (!call) {
      if (first_trouble_.empty()) first_trouble_ = fmt::format("{}: {}", trouble->source, trouble->error);
      found_trouble_ |= !options_.call.empty() && trouble->id == options_.call;
      return;
    }
    ++met_;
    if (ids_.size() < kIdsKept) ids_.emplace_back(call->id);
    if (options_.call.empty() ? met_ > 1 : (found_ || call->id != options_.call)) return;
    found_ = !options_.call.empty();
    write::Style style;
    Terminal screen = terminal(STDOUT_FILENO);
    style.colour = screen.colour;
    style.width = screen.width;
    const std::optional<std::size_t> chosen = checklists_.choose(*call);
    const rules::Checklist& checklist = checklists_.all()[chosen.value_or(0)];
    rules::Auditor auditor(checklist, waivers_);
    const Report& report = auditor.audit(*call, chosen ? Reason::none : Reason::no_checklist);
    write::explain(text_, checklist.info(), *call, report, style, options_.rules);
  }

  [[noreturn]] void refuse() const {
    if (met_ == 0 && !first_trouble_.empty()) throw Error(first_trouble_);
    if (met_ == 0) throw read::no_transcripts(options_.inputs.paths, skipped_);
    if (!skipped_source_.empty())
      throw Error(
          "no call \"{}\": \"{}\" was skipped, for it seems to be no transcript; \"cortesia formats\" "
          "tells why",
          options_.call, skipped_source_);
    std::vector<std::string_view> ids(ids_.begin(), ids_.end());
    if (!options_.call.empty()) {
      if (found_trouble_) throw Error(first_trouble_);
      if (std::string_view near = nearest_name(options_.call, ids); !near.empty())
        throw Error("no call \"{}\"; did you mean \"{}\"?", options_.call, near);
    }
    if (ids.size() > kIdsShown) ids.resize(kIdsShown);
    std::string some = fmt::format("{}{}", fmt::join(ids, ", "), met_ > ids.size() ? ", ..." : "");
    if (options_.call.empty()) throw Error("found {} calls; name one with --call: {}", met_, some);
    throw Error("no call \"{}\" among {}: {}", options_.call, met_, some);
  }

  const ExplainOptions& options_;
  const rules::Checklists& checklists_;
  const Waivers* waivers_;
  std::string text_;
  std::string first_trouble_, skipped_source_;
  std::vector<std::string> ids_;
  std::uint64_t met_ = 0, skipped_ = 0;
  bool found_ = false, found_trouble_ = false;
};

int explain(const ExplainOptions& options) {
  rules::Checklists checklists = rules::Checklists::load(options.inputs.rules);
  check_rules(checklists.all(), options.rules);
  std::optional<Waivers> waivers = load_waivers(options.waivers, checklists.all());
  std::string text = Search(options, checklists, waivers ? &*waivers : nullptr).explain();
  Output out("");
  out.write(text);
  out.finish();
  return 0;
}

}  // namespace

Usage explain_usage() {
  auto options = std::make_shared<ExplainOptions>();
  Usage usage;
  usage.arguments = {"PATH", "a file or folder of transcripts; - for standard input", 1, 1,
                     [&inputs = options->inputs](std::string_view path) { inputs.paths.emplace_back(path); }};
  usage.options = {
      {"--call", "ID", "which call, where there are several",
       [options](std::string_view id) { take_call(options->call, id); }},
      {"--rule", "ID", "explain this rule alone, in full; again for more",
       [options](std::string_view id) { options->rules.emplace_back(id); }},
  };
  for (Option& option : waiver_options(options->waivers)) usage.options.push_back(std::move(option));
  for (Option& option : input_options(options->inputs)) usage.options.push_back(std::move(option));
  usage.note = "Exit status: 0 when a call was explained, whatever its verdicts, 2 on trouble.";
  usage.run = [options] { return explain(*options); };
  return usage;
}

}  // namespace cortesia
