// How long each reader of JSON takes, as a multiple of a bare simdjson pass over the same bytes:
// bench_formats SAMPLES [ROUNDS]
//
// Every JSON file in the folders of SAMPLES is made as long as a long call is - the elements of its outermost
// lists, and the lines of a text at its root, are repeated - and then read in memory, cut into calls as any
// file is: once by simdjson alone, which parses each document and looks at every value, once by the reader
// with all that every call gets (detection, roles, checks). The two take turns, many short ones, and of each
// the least time counts: whatever else the machine does takes longer than it leaves alone.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "read/read.hpp"

namespace {

namespace fs = std::filesystem;
namespace dom = simdjson::dom;

constexpr std::size_t kLong = 64'000;    // bytes of a call
constexpr std::size_t kBytes = 500'000;  // that a turn reads
constexpr double kLimit = 3;

// Lists that a long call has no more of than a short one.
bool is_fixed(std::string_view key) {
  static constexpr std::string_view kFixed[] = {"channels", "parties", "participants", "speakers",
                                                "conversations"};
  return std::ranges::find(kFixed, key) != std::end(kFixed);
}

// The document again, with the elements of its outermost lists of objects, and the lines of a text, so many
// times. `key` is what the value stands under.
void append(std::string& out, std::string_view key, dom::element value, std::size_t times) {
  if (value.is_object()) {
    char before = '{';
    for (const dom::key_value_pair field : dom::object(value)) {
      out += fmt::format("{}\"{}\":", before, field.key);
      append(out, field.key, field.value, times);
      before = ',';
    }
    out += before == '{' ? "{}" : "}";
  } else if (value.is_array() && times > 1) {
    const dom::array list(value);
    const bool repeat = list.size() > 1 && list.at(0).is_object() && !is_fixed(key);
    char before = '[';
    for (const dom::element element : list)
      for (std::size_t i = 0; i < (repeat ? times : 1); ++i) {  // in order of time still
        out += before;
        append(out, key, element, repeat ? 1 : times);
        before = ',';
      }
    out += before == '[' ? "[]" : "]";
  } else if (const std::string written = simdjson::minify(value);
             times > 1 && written.find("\\n") != std::string::npos) {
    out += '"';
    for (std::size_t i = 0; i < times; ++i) out += written.substr(1, written.size() - 2) + "\\n";
    out += '"';
  } else {
    out += written;
  }
}

// Looks at every value, so that nothing of the pass can be left out.
std::size_t visit(dom::element value) {
  std::size_t sum = 0;
  if (value.is_object())
    for (const dom::key_value_pair field : dom::object(value)) sum += field.key.size() + visit(field.value);
  else if (value.is_array())
    for (const dom::element element : dom::array(value)) sum += visit(element);
  else if (value.is_string())
    sum = std::string_view(value).size();
  else if (value.is_number())
    sum = double(value) > 0 ? 1 : 0;
  return sum;
}

// Of the processor, whoever else uses it.
template <typename Run>
double seconds_of(Run run) {
  const std::clock_t begin = std::clock();
  run();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// A sample made long.
std::string grown(const std::string& path) {
  dom::parser parser;
  const dom::element sample = parser.load(path);
  const std::size_t once = simdjson::minify(sample).size();
  std::string bytes;
  append(bytes, {}, sample, kLong / once + 2);
  bytes.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
  return bytes;
}

// The blocks of a file with these bytes.
std::vector<cortesia::read::Block> cut(const std::string& bytes, const std::string& name) {
  const fs::path file = fs::temp_directory_path() / fmt::format("bench-{}-{}", ::getpid(), name);
  std::ofstream(file, std::ios::binary) << bytes;
  const cortesia::read::Options options;
  cortesia::read::Blocks blocks({file.string()}, options);
  std::vector<cortesia::read::Block> all;
  for (cortesia::read::Block block; blocks.next(block);) all.push_back(std::move(block));
  fs::remove(file);
  return all;
}

// True when it is within the limit.
bool measure(const std::string& path, std::size_t rounds) {
  const std::string bytes = grown(path);
  const std::vector<cortesia::read::Block> blocks = cut(bytes, fs::path(path).filename().string());
  const std::size_t times = std::max<std::size_t>(1, kBytes / bytes.size());
  std::string format;
  std::string trouble;
  const cortesia::read::Reader::Sink sink = [&](cortesia::Call* call,
                                                const cortesia::Unreadable* unreadable) {
    if (unreadable) trouble = unreadable->error;
    if (call) format = call->format;
  };
  const cortesia::read::Options options;
  cortesia::read::Reader reader(options, nullptr);
  dom::parser parser;
  volatile std::size_t seen = 0;
  double floor = 1e9;
  double read = 1e9;
  for (std::size_t round = 0; round < rounds; ++round) {
    floor = std::min(floor, seconds_of([&] {
                       for (std::size_t i = 0; i < times; ++i)
                         seen = visit(parser.parse(bytes.data(), bytes.size(), false));
                     }));
    read = std::min(read, seconds_of([&] {
                      for (std::size_t i = 0; i < times; ++i)
                        for (const cortesia::read::Block& block : blocks) reader.read(block, sink);
                    }));
  }
  const double all = static_cast<double>(times * bytes.size()) / 1e6;
  const bool over = read > kLimit * floor;
  fmt::print("{:<24} {:>8} bytes  floor {:>6.0f} MB/s  reader {:>6.0f} MB/s  {:>5.2f} times{}{}\n",
             trouble.empty() ? format : path, bytes.size(), all / floor, all / read, read / floor,
             over ? "  over the limit" : "", trouble.empty() ? "" : "  " + trouble);
  return trouble.empty() && !over;
}

int run(const std::string& samples, std::size_t rounds) {
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samples))
    if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
  std::ranges::sort(paths);
  bool within = true;
  for (const std::string& path : paths) within = measure(path, rounds) && within;
  return within ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: bench_formats SAMPLES [ROUNDS]\n", stderr);
    return 2;
  }
  try {
    return run(argv[1], argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 25);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_formats: {}\n", error.what());
    return 2;
  }
}
