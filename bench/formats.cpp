// How long each reader of JSON takes, as a multiple of a bare simdjson pass over the same bytes:
// bench_formats SAMPLES [ROUNDS]
//
// Every JSON file in the folders of SAMPLES is made as long as a call is - its outermost lists are repeated -
// and then read in memory: once by simdjson alone, which parses the document and looks at every value, once
// by the reader with all that every call gets (detection, roles, checks). The least time of the rounds
// counts, of both.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "read/read.hpp"

namespace {

namespace fs = std::filesystem;
namespace dom = simdjson::dom;

constexpr std::size_t kRepeats = 24;       // of a sample's turns
constexpr std::size_t kBytes = 4'000'000;  // that a round reads
constexpr double kLimit = 3;

// The document again, with the elements of its outermost lists of objects, and the lines of a text at its
// root, repeated.
void append(std::string& out, dom::element value, bool repeat) {
  if (value.is_object()) {
    char before = '{';
    for (const dom::key_value_pair field : dom::object(value)) {
      out += fmt::format("{}\"{}\":", before, field.key);
      append(out, field.value, repeat);
      before = ',';
    }
    out += before == '{' ? "{}" : "}";
  } else if (value.is_array() && repeat) {
    const dom::array list(value);
    const bool objects = list.size() > 1 && list.at(0).is_object();
    char before = '[';
    for (const dom::element element : list)
      for (std::size_t i = 0; i < (objects ? kRepeats : 1); ++i) {  // in order of time still
        out += before;
        append(out, element, !objects);
        before = ',';
      }
    out += before == '[' ? "[]" : "]";
  } else if (const std::string written = simdjson::minify(value);
             repeat && written.find("\\n") != std::string::npos) {
    out += '"';
    for (std::size_t i = 0; i < kRepeats; ++i) out += written.substr(1, written.size() - 2) + "\\n";
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

template <typename Run>
double least_seconds(std::size_t rounds, Run run) {
  double least = 1e9;
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::clock_t begin = std::clock();  // of the processor, whoever else uses it
    run();
    least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return least;
}

struct Times {
  std::string format, trouble;
  std::size_t bytes = 0;
  double floor = 0, reader = 0;  // seconds for the same bytes
};

Times measure(const std::string& path, std::size_t rounds) {
  dom::parser parser;
  std::string bytes;
  append(bytes, parser.load(path), true);
  bytes.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
  const std::size_t times = std::max<std::size_t>(1, kBytes / bytes.size());

  Times measured;
  measured.bytes = bytes.size();
  volatile std::size_t seen = 0;
  measured.floor = least_seconds(rounds, [&] {
    for (std::size_t i = 0; i < times; ++i) seen = visit(parser.parse(bytes.data(), bytes.size(), false));
  });
  cortesia::read::Options options;
  cortesia::read::Reader reader(options, nullptr);
  cortesia::read::Block block;
  block.source = block.name = fs::path(path).filename().string();
  block.bytes = std::move(bytes);
  const cortesia::read::Reader::Sink sink = [&](cortesia::Call* call, const cortesia::Unreadable* trouble) {
    if (trouble) measured.trouble = trouble->error;
    if (call) measured.format = call->format;
  };
  measured.reader = least_seconds(rounds, [&] {
    for (std::size_t i = 0; i < times; ++i) reader.read(block, sink);
  });
  const double read = static_cast<double>(times * measured.bytes);
  fmt::print("{:<24} {:>8} bytes  floor {:>6.0f} MB/s  reader {:>6.0f} MB/s  {:>5.2f} times{}\n",
             measured.trouble.empty() ? measured.format : path, measured.bytes, read / measured.floor / 1e6,
             read / measured.reader / 1e6, measured.reader / measured.floor,
             !measured.trouble.empty()                   ? "  " + measured.trouble
             : measured.reader > kLimit * measured.floor ? "  over the limit"
                                                         : "");
  return measured;
}

int run(const std::string& samples, std::size_t rounds) {
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samples))
    if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
  std::ranges::sort(paths);
  bool within = true;
  for (const std::string& path : paths) {
    const Times times = measure(path, rounds);
    within = within && times.trouble.empty() && times.reader <= kLimit * times.floor;
  }
  return within ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: bench_formats SAMPLES [ROUNDS]\n", stderr);
    return 2;
  }
  try {
    return run(argv[1], argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 7);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_formats: {}\n", error.what());
    return 2;
  }
}
