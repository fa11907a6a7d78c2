// The options that commands share: which checklist, and how to read calls.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "commands/command.hpp"
#include "read/read.hpp"
#include "rules/rules.hpp"

namespace cortesia {

struct WaiverOptions {
  std::string file;   // empty: none
  std::string as_of;  // empty: today
};

struct Inputs {
  std::vector<std::string> paths;
  read::Options read;
  rules::LoadOptions rules;
};

// Each borrows what it fills.
Arguments path_arguments(std::vector<std::string>& paths,
                         std::string_view about = "files or folders of transcripts; - for standard input");
Option jobs_option(unsigned& jobs);
std::vector<Option> checklist_options(rules::LoadOptions& options);  // --rules --timezone
std::vector<Option> reading_options(read::Options& options);  // --metadata --role --company ... --max-call
std::vector<Option> waiver_options(WaiverOptions& options);   // --waivers --as-of
std::vector<Option> input_options(Inputs& inputs);            // both

// Throws Error when the file that `option` writes would take the place of one that is read: an input, a file
// in a folder of the inputs, or one of `others`.
void refuse_to_replace(std::string_view option, const std::string& target,
                       const std::vector<std::string>& inputs,
                       std::initializer_list<std::string_view> others);

// The waivers asked for; throws Error with every mistake of their file.
std::optional<Waivers> load_waivers(const WaiverOptions& options,
                                    const std::vector<rules::Checklist>& checklists);

}  // namespace cortesia
