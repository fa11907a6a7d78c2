// The producer of blocks: walks the inputs, passes over what is plainly no transcript, and has the rest cut.
#include <atomic>
#include <mutex>

#include <fmt/format.h>

#include "read/cut.hpp"
#include "read/files.hpp"
#include "read/json_cut.hpp"
#include "read/read.hpp"

namespace cortesia::read {
namespace {

struct Magic {
  std::string_view bytes, what;
};

constexpr Magic kMagic[] = {
    {"%PDF", "a PDF document"},
    {"PK\x03\x04", "a ZIP archive or an office document"},
    {"\x1F\x8B", "compressed (gzip)"},
    {"\x28\xB5\x2F\xFD", "compressed (zstd)"},
    {"\xFD"
     "7zXZ",
     "compressed (xz)"},
    {"BZh", "compressed (bzip2)"},
    {"RIFF", "audio or video"},
    {"ID3", "audio"},
    {"\xFF\xFB", "audio"},
    {"\xFF\xF3", "audio"},
    {"OggS", "audio"},
    {"fLaC", "audio"},
    {"#!AMR", "audio"},
    {"\x89PNG", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"GIF8", "a picture"},
    {"\xD0\xCF\x11\xE0", "an office document"},
    {"SQLite format 3", "a database"},
};

// What a file is that holds no text, or nothing when it may hold some.
std::optional<std::string_view> binary_kind(std::string_view beginning) {
  for (const Magic& magic : kMagic)
    if (beginning.starts_with(magic.bytes)) return magic.what;
  if (beginning.size() > 8 && beginning.substr(4, 4) == "ftyp") return "audio or video";
  if (begins_as_json(beginning)) return std::nullopt;  // a stray NUL is then an error with its place
  if (beginning.substr(0, 8192).find('\0') != std::string_view::npos) return "binary data";
  return std::nullopt;
}

}  // namespace

struct Blocks::State {
  State(std::vector<std::string> all_paths, const Options& options)
      : paths(all_paths), files(std::move(all_paths)), max_call(options.max_call) {}

  bool next(Block& block);
  bool open(Block& block);
  void count(std::uint64_t before);

  std::vector<std::string> paths;
  Files files;
  std::size_t max_call;
  Found found;
  std::unique_ptr<Stream> stream;
  std::unique_ptr<Cutter> cutter;
  std::atomic<std::uint64_t> opened{0}, bytes{0}, skipped{0};
  std::mutex sizing;
  std::optional<std::uint64_t> total_bytes;
};

Blocks::Blocks(std::vector<std::string> paths, const Options& options)
    : state_(std::make_unique<State>(std::move(paths), options)) {}
Blocks::~Blocks() = default;

bool Blocks::next(Block& block) { return state_->next(block); }

Walked Blocks::walked() const {
  Walked walked;
  walked.files = state_->opened;
  walked.bytes = state_->bytes;
  walked.skipped = state_->skipped;
  const std::lock_guard lock(state_->sizing);
  walked.total_bytes = state_->total_bytes;
  return walked;
}

void Blocks::size_up() {
  std::uint64_t total = 0;
  Files all(state_->paths);
  for (Found found; all.next(found);) {
    if (found.error || found.special) continue;
    if (!found.size) return;
    total += *found.size;
  }
  const std::lock_guard lock(state_->sizing);
  state_->total_bytes = total;
}

bool Blocks::State::next(Block& block) {
  for (;;) {
    block.bytes.clear();
    block.elements.clear();
    block.error.reset();
    block.cut = Block::Cut::whole;
    block.format = {};
    block.first_line = 1;
    block.first_element = 0;
    block.offset = 0;
    if (!cutter) {
      if (!files.next(found)) return false;
      block.source = found.path;
      block.named = found.named;
      if (open(block)) return true;
      continue;
    }
    block.source = found.path;
    block.named = found.named;
    const std::uint64_t before = stream->input.taken();
    const bool got = cutter->next(block);
    count(before);
    if (got) return true;
    cutter.reset();
    if (stream->trouble) {
      block.error = stream->trouble;
      stream.reset();
      return true;
    }
    stream.reset();
  }
}

void Blocks::State::count(std::uint64_t before) { bytes += stream->input.taken() - before; }

// Opens what was found. True when there is nothing but an error to give.
bool Blocks::State::open(Block& block) {
  if (found.special) {
    ++skipped;
    return false;
  }
  if (found.error) {
    block.error = found.error;
    return true;
  }
  ++opened;
  try {
    stream = std::make_unique<Stream>(found.path);
  } catch (const Error& error) {
    block.error = error.what();
    return true;
  }
  stream->more();
  count(0);
  if (stream->ahead.empty()) {
    block.error = stream->trouble.value_or("empty file");
    stream.reset();
    return true;
  }
  if (const auto kind = binary_kind(stream->ahead)) {
    if (found.named)
      block.error = fmt::format("expected a transcript, found {}", *kind);
    else
      ++skipped;
    stream.reset();
    return found.named;
  }
  const std::uint64_t before = stream->input.taken();
  cutter = choose_cutter(*stream, max_call);
  count(before);
  return false;
}

Error no_transcripts(const std::vector<std::string>& paths, std::uint64_t skipped) {
  std::string where;
  for (const std::string& path : paths) where += fmt::format("{}\"{}\"", where.empty() ? "" : ", ", path);
  if (skipped == 0)
    return Error("no transcripts in {}: there are no files; name files or folders that hold some", where);
  return Error(
      "no transcripts in {}: {} file{} of another kind (audio, pictures, documents without turns); see "
      "\"cortesia "
      "list formats\" for what is read",
      where, skipped, skipped == 1 ? " is" : "s are");
}

}  // namespace cortesia::read
