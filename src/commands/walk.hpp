// Every call of the inputs, seen by as many threads as wanted: what calibrate, sample, convert and compare
// share.
//
// Each thread sees whole blocks and leaves what it makes of them in a list; the lists are taken in input
// order, so that the result does not depend on the number of threads. What cannot be read is told at the end.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/in_order.hpp"
#include "base/progress.hpp"
#include "commands/inputs.hpp"
#include "model/call.hpp"
#include "model/unreadable.hpp"
#include "read/metadata.hpp"
#include "read/read.hpp"

namespace cortesia {

struct WalkOptions {
  const Inputs& inputs;
  unsigned jobs = 0;       // 0: as many as processors
  bool progress = true;    // show it to a person
  bool no_quotes = false;  // in what is told of unreadable inputs
};

// What a walk came to, apart from what was seen.
struct Walked {
  std::uint64_t calls = 0, skipped = 0, unreadable = 0;
  std::vector<Unreadable> unreadable_first;  // in input order

  void add(Unreadable input);
  // Throws Error when no transcript was found.
  void throw_if_nothing(const std::vector<std::string>& paths) const;
  // Throws Error when some input could not be read.
  void throw_if_trouble(const WalkOptions& options) const;
};

// `no_quotes`: what an error quotes from the file is left out.
std::optional<read::Metadata> load_metadata(const read::Options& options, bool no_quotes = false);
// Throws Error when a row was joined with several calls.
void throw_if_shared(const std::optional<read::Metadata>& metadata, const read::Options& options);

// Lines for a person: the columns of --metadata and --roles that mean nothing; empty when there are none.
std::string columns_passed_over(const std::optional<read::Metadata>& metadata, const read::Options& options);

// Throws Error with the `first` of the inputs that could not be read, when there is any.
void throw_if_unreadable(std::uint64_t unreadable, std::uint64_t calls, std::span<const Unreadable> first,
                         bool no_quotes);

// make_see() gives a thread its callable see(Call&, std::vector<Seen>&); drain(Seen&) takes what was
// seen.
template <typename Seen, typename MakeSee, typename Drain>
Walked walk(const WalkOptions& options, MakeSee make_see, Drain drain) {
  struct OfBlock {
    std::vector<Seen> seen;
    std::vector<Unreadable> unreadable;
    std::uint64_t calls = 0;
    bool skipped = false;
  };
  const read::Options& reading = options.inputs.read;
  std::optional<read::Metadata> metadata = load_metadata(reading, options.no_quotes);
  read::Blocks blocks(options.inputs.paths, reading);
  Progress progress(options.progress);
  Walked all;
  bool sized = false;
  auto make_work = [&] {
    return [&, see = make_see(),
            reader = std::make_shared<read::Reader>(reading, metadata ? &*metadata : nullptr)](
               const read::Block& block, OfBlock& out) mutable {
      out.seen.clear();
      out.unreadable.clear();
      out.calls = 0;
      out.skipped = reader->read(block, [&](Call* call, const Unreadable* trouble) {
        ++out.calls;
        if (call) {
          see(*call, out.seen);
        } else {
          out.unreadable.push_back(*trouble);
        }
      });
    };
  };
  in_order<read::Block, OfBlock>(
      options.jobs > 0 ? options.jobs : processors(), [&](read::Block& block) { return blocks.next(block); },
      make_work,
      [&](OfBlock& block) {
        for (Seen& seen : block.seen) drain(seen);
        all.calls += block.calls;
        all.skipped += block.skipped ? 1 : 0;
        for (Unreadable& input : block.unreadable) all.add(std::move(input));
        if (!progress.due()) return;
        if (!sized) blocks.size_up();
        sized = true;
        read::Walked walked = blocks.walked();
        progress.draw({all.calls, walked.bytes, walked.total_bytes});
      });
  all.skipped += blocks.walked().skipped;
  if (options.progress) std::fputs(columns_passed_over(metadata, reading).c_str(), stderr);
  throw_if_shared(metadata, reading);
  all.throw_if_nothing(options.inputs.paths);
  return all;
}

}  // namespace cortesia
