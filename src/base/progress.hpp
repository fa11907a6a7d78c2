// A line on standard error that says how far a long run is: shown to a person only, and only after a second.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace cortesia {

struct Done {
  std::uint64_t calls = 0;
  std::uint64_t bytes = 0;
  std::optional<std::uint64_t> total_bytes;  // unknown for a pipe
};

class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress();  // takes the line away
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  bool due();  // time to draw: after a second, then ten times a second at most; cheap
  void draw(const Done& done);

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_, drawn_ = false;
  unsigned width_ = 0;
  Clock::time_point began_, next_;
};

// " 43%  1,234,000 calls  56 MB/s  1:05 left", at most `width` columns. For Progress, and for its test.
std::string progress_line(const Done& done, double seconds, unsigned width);

}  // namespace cortesia
