// `cortesia convert`: calls of any format that is read, in a form that others read.
#include <cstdio>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "base/output.hpp"
#include "commands/inputs.hpp"
#include "commands/values.hpp"
#include "commands/walk.hpp"
#include "read/roles.hpp"
#include "write/calls.hpp"

namespace cortesia {

namespace {

struct ConvertOptions {
  Inputs inputs;
  std::string to = "cortesia", output;
  unsigned jobs = 0;
  bool quiet = false;
};

struct Converted {
  std::string bytes;
  write::Dropped dropped;
  std::optional<Unreadable> refused;  // the form cannot hold the call
};

// What was left out, for a person: on standard error, for the bytes belong to whoever reads them.
void tell_dropped(const write::CallForm& form, const write::Dropped& dropped) {
  if (dropped.empty()) return;
  std::string text;
  for (const auto& [name, count] : dropped)
    text +=
        fmt::format("{}{}{}", text.empty() ? "" : ", ", name, count > 1 ? fmt::format(" ({})", count) : "");
  text = fmt::format("{} has no place for: {}\n", form.name, text);
  std::fputs(text.c_str(), stderr);
}

int convert(const ConvertOptions& options) {
  const write::CallForm& form = find_named("form", options.to, write::call_forms());
  refuse_to_replace("--output", options.output, options.inputs.paths, {options.inputs.read.metadata});
  Output out(options.output);
  write::Dropped dropped;
  std::size_t calls = 0;
  const WalkOptions walking{options.inputs, options.jobs, !options.quiet};
  const read::Roles labels({});
  const auto see = [&](const Call& call, std::vector<Converted>& seen) {
    Converted& one = seen.emplace_back();
    try {
      form.append(call, one.bytes, one.dropped);
      if (const std::size_t roles = form.only_labels ? labels.untold(call) : 0; roles > 0)
        one.dropped["roles"] = roles;
    } catch (const Error& error) {
      one.bytes.clear();
      one.refused = {std::string(call.id), std::string(call.source), error.what()};
    }
  };
  std::vector<Unreadable> refused;
  Walked walked = walk<Converted>(
      walking, [&] { return see; },
      [&](Converted& one) {
        if (one.refused) {
          refused.push_back(std::move(*one.refused));
          return;
        }
        if (++calls > 1 && !form.several)
          throw Error("{} holds one call, and there are more; name one file, or convert to cortesia",
                      form.name);
        out.write(one.bytes);
        for (const auto& [name, count] : one.dropped) dropped[name] += count;
      });
  for (Unreadable& one : refused) walked.add(std::move(one));
  if (calls > 0) out.finish();  // else what stood there is better than nothing
  if (!options.quiet) tell_dropped(form, dropped);
  walked.throw_if_trouble(walking);
  return 0;
}

}  // namespace

Usage convert_usage() {
  auto options = std::make_shared<ConvertOptions>();
  ConvertOptions& mine = *options;
  Usage usage;
  usage.arguments = path_arguments(mine.inputs.paths);
  usage.options = {
      {"--to", "FORM", "cortesia (unless given), vcon, text or vtt", into(mine.to)},
      {"-o,--output", "FILE", "write there, instead of to standard output", into(mine.output)},
      jobs_option(mine.jobs),
  };
  for (Option& option : reading_options(mine.inputs.read)) usage.options.push_back(std::move(option));
  usage.options.push_back(
      {"--quiet", "", "no progress bar, and nothing of what is left out", into(mine.quiet)});
  usage.note =
      "cortesia and vcon hold all that is known of a call, a call a line; text and vtt\n"
      "hold one call, and what they leave out is told.";
  usage.run = [options] { return convert(*options); };
  return usage;
}

}  // namespace cortesia
