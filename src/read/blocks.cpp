// The producer of blocks: walks the inputs and what is packed in them, passes over what is plainly no
// transcript, and has the rest cut.
#include <algorithm>
#include <atomic>
#include <mutex>

#include <fmt/format.h>

#include "base/quoted.hpp"
#include "read/archive.hpp"
#include "read/beside.hpp"
#include "read/cut.hpp"
#include "read/files.hpp"
#include "read/json_cut.hpp"
#include "read/own_report.hpp"
#include "read/pages.hpp"
#include "read/read.hpp"

namespace cortesia::read {
namespace {

struct Magic {
  std::string_view bytes, what;
};

constexpr Magic kMagic[] = {
    {"%PDF", "a PDF document"},
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
    {"7z\xBC\xAF\x27\x1C", "a 7z archive, which is not unpacked here; a zip or tar is"},
    {"Rar!", "a RAR archive, which is not unpacked here; a zip or tar is"},
};

// What a file is that holds no transcript, or nothing when it may hold one.
std::optional<std::string_view> other_kind(std::string_view beginning) {
  if (is_own_report(beginning)) return "a report that cortesia wrote";
  for (const Magic& magic : kMagic)
    if (beginning.starts_with(magic.bytes)) return magic.what;
  if (beginning.size() > 8 && beginning.substr(4, 4) == "ftyp") return "audio or video";
  if (begins_as_json(beginning)) return std::nullopt;  // a stray NUL is then an error with its place
  if (beginning.substr(0, 8192).find('\0') != std::string_view::npos) return "binary data";
  return std::nullopt;
}

}  // namespace

struct Blocks::State {
  State(std::vector<std::string> all_paths, const Options& all_options)
      : paths(all_paths), files(std::move(all_paths)), options(all_options) {}

  bool next(Block& block);
  // Each true when `block` is an error to give; else there may be a cutter now, or something next.
  bool next_file(Block& block, bool& ended);
  bool next_entry(Block& block);
  bool open(Block& block, const std::string& regular);
  bool cut(Block& block);
  bool refuse(Block& block, std::string why, UnreadableKind kind = UnreadableKind::file);
  void pass_over(std::string_view kind);
  void count();

  std::vector<std::string> paths;
  Files files;
  Options options;
  Beside beside{[this](Block& block) { return next(block); }, options.max_call};
  Pages pages{[this](Block& block) { return beside.next(block); }, options.max_call};
  std::vector<std::unique_ptr<Archive>> archives;  // that are open, each in the one before it
  std::vector<std::string> archive_sources;        // how each is called
  std::string source, name;                        // of the stream: see Block
  bool named = true;
  std::unique_ptr<Stream> stream;
  std::unique_ptr<Cutter> cutter;
  std::atomic<std::uint64_t> opened{0}, bytes{0}, skipped{0};
  std::uint64_t counted = 0;  // of the bytes of the file that is open
  std::mutex sizing;
  std::optional<std::uint64_t> total_bytes;
};

Blocks::Blocks(std::vector<std::string> paths, const Options& options)
    : state_(std::make_unique<State>(std::move(paths), options)) {}
Blocks::~Blocks() = default;

bool Blocks::next(Block& block) { return state_->pages.next(block); }

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
  for (bool ended = false; !ended;) {
    block.bytes.clear();
    block.elements.clear();
    block.error.reset();
    block.cut = Block::Cut::whole;
    block.format = {};
    block.first_line = 1;
    block.first_element = 0;
    block.offset = 0;
    block.speakers.clear();
    const bool given = cutter ? cut(block) : archives.empty() ? next_file(block, ended) : next_entry(block);
    count();
    if (!given) continue;
    block.source = source;
    block.name = name;
    block.named = named;
    block.packed = !archives.empty();
    return true;
  }
  return false;
}

// What was read of the file since the last time: of an archive, packed.
void Blocks::State::count() {
  const std::uint64_t now = !archives.empty() ? archives.front()->taken()
                            : stream          ? stream->input.taken()
                                              : counted;
  if (now > counted) bytes += now - counted;
  counted = std::max(now, counted);
}

bool Blocks::State::refuse(Block& block, std::string why, UnreadableKind kind) {
  block.error = std::move(why);
  block.trouble = kind;
  return true;
}

