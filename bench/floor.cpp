// The floor of the benchmark: only parses JSON Lines with simdjson, reading every turn's speaker, times and
// text.
//
// Nothing that reads such a file can be faster, so cortesia's time is told as a multiple of this program's:
// bench_floor FILE
#include <cstdio>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <stdexcept>
#include <string_view>
#include <unistd.h>
#include <vector>

#include <simdjson.h>

namespace {

struct Sums {  // of everything read, so that nothing can be left out
  std::size_t turns = 0, bytes = 0;
  double seconds = 0;
};

void parse(simdjson::ondemand::parser& parser, const char* line, std::size_t size, std::size_t capacity,
           Sums& sums) {
  simdjson::ondemand::document document;
  if (parser.iterate(line, size, capacity).get(document)) throw std::runtime_error("a line is not JSON");
  simdjson::ondemand::array turns;
  if (document["turns"].get(turns)) throw std::runtime_error("a call has no turns");
  for (auto turn : turns) {
    std::string_view speaker, text;
    double start = 0, end = 0;
    if (turn["speaker"].get(speaker) || turn["start"].get(start) || turn["end"].get(end) ||
        turn["text"].get(text))
      throw std::runtime_error("a turn is not complete");
    ++sums.turns;
    sums.bytes += speaker.size() + text.size();
    sums.seconds += end - start;
  }
}

Sums run(const char* path) {
  constexpr std::size_t kBlock = 4 << 20;
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) throw std::runtime_error("cannot open the file");
  std::vector<char> buffer(2 * kBlock + simdjson::SIMDJSON_PADDING);
  simdjson::ondemand::parser parser;
  Sums sums;
  std::size_t held = 0;  // bytes of an unfinished line at the buffer's start
  while (true) {
    const ssize_t got = read(file, buffer.data() + held, kBlock);
    if (got < 0) throw std::runtime_error("cannot read the file");
    if (got == 0) break;
    const char* line = buffer.data();
    const char* end = line + held + got;
    while (const void* found = std::memchr(line, '\n', static_cast<std::size_t>(end - line))) {
      const char* newline = static_cast<const char*>(found);
      const auto size = static_cast<std::size_t>(newline - line);
      parse(parser, line, size, static_cast<std::size_t>(buffer.data() + buffer.size() - line), sums);
      line = newline + 1;
    }
    held = static_cast<std::size_t>(end - line);
    if (held > kBlock) throw std::runtime_error("a line is too long");
    std::memmove(buffer.data(), line, held);
  }
  close(file);
  return sums;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) throw std::runtime_error("usage: bench_floor FILE");
  const Sums sums = run(argv[1]);
  std::printf("%zu turns, %zu bytes, %.2f s of talk\n", sums.turns, sums.bytes, sums.seconds);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_floor: %s\n", error.what());
  return 1;
}
