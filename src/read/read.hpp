// Bytes -> calls. The face of the read room: inputs become blocks, blocks become calls.
//
// `Blocks` walks the inputs on one thread and cuts them into blocks (a file, a run of whole lines of a JSON
// Lines file, of whole elements of a large array, of a large table's calls); a `Reader` - one a thread -
// turns a block into its calls. An input that cannot be read gives an Unreadable with its place and reason,
// and costs no other input anything.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "model/call.hpp"
#include "model/unreadable.hpp"

namespace cortesia::read {

class RoleFile;  // read/role_file.hpp: who a label is, call by call

struct Options {
  std::vector<std::pair<std::string, Party>> roles;  // --role LABEL=agent; wins over the label lexicon
  std::shared_ptr<const RoleFile> role_file;         // --roles FILE.csv; wins over --role, call by call
  std::vector<std::pair<std::string, std::string>> columns;  // --columns text=HEADER; wins over known headers
  std::vector<std::string> company;                          // --company; wins over what the transcript says
  std::string language;                                      // --language, for calls that do not say theirs
  std::string metadata;                                      // --metadata FILE.csv, or empty
  std::size_t max_call = 64u << 20;                          // bytes of one call's source
  // Told of each file that a walk passes over - its source, and what it is - in order, by Blocks alone.
  std::function<void(const std::string&, std::string_view)> passed_over = {};
};

// A cut of the input that stands alone. Owned by whoever holds it; moved between threads. Reused from block
// to block it keeps its memory.
struct Block {
  std::string source;  // path as given; "-" is standard input; "archive.zip:path/in/it.json"
  std::string name;    // of the file, without folders; of a compressed one, as it is called unpacked;
                       // empty: the source
  std::string bytes;   // with SIMDJSON_PADDING spare bytes of capacity
  std::uint64_t first_line = 1;  // of the file, for places in errors
  std::uint64_t first_element = 0;
  std::uint64_t offset = 0;  // of the first byte in the file
  enum class Cut : std::uint8_t { whole, lines, elements, rows, pages } cut = Cut::whole;
  // Begin and end in `bytes` of each element, or of each page: files that are one call together.
  std::vector<std::pair<std::size_t, std::size_t>> elements;
  // Name in the table: of lines and elements as detected on the file's beginning; of a whole, empty (the
  // Reader detects it) unless the caller says what it is.
  std::string_view format;
  bool named = true;                    // named on the command line, not met in a folder
  bool packed = false;                  // it lies in an archive
  std::string speakers, speakers_name;  // RTTM that lies beside it there, and how that file is called
  // Why there is nothing to read; then `bytes` is at most the beginning of what is refused, for its call's
  // id.
  std::optional<std::string> error;
  UnreadableKind trouble = UnreadableKind::file;  // of which kind
};

// What a walk over the inputs came to.
struct Walked {
  std::uint64_t files = 0, bytes = 0;  // opened, read
  std::uint64_t skipped = 0;           // met in a folder and plainly no transcripts: audio, pictures, devices
  std::optional<std::uint64_t> total_bytes;  // of all inputs, once size_up() found it
};

class Blocks {
 public:
  Blocks(std::vector<std::string> paths, const Options& options);
  ~Blocks();
  // False at the end. The blocks of an input are the same on every run. One thread at a time.
  bool next(Block& block);
  Walked walked() const;  // thread-safe, for progress
  // Walks the folders once more and adds the sizes, for the progress bar. Thread-safe; no answer when an
  // input is standard input or a pipe.
  void size_up();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The trouble to report when nothing that was named held a transcript.
Error no_transcripts(const std::vector<std::string>& paths, std::uint64_t skipped);

class Metadata;  // read/metadata.hpp: what the telephone system knows, by call

class Reader {
 public:
  // Either the call or why there is none. The call is reused: valid until the callback returns, and till then
  // the callback's to add to.
  using Sink = std::function<void(Call*, const Unreadable*)>;

  Reader(const Options& options, const Metadata* metadata);  // borrows both; metadata may be null
  ~Reader();
  // True when the block is plainly no transcript and was met in a folder: to be counted as skipped, on top of
  // Walked::skipped.
  bool read(const Block& block, const Sink& sink);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// One entry of the table of formats, for `cortesia list formats`.
struct FormatInfo {
  std::string_view name, about;
};
std::vector<FormatInfo> formats();

}  // namespace cortesia::read
