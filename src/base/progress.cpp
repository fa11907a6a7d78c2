#include "base/progress.hpp"

#include <algorithm>
#include <cmath>
#include <unistd.h>

#include <fmt/format.h>

#include "base/terminal.hpp"

namespace cortesia {

namespace {

// Nobody's report suffers when a progress line is lost.
void tell(const std::string& text) {
  [[maybe_unused]] ssize_t ignored = ::write(STDERR_FILENO, text.data(), text.size());
}

std::string with_commas(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace

std::string progress_line(const Done& done, double seconds, unsigned width) {
  double rate = seconds > 0 ? static_cast<double>(done.bytes) / seconds : 0;
  std::string line;
  if (done.total_bytes && *done.total_bytes > 0)
    line += fmt::format("{:3}%  ", std::min<std::uint64_t>(100, done.bytes * 100 / *done.total_bytes));
  line += fmt::format("{} calls  {:.0f} MB/s", with_commas(done.calls), rate / 1e6);
  if (done.total_bytes && rate > 0) {
    std::uint64_t rest = *done.total_bytes > done.bytes ? *done.total_bytes - done.bytes : 0;
    auto left = static_cast<std::uint64_t>(std::llround(static_cast<double>(rest) / rate));
    line += left >= 3600 ? fmt::format("  {}:{:02}:{:02} left", left / 3600, left / 60 % 60, left % 60)
                         : fmt::format("  {}:{:02} left", left / 60, left % 60);
  }
  return clipped(line, width);
}

Progress::Progress(bool wanted)
    : wanted_(wanted), began_(Clock::now()), next_(began_ + std::chrono::seconds(1)) {
  if (!wanted_) return;
  Terminal screen = terminal(STDERR_FILENO);
  wanted_ = screen.interactive;
  width_ = screen.width - 1;  // a full line would scroll
}

Progress::~Progress() {
  if (drawn_) tell("\r\x1b[2K");
}

bool Progress::due() { return wanted_ && Clock::now() >= next_; }

void Progress::draw(const Done& done) {
  auto now = Clock::now();
  next_ = now + std::chrono::milliseconds(100);
  drawn_ = true;
  tell("\r\x1b[2K" + progress_line(done, std::chrono::duration<double>(now - began_).count(), width_));
}

}  // namespace cortesia
