// Bytes read as calls, and calls written out as text to compare: what the tests of the read room share.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "read/read.hpp"
#include "write/doubts.hpp"

namespace cortesia::read_test {

inline std::string_view name_of(Party party) {
  switch (party) {
    case Party::agent:
      return "agent";
    case Party::colleague:
      return "colleague";
    case Party::customer:
      return "customer";
    case Party::ivr:
      return "ivr";
    default:
      return "unknown";
  }
}

inline std::string_view name_of(EventKind kind) {
  switch (kind) {
    case EventKind::hold:
      return "hold";
    case EventKind::transfer:
      return "transfer";
    case EventKind::silence:
      return "silence";
    case EventKind::music:
      return "music";
    case EventKind::note:
      return "note";
    case EventKind::interruption:
      return "interruption";
    default:
      return "other";
  }
}

inline std::string time_of(const std::optional<double>& seconds) {
  return seconds ? fmt::format("{:g}", *seconds) : "-";
}

// The turns and events of a call, a line each: "agent 0.5-2 Hola", "(hold 3 detail)".
inline std::string turns_of(const Call& call) {
  std::string out;
  std::size_t event = 0;
  for (std::uint32_t i = 0; i <= call.turns.size(); ++i) {
    for (; event < call.events.size() && call.events[event].before_turn == i; ++event) {
      const Event& e = call.events[event];
      out +=
          fmt::format("({}{}{}{})\n", name_of(e.kind), e.start ? " " + time_of(e.start) : "",
                      e.end ? "-" + time_of(e.end) : "", e.detail.empty() ? "" : " " + std::string(e.detail));
    }
    if (i == call.turns.size()) break;
    const Turn& turn = call.turns[i];
    out += fmt::format("{}{}{}: {}\n", name_of(turn.party), turn.start ? " " + time_of(turn.start) : "",
                       turn.end ? "-" + time_of(turn.end) : "", turn.text);
  }
  return out;
}

struct Result {
  std::vector<std::string> calls;  // as `dump` writes them
  std::vector<std::string> ids, sources, doubts;
  std::vector<Unreadable> unreadable;
  std::size_t skipped = 0;
};

using Dump = std::function<std::string(const Call&)>;

inline Result read_paths(std::vector<std::string> paths, const read::Options& options = {},
                         const read::Metadata* metadata = nullptr, const Dump& dump = turns_of) {
  Result result;
  read::Blocks blocks(std::move(paths), options);
  read::Reader reader(options, metadata);
  read::Block block;
  while (blocks.next(block)) {
    result.skipped += reader.read(block, [&](const Call* call, const Unreadable* unreadable) {
      if (unreadable) {
        result.unreadable.push_back(*unreadable);
        return;
      }
      result.calls.push_back(dump(*call));
      result.ids.emplace_back(call->id);
      result.sources.emplace_back(call->source);
      for (const Doubt& doubt : call->doubts) result.doubts.push_back(write::doubt_words(doubt, "en"));
    });
  }
  result.skipped += blocks.walked().skipped;
  return result;
}

// A folder of its own for a test, gone with it.
class Folder {
 public:
  Folder() {
    std::string pattern = std::filesystem::temp_directory_path() / "cortesia-read-XXXXXX";
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  // Writes a file, with the folders it needs, and returns its path.
  std::string file(const std::string& name, std::string_view bytes) const {
    const std::string path = path_ + "/" + name;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline Result read_bytes(std::string_view bytes, const read::Options& options = {}) {
  const Folder folder;
  return read_paths({folder.file("llamada.txt", bytes)}, options);
}

}  // namespace cortesia::read_test
