// What lies in archives is read as if it lay in a folder, and what could do harm is refused.
#include <archive.h>
#include <archive_entry.h>

#include <doctest/doctest.h>

#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

struct File {
  std::string name, bytes;
  unsigned type = AE_IFREG;
  std::string link = {};
};

using Setup = int (*)(archive*);

std::string pack(const std::vector<File>& files, Setup format, Setup filter = archive_write_add_filter_none) {
  std::string bytes(1u << 22, '\0');
  std::size_t used = 0;
  archive* out = archive_write_new();
  format(out);
  filter(out);
  REQUIRE(archive_write_open_memory(out, bytes.data(), bytes.size(), &used) == ARCHIVE_OK);
  for (const File& file : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, file.name.c_str());
    archive_entry_set_filetype(entry, file.type);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.bytes.size()));
    if (file.type == AE_IFLNK) archive_entry_set_symlink(entry, file.link.c_str());
    if (file.type == AE_IFREG && !file.link.empty()) archive_entry_set_hardlink(entry, file.link.c_str());
    CHECK(archive_write_header(out, entry) == ARCHIVE_OK);
    archive_write_data(out, file.bytes.data(), file.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

const std::string kCall = "Agente: hola\nCliente: buenas\n";
const std::string kRead = "agent: hola\ncustomer: buenas\n";

// Of a file that holds these bytes; what is before the name in the sources is left out.
struct Outcome {
  std::vector<std::string> sources, ids, errors;
  std::size_t skipped = 0;
};
Outcome outcome(std::string_view bytes, const read::Options& options = {}) {
  const Folder folder;
  const std::string path = folder.file("caja.x", bytes);
  const Result result = read_paths({path}, options);
  Outcome out;
  for (const std::string& call : result.calls) CHECK(call == kRead);
  for (const std::string& source : result.sources) out.sources.push_back(source.substr(path.size()));
  for (const Unreadable& one : result.unreadable)
    out.errors.push_back(one.source.substr(path.size()) + "|" + one.error);
  out.ids = result.ids;
  out.skipped = result.skipped;
  return out;
}

// The labels of the calls of a tar, and what could not be read.
std::string labels_in(const std::vector<File>& files) {
  const Folder folder;
  const Result result = read_paths({folder.file("caja.tar", pack(files, archive_write_set_format_ustar))}, {},
                                   nullptr, [](const Call& call) {
                                     std::string out = std::string(call.id) + ":";
                                     for (const Turn& turn : call.turns) out += " " + std::string(turn.label);
                                     return out;
                                   });
  std::string out;
  for (const std::string& call : result.calls) out += call + '\n';
  for (const Unreadable& one : result.unreadable) out += "not read: " + one.id + '\n';
  return out;
}

}  // namespace

TEST_CASE("RTTM goes with the transcript beside it in the archive") {
  const std::string rttm = "SPEAKER x 1 0 2 <NA> <NA> S1 <NA> <NA>\nSPEAKER x 1 2 2 <NA> <NA> S2 <NA> <NA>\n";
  const std::string whisper =
      R"({"text":"","language":"es","segments":[{"start":0,"end":1,"text":"Hola"},{"start":2,"end":3,"text":"Diga"}]})";
  CHECK(labels_in({{"n/a.json", whisper}, {"n/a.rttm", rttm}, {"n/b.json", whisper}}) == "a: S1 S2\nb:  \n");
  // Before its transcript, however far; of the file's whole name, or of its stem.
  CHECK(labels_in({{"b.wav.rttm", rttm},
                   {"a.rttm", rttm},
                   {"c.txt", kCall},
                   {"b.wav.json", whisper},
                   {"a.wav.json", whisper}}) == "c: Agente Cliente\nb.wav: S1 S2\na.wav: S1 S2\n");
  // Of another folder, or of a transcript that has gone by.
  CHECK(labels_in({{"n/a.json", whisper}, {"m/a.rttm", rttm}, {"n/b.json", whisper}, {"n/a.rttm", rttm}}) ==
        "a:  \nb:  \nnot read: a\nnot read: a\n");
}

TEST_CASE("archives of every kind are read like folders") {
  const std::vector<File> files = {{"noche/", "", AE_IFDIR},          {"noche/uno.txt", kCall},
                                   {"noche/.git/x", "secreto"},       {"__MACOSX/uno.txt", "basura"},
                                   {"noche/foto.png", "\x89PNG\r\n"}, {"dos.txt", "\xEF\xBB\xBF" + kCall}};
  const std::pair<Setup, Setup> kinds[] = {
      {archive_write_set_format_zip, archive_write_add_filter_none},
      {archive_write_set_format_pax_restricted, archive_write_add_filter_none},
      {archive_write_set_format_gnutar, archive_write_add_filter_gzip},
      {archive_write_set_format_ustar, archive_write_add_filter_zstd},
      {archive_write_set_format_ustar, archive_write_add_filter_xz},
      {archive_write_set_format_ustar, archive_write_add_filter_bzip2},
  };
  for (const auto& [format, filter] : kinds) {
    const Outcome found = outcome(pack(files, format, filter));
    CHECK(found.sources == std::vector<std::string>{":noche/uno.txt", ":dos.txt"});
    CHECK(found.ids == std::vector<std::string>{"uno", "dos"});
    CHECK(found.errors.empty());
    CHECK(found.skipped == 1);
  }
}

