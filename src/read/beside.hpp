// RTTM beside a transcript in the same archive: who speaks when goes with the transcript that it tells of.
//
// An archive is read as it comes. What says who speaks is kept until its transcript comes along, and a
// transcript waits for the next file, which in an archive packed in order of names is where its RTTM stands.
// One whose transcript has gone by already, or never comes, is given out as a file of its own.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "read/read.hpp"

namespace cortesia::read {

class Beside {
 public:
  // `next` gives the blocks as they are cut. No more than `max_call` bytes of RTTM are kept.
  Beside(std::function<bool(Block&)> next, std::size_t max_call)
      : next_(std::move(next)), max_call_(max_call) {}
  bool next(Block& block);

 private:
  void give_speakers(Block& block);
  void let_go();
  void let_transcript_go();

  std::function<bool(Block&)> next_;
  std::size_t max_call_;
  std::map<std::string, Block> speakers_;  // not given yet, by their sources without ".rttm"
  std::size_t speakers_bytes_ = 0;
  std::optional<Block> waiting_;  // a transcript
  std::vector<Block> ready_;      // to be given out, last first
};

}  // namespace cortesia::read
