#include "read/archive.hpp"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace cortesia::read {
namespace {

constexpr std::size_t kBlock = 1u << 18;  // of a file that is read by jumps

bool is_tar(std::string_view beginning) {
  return beginning.size() > 262 && beginning.substr(257, 5) == "ustar";
}

// Calls `part` for what stands between the slashes of either kind.
template <typename Part>
bool any_part(std::string_view name, Part part) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of("/\\"), name.size());
    if (part(name.substr(0, end))) return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

std::optional<std::string> why_refused(std::string_view name, archive_entry* entry) {
  if (name.starts_with('/') || name.starts_with('\\') || (name.size() > 1 && name[1] == ':'))
    return "an absolute name in an archive is refused";
  if (any_part(name, [](std::string_view part) { return part == ".."; }))
    return "a name with \"..\" in an archive is refused";
  if (archive_entry_hardlink(entry) || archive_entry_filetype(entry) == AE_IFLNK)
    return "a link in an archive is refused";
  if (archive_entry_filetype(entry) != AE_IFREG) return "a device or pipe in an archive is refused";
  if (archive_entry_is_encrypted(entry) > 0)
    return "an encrypted file cannot be read; unpack it with its password";
  return std::nullopt;
}

// libarchive turns the names of entries into the characters of the thread's locale, and loses those that the
// C locale does not have.
class Utf8Names {
 public:
  Utf8Names() : before_(uselocale(utf8())) {}
  ~Utf8Names() { uselocale(before_); }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);  // nullptr changes nothing
    return locale;
  }
  locale_t before_;
};

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (!name) name = archive_entry_pathname(entry);
  return replace_invalid_utf8(name ? name : "");
}

// libarchive asks for more of the packed bytes.
la_ssize_t give_more(::archive* handle, void* data, const void** buffer) {
  auto& [stream, held] = *static_cast<std::pair<Stream*, std::string*>*>(data);
  held->clear();
  held->swap(stream->ahead);
  if (held->empty() && stream->more()) held->swap(stream->ahead);
  if (stream->trouble) {
    archive_set_error(handle, -1, "%s", stream->trouble->c_str());
    return -1;
  }
  *buffer = held->data();
  return static_cast<la_ssize_t>(held->size());
}

}  // namespace

bool is_packed(std::string_view beginning) {
  static constexpr std::string_view kMagic[] = {"PK\x03\x04",
                                                "PK\x05\x06",
                                                "\x1F\x8B",
                                                "\x28\xB5\x2F\xFD",
                                                "\xFD"
                                                "7zXZ",
                                                "BZh"};
  return is_tar(beginning) ||
         std::ranges::any_of(kMagic, [&](std::string_view magic) { return beginning.starts_with(magic); });
}

Archive::Archive(std::unique_ptr<Stream> packed, const std::string& path, const Archive* outer)
    : packed_(std::move(packed)),
      outermost_(outer ? outer->outermost_ : this),
      depth_(outer ? outer->depth_ + 1 : 1),
      archive_(archive_read_new()) {
  if (!archive_) throw Error("out of memory");
  archive_read_support_filter_gzip(archive_);
  archive_read_support_filter_zstd(archive_);
  archive_read_support_filter_xz(archive_);
  archive_read_support_filter_bzip2(archive_);
  archive_read_support_format_tar(archive_);
  archive_read_support_format_zip(archive_);
  archive_read_support_format_raw(archive_);
  archive_read_support_format_empty(archive_);
  int status = 0;
  if (path.empty()) {
    held_ = {packed_.get(), &buffer_};
    status = archive_read_open(archive_, &held_, nullptr, give_more, nullptr);
  } else {
    status = archive_read_open_filename(archive_, path.c_str(), kBlock);
  }
  if (status == ARCHIVE_OK) return;
  const std::string why =
      archive_error_string(archive_) ? archive_error_string(archive_) : "no reason is given";
  archive_read_free(archive_);
  throw Error("an archive that cannot be read: {}", why);
}

Archive::~Archive() { archive_read_free(archive_); }

void Archive::broken() const {
  const char* why = archive_error_string(archive_);
  throw Error("a broken archive: {}", why ? why : "no reason is given");
}

std::uint64_t Archive::taken() const {
  return static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_filter_bytes(archive_, -1)));
}

// libarchive would unpack what is left of an entry without asking how much it is.
void Archive::drain() {
  char piece[1u << 16];
  if (opened_ && (archive_format(archive_) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR)
    while (unpack(piece, sizeof piece) > 0) continue;
}

bool Archive::next(Entry& entry) {
  drain();
  opened_ = true;
  const Utf8Names names;
  archive_entry* found = nullptr;
  const int status = archive_read_next_header(archive_, &found);
  if (status == ARCHIVE_EOF) return false;
  if (status < ARCHIVE_WARN) broken();
  const int filter = archive_filter_code(archive_, 0);
  freely_ = filter == ARCHIVE_FILTER_ZSTD || filter == ARCHIVE_FILTER_XZ ? kFreelyFar : kFreely;
  entry = {};
  if (archive_format(archive_) != ARCHIVE_FORMAT_RAW) entry.name = name_of(found);
  entry.left_out =
      archive_entry_filetype(found) == AE_IFDIR || any_part(entry.name, [](std::string_view part) {
        return (part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX";
      });
  entry_size_.reset();
  if (archive_entry_size_is_set(found))
    entry_size_ = static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_entry_size(found)));
  if (entry.left_out) return true;
  ++entries_;
  if (archive_format(archive_) != ARCHIVE_FORMAT_RAW) entry.refused = why_refused(entry.name, found);
  return true;
}

std::size_t Archive::unpack(char* to, std::size_t room) {
  const la_ssize_t got = archive_read_data(archive_, to, room);
  if (got < 0) broken();
  unpacked_ += static_cast<std::uint64_t>(got);
  if (unpacked_ > freely_ && unpacked_ > outermost_->taken() * kMost)
    throw Error("unpacks to more than {} times the size of the archive, as no transcripts do; refused",
                kMost);
  return static_cast<std::size_t>(got);
}

class Archive::Content : public Source {
 public:
  explicit Content(Archive& archive) : archive_(archive) {}
  std::size_t read(char* to, std::size_t room) override { return archive_.unpack(to, room); }
  // As the archive says: good enough to choose a buffer by, and a small file needs no large one.
  std::optional<std::uint64_t> size() const override { return archive_.entry_size_; }

 private:
  Archive& archive_;
};

std::unique_ptr<Source> Archive::open() { return std::make_unique<Content>(*this); }

}  // namespace cortesia::read