TEST_CASE("a compressed file is the file that it holds") {
  for (const Setup filter :
       {archive_write_add_filter_gzip, archive_write_add_filter_zstd, archive_write_add_filter_xz}) {
    const Outcome found = outcome(pack({{"", kCall}}, archive_write_set_format_raw, filter));
    CHECK(found.sources == std::vector<std::string>{""});
    CHECK(found.ids == std::vector<std::string>{"caja"});
  }
}

TEST_CASE("archives in archives are read, to a depth") {
  std::string box = pack({{"uno.txt", kCall}}, archive_write_set_format_zip);
  box = pack({{"a.zip", box}}, archive_write_set_format_ustar);
  box = pack({{"b.tar", box}, {"dos.txt", kCall}}, archive_write_set_format_zip);
  CHECK(outcome(box).sources == std::vector<std::string>{":b.tar:a.zip:uno.txt", ":dos.txt"});
  box = pack({{"c.zip", box}, {"tres.txt", kCall}}, archive_write_set_format_ustar);
  const Outcome deep = outcome(box);
  CHECK(deep.errors ==
        std::vector<std::string>{":c.zip:b.tar:a.zip|an archive in 3 others is refused; unpack them"});
  CHECK(deep.sources == std::vector<std::string>{":c.zip:dos.txt", ":tres.txt"});
}

TEST_CASE("what could lead out of an archive is refused, and costs nothing else") {
  const Outcome found = outcome(pack({{"/etc/uno.txt", kCall},
                                      {"a/../../uno.txt", kCall},
                                      {"C:\\uno.txt", kCall},
                                      {"enlace", "", AE_IFLNK, "/etc/passwd"},
                                      {"duro", "", AE_IFREG, "/etc/passwd"},
                                      {"tubo", "", AE_IFIFO},
                                      {"bien..txt", kCall}},
                                     archive_write_set_format_gnutar));
  CHECK(found.errors ==
        std::vector<std::string>{":/etc/uno.txt|an absolute name in an archive is refused",
                                 ":a/../../uno.txt|a name with \"..\" in an archive is refused",
                                 ":C:\\uno.txt|an absolute name in an archive is refused",
                                 ":enlace|a link in an archive is refused",
                                 ":duro|a link in an archive is refused",
                                 ":tubo|a device or pipe in an archive is refused"});
  CHECK(found.sources == std::vector<std::string>{":bien..txt"});
}

TEST_CASE("what unpacks without end is refused, and so is the rest of the archive") {
  const std::string much(80u << 20, 'a');
  const Outcome found = outcome(pack({{"mucho.txt", much}, {"uno.txt", kCall}},
                                     archive_write_set_format_ustar, archive_write_add_filter_gzip));
  REQUIRE_FALSE(found.errors.empty());
  CHECK(found.errors[0] ==
        ":mucho.txt|unpacks to more than 500 times the size of the archive, as no transcripts do; refused");
  CHECK(found.sources.empty());
}

TEST_CASE("a broken archive gives what comes before the break, and says so") {
  std::string noise(200000, ' ');
  std::uint32_t state = 1;
  for (char& c : noise) state = state * 1664525 + 1013904223, c = static_cast<char>('a' + (state >> 24) % 26);
  const std::string whole = pack({{"uno.txt", kCall}, {"ruido.txt", noise}}, archive_write_set_format_ustar,
                                 archive_write_add_filter_gzip);
  const Outcome found = outcome(whole.substr(0, whole.size() / 2));
  CHECK(found.sources == std::vector<std::string>{":uno.txt"});
  REQUIRE(found.errors.size() >= 1);
  CHECK(found.errors[0].find("archive") != std::string::npos);
  CHECK(outcome(pack({}, archive_write_set_format_zip)).errors ==
        std::vector<std::string>{"|an archive without files"});
}

TEST_CASE("names of a zip that says they are UTF-8 are kept") {
  const std::string name = "a\xC3\xB1o/llamada \xC3\xA9.txt";
  std::string zip = pack({{name, kCall}}, archive_write_set_format_zip);
  // The flag of each header for one file, in front of it and in the index.
  for (const auto& [head, flags] : {std::pair{"PK\x03\x04", 7}, std::pair{"PK\x01\x02", 9}})
    zip[zip.find(head) + static_cast<std::size_t>(flags)] |= '\x08';
  const Outcome found = outcome(zip);
  CHECK(found.sources == std::vector<std::string>{":" + name});
  CHECK(found.ids == std::vector<std::string>{"llamada \xC3\xA9"});
  const Outcome streamed = outcome(pack({{"z.zip", zip}}, archive_write_set_format_ustar));
  CHECK(streamed.sources == std::vector<std::string>{":z.zip:" + name});
}