void Blocks::State::pass_over(std::string_view kind) {
  ++skipped;
  if (options.passed_over) options.passed_over(source, kind);
}

bool Blocks::State::cut(Block& block) {
  if (cutter->next(block)) return true;
  cutter.reset();
  const std::optional<std::string> trouble = std::move(stream->trouble);
  count();
  stream.reset();
  return trouble && refuse(block, *trouble);
}

bool Blocks::State::next_file(Block& block, bool& ended) {
  counted = 0;
  Found found;
  ended = !files.next(found);
  if (ended) return false;
  source = found.path;
  named = found.named;
  name = found.path == "-" ? "stdin" : found.path.substr(found.path.rfind('/') + 1);
  if (found.special) {
    pass_over("no file that holds anything: a device, a pipe or a socket");
    return false;
  }
  if (found.error)
    return refuse(block, *found.error, found.missing ? UnreadableKind::missing : UnreadableKind::file);
  ++opened;
  try {
    stream = std::make_unique<Stream>(open_file(found.path));
  } catch (const Error& error) {
    return refuse(block, error.what());
  }
  return open(block, found.size ? found.path : std::string());
}

bool Blocks::State::next_entry(Block& block) {
  Archive& archive = *archives.back();
  Archive::Entry entry;
  source = archive_sources.back();
  named = archives.size() == 1 && named;
  try {
    if (archive.next(entry)) {
      if (entry.left_out) return false;
      if (!entry.name.empty()) {
        source += ':' + entry.name;
        name = entry.name.substr(entry.name.find_last_of("/\\") + 1);
        named = false;
      } else if (const std::size_t dot = name.rfind('.'); dot != std::string::npos && dot > 0) {
        name.resize(dot);  // ".gz"
      }
      if (entry.refused) return refuse(block, *entry.refused);
      if (entry.name == "[Content_Types].xml" || entry.name == "mimetype") {
        source = archive_sources.back();  // an office document is a zip that begins so
        pass_over("an office document");
        archives.pop_back();
        archive_sources.pop_back();
        return false;
      }
      stream = std::make_unique<Stream>(archive.open());
      return open(block, {});
    }
    const bool nothing = archive.entries() == 0;
    archives.pop_back();
    archive_sources.pop_back();
    return nothing && refuse(block, "an archive without files");
  } catch (const Error& error) {
    archives.pop_back();
    archive_sources.pop_back();
    return refuse(block, error.what());
  }
}

// Looks at the beginning of the stream. `regular` is the path of a regular file that is open for the first
// time.
bool Blocks::State::open(Block& block, const std::string& regular) {
  stream->more();
  if (stream->ahead.empty()) {
    const std::optional<std::string> trouble = std::move(stream->trouble);
    stream.reset();
    return trouble ? refuse(block, *trouble) : refuse(block, "empty file", UnreadableKind::empty);
  }
  if (is_packed(stream->ahead)) {
    if (archives.size() == Archive::kDeepest) {
      stream.reset();
      return refuse(block, fmt::format("an archive in {} others is refused; unpack them", Archive::kDeepest));
    }
    try {
      archives.push_back(std::make_unique<Archive>(std::move(stream), regular,
                                                   archives.empty() ? nullptr : archives.back().get()));
      archive_sources.push_back(source);
    } catch (const Error& error) {
      return refuse(block, error.what());
    }
    return false;
  }
  if (const auto kind = other_kind(stream->ahead)) {
    stream.reset();
    if (named)
      return refuse(block, fmt::format("expected a transcript, found {}", *kind), UnreadableKind::other);
    pass_over(*kind);
    return false;
  }
  cutter = choose_cutter(*stream, options);
  return false;
}

Error no_transcripts(const std::vector<std::string>& paths, std::uint64_t skipped) {
  std::string where;
  for (const std::string& path : paths) append_quoted(where, path);
  if (skipped == 0)
    return Error("no transcripts in {}: there are no files; name files or folders that hold some", where);
  return Error(
      "no transcripts in {}: {} file{} of another kind (audio, pictures, documents without turns); "
      "\"cortesia formats\" tells of each why, \"cortesia list formats\" what is read",
      where, skipped, skipped == 1 ? " is" : "s are");
}

}  // namespace cortesia::read
