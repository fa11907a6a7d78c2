#include "read/beside.hpp"

#include <utility>

namespace cortesia::read {
namespace {

constexpr std::string_view kEnding = ".rttm";

bool is_whole_entry(const Block& block) {
  return block.packed && block.cut == Block::Cut::whole && !block.error;
}

bool is_speakers(const Block& block) { return is_whole_entry(block) && block.source.ends_with(kEnding); }

}  // namespace

// "a.wav.json" takes "a.wav.rttm" or "a.rttm".
void Beside::give_speakers(Block& block) {
  const std::string_view source = block.source;
  const std::size_t folder = source.find_last_of("/:") + 1;
  for (std::size_t end = source.size(); (end = source.rfind('.', end - 1)) != std::string_view::npos;) {
    if (end <= folder) return;
    const auto found = speakers_.find(std::string(source.substr(0, end)));
    if (found == speakers_.end()) continue;
    block.speakers_name = found->second.name;
    block.speakers = std::move(found->second.bytes);
    speakers_bytes_ -= block.speakers.size();
    speakers_.erase(found);
    return;
  }
}

// Nothing else comes for what is held.
void Beside::let_go() {
  for (auto& [stem, block] : speakers_) ready_.push_back(std::move(block));
  speakers_.clear();
  speakers_bytes_ = 0;
  let_transcript_go();
}

void Beside::let_transcript_go() {
  if (waiting_) ready_.push_back(*std::exchange(waiting_, std::nullopt));
}

bool Beside::next(Block& block) {
  while (ready_.empty()) {
    if (!next_(block)) {
      let_go();
      if (ready_.empty()) return false;
      break;
    }
    if (!block.packed && speakers_.empty() && !waiting_) return true;
    if (is_speakers(block)) {
      std::string stem = block.source.substr(0, block.source.size() - kEnding.size());
      speakers_bytes_ += block.bytes.size();
      speakers_.insert_or_assign(std::move(stem), std::exchange(block, Block()));
      if (waiting_) give_speakers(*waiting_);
      if (speakers_bytes_ > max_call_) let_go();
      continue;
    }
    if (is_whole_entry(block)) give_speakers(block);
    const bool waits = is_whole_entry(block) && block.speakers.empty();
    if (!waits) ready_.push_back(std::exchange(block, Block()));
    if (ready_.empty() || ready_.back().packed)
      let_transcript_go();
    else
      let_go();  // the archive is at its end
    if (waits) waiting_ = std::exchange(block, Block());
  }
  block = std::move(ready_.back());
  ready_.pop_back();
  return true;
}

}  // namespace cortesia::read
