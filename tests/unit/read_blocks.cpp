// Walking and cutting: which files are read, in which order, in which blocks, and what happens to what is too
// large, cut short or no transcript.
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>

#include "read/json_cut.hpp"
#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;
namespace fs = std::filesystem;

// So that a failed comparison shows what was compared.
namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out.c_str();
  }
};
}  // namespace doctest

namespace {

constexpr std::string_view kText = "Agente: Hola.\nCliente: Buenas.\n";

std::string call(std::string_view id, std::size_t size = 0) {
  return fmt::format(R"({{"call_id":"{}","turns":[{{"speaker":"agent","text":"{}"}}]}})", id,
                     std::string(size, 'a'));
}

using Lines = std::vector<std::string>;

Lines errors_of(const Result& result) {
  Lines errors;
  errors.reserve(result.unreadable.size());
  for (const Unreadable& u : result.unreadable) errors.push_back(u.source + ": " + u.error);
  return errors;
}

}  // namespace

TEST_CASE("folders are walked in the order of their paths' bytes") {
  const Folder folder;
  const std::vector<std::string> names = {"a-b/x.txt", "a.txt", "a/b/c.txt", "a/z.txt", "aa.txt", "ñ.txt"};
  for (const std::string& name : {names[5], names[3], names[0], names[4], names[2], names[1]})
    folder.file(name, kText);
  folder.file(".oculto.txt", kText);
  folder.file(".git/config.txt", kText);
  std::vector<std::string> expected;
  for (const std::string& name : names) expected.push_back(folder.path() + "/" + name);
  CHECK(read_paths({folder.path()}).sources == expected);
  // The order of the command line is kept, and a path twice is read twice.
  const Result twice = read_paths({expected[4], folder.path() + "/a", expected[4]});
  CHECK(twice.sources == Lines{expected[4], expected[2], expected[3], expected[4]});
}

TEST_CASE("what cannot be opened costs nothing else") {
  const Folder folder;
  folder.file("a/bien.txt", kText);
  folder.file("z.txt", kText);
  fs::create_directory_symlink(folder.path(), folder.path() + "/a/vuelta");
  fs::create_symlink("no-hay", folder.path() + "/b");
  fs::create_symlink("c2", folder.path() + "/c1");
  fs::create_symlink("c1", folder.path() + "/c2");
  folder.file("vacio.txt", "");
  folder.file("blanco.txt", " \r\n\t");
  const Result result = read_paths({folder.path(), folder.path() + "/nada"});
  CHECK(result.ids == Lines{"bien", "z"});
  const std::string at = folder.path() + "/";
  CHECK(errors_of(result) ==
        Lines{at + "a/vuelta: symbolic link leads back to a folder that holds it; it was not followed",
              at + "b: symbolic link leads nowhere", at + "blanco.txt: empty file: nothing but white space",
              at + "c1: symbolic link leads round in a circle; it was not followed",
              at + "c2: symbolic link leads round in a circle; it was not followed",
              at + "vacio.txt: empty file", at + "nada: no such file or folder"});
}

TEST_CASE("an unreadable folder is told") {
  const Folder folder;
  folder.file("cerrada/a.txt", kText);
  chmod(folder.path().c_str(), 0755);
  chmod((folder.path() + "/cerrada").c_str(), 0);
  // The superuser may read everything: be somebody else for the while.
  const bool superuser = geteuid() == 0;
  if (superuser) REQUIRE(seteuid(65534) == 0);
  const Result result = read_paths({folder.path()});
  if (superuser) REQUIRE(seteuid(0) == 0);
  chmod((folder.path() + "/cerrada").c_str(), 0700);
  REQUIRE(result.unreadable.size() == 1);
  CHECK(result.unreadable[0].error == "folder cannot be read: Permission denied");
}

TEST_CASE("what is plainly no transcript is skipped in a folder and trouble when named") {
  const Folder folder;
  const std::pair<std::string, std::string> files[] = {
      {std::string("RIFF\x10\0\0\0WAVE", 12), "expected a transcript, found audio or video"},
      {"%PDF-1.7 x", "expected a transcript, found a PDF document"},
      {std::string("\x89PNG\r\n\x1A\n\0", 9), "expected a transcript, found a picture"},
      {std::string("nada\0nada\0\1", 11), "expected a transcript, found binary data"},
      {R"({"name":"paquete","version":[1,2]})",
       "no known format: the JSON has the keys \"name\", \"version\"; see \"cortesia list formats\""},
  };
  for (const auto& [bytes, error] : files) {
    const std::string path = folder.file("cosa", bytes);
    const Result named = read_paths({path});
    REQUIRE(named.unreadable.size() == 1);
    CHECK(named.unreadable[0].error == error);
    const Result met = read_paths({folder.path()});
    CHECK(met.unreadable.empty());
    CHECK(met.skipped == 1);
  }
  // What may well be a transcript of a kind that is not known is never passed over.
  folder.file("cosa", R"({"charla":[{"tono":"x","text":"Hola"}]})");
  CHECK(read_paths({folder.path()}).unreadable.size() == 1);
  CHECK(std::string(read::no_transcripts({"a", "b"}, 3).what())
            .starts_with("no transcripts in \"a\", \"b\": 3 files are of another kind"));
}

TEST_CASE("JSON Lines: one bad line costs only itself") {
  const Folder folder;
  const std::string path = folder.file("noche.jsonl", call("a") + "\n\n{\"call_id\":\"b\",\"turns\":[\n" +
                                                          call("c") + "\r\nno es json\n" + call("d"));
  const Result result = read_paths({path});
  CHECK(result.ids == Lines{"a", "c", "d"});
  CHECK(result.sources == Lines{path + ":1", path + ":4", path + ":6"});
  CHECK(errors_of(result) ==
        Lines{path + ":3: broken JSON at byte 81: expected a value, found the end: the file may be cut short",
              path + ":5: broken JSON at byte 139: expected a value, found 'n'"});
  CHECK(result.unreadable[0].id == "b");
  CHECK(result.unreadable[1].id == "noche:5");
  // Also when it is the first.
  const Result first =
      read_paths({folder.file("x.jsonl", "{\"turns\n" + call("c") + "\n" + call("d") + "\n")});
  CHECK(first.ids == Lines{"c", "d"});
  CHECK(first.unreadable.size() == 1);
}

TEST_CASE("a call over several lines is one call") {
  const Folder folder;
  const std::string path = folder.file("una.json",
                                       "{\"turns\":[\n{\"speaker\":\"agent\",\"text\":\"a\"},\n"
                                       "{\"speaker\":\"customer\",\"text\":\"b\"}\n]}\n");
  const Result result = read_paths({path});
  CHECK(result.calls == Lines{"agent: a\ncustomer: b\n"});
  CHECK(result.sources == Lines{path});
}

TEST_CASE("arrays: elements are calls, and what is wrong with one costs only itself") {
  const Folder folder;
  const auto read = [&](const std::string& json) { return read_paths({folder.file("x.json", json)}); };
  const std::string at = folder.path() + "/x.json";
  const Result good = read("[ " + call("a") + ",\n" + call("b]\\\",{") + " ]\n");
  CHECK(good.ids == Lines{"a", "b]\",{"});
  CHECK(good.sources == Lines{at + "#0", at + "#1"});
  CHECK(errors_of(good).empty());
  const Result odd = read("[null,{\"turns\":[{\"text\":5}]}," + call("c") + "]");
  CHECK(odd.ids == Lines{"c"});
  CHECK(odd.unreadable.size() == 2);
  CHECK(errors_of(read("[" + call("a") + "," + call("b"))) ==
        Lines{at + "#2: the array is not closed: the file may be cut short"});
  CHECK(errors_of(read("[" + call("a") + ",{\"turns\":[")) ==
        Lines{at + "#1: an element that is not closed: the file may be cut short"});
  CHECK(errors_of(read("[" + call("a") + "]x")).at(0).find("the array ends and there is more behind it") !=
        std::string::npos);
  CHECK(errors_of(read("[" + call("a") + " " + call("b") + "]")).at(0).find("expected ',' or ']'") !=
        std::string::npos);
  CHECK(errors_of(read("[" + call("a") + ",]")).at(0).find("a comma behind the last element") !=
        std::string::npos);
  for (const char* json : {"]x", ",]"}) CHECK(read("[" + call("a") + json).ids == Lines{"a"});
}

TEST_CASE("a file is cut in many blocks and nothing is lost between them") {
  for (const bool array : {false, true}) {
    CAPTURE(array);
    const Folder folder;
    std::string bytes = array ? "[" : "";
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < 3000; ++i) {
      ids.push_back(fmt::format("c{}", i));
      if (array && i > 0) bytes += ",";
      bytes += call(ids.back(), i * 7919 % 3000) + "\n";
    }
    if (array) bytes += "]";
    const std::string path = folder.file("muchas", bytes);
    const Result result = read_paths({path});
    CHECK(result.ids == ids);
    CHECK(result.sources.back() == path + (array ? "#2999" : ":3000"));
    std::size_t blocks = 0;
    std::size_t total = array ? 1 : 0;  // the bracket is no element's
    read::Blocks cut({path}, {});
    for (read::Block block; cut.next(block); ++blocks) {
      CHECK(block.offset == total);
      CHECK(block.bytes == bytes.substr(total, block.bytes.size()));
      total = block.offset + block.bytes.size();
    }
    CHECK(blocks >= 4);
  }
}

TEST_CASE("a call over the limit is refused by name and the rest goes on") {
  read::Options options;
  options.max_call = 3u << 20;
  const Folder folder;
  const auto check = [&](const std::string& bytes, const std::string& place, std::string_view what) {
    const std::string path = folder.file("x", bytes);
    const Result result = read_paths({path}, options);
    CHECK(result.ids == Lines{"a", "c"});
    REQUIRE(result.unreadable.size() == 1);
    CHECK(result.unreadable[0].id == "enorme");
    CHECK(result.unreadable[0].source == path + place);
    CHECK(result.unreadable[0].error ==
          fmt::format("{} of more than 3 MiB, the limit for one call; raise it with --max-call", what));
  };
  const std::string huge = call("enorme", 9u << 20);
  const std::string large = call("enorme", (3u << 20) + 10);
  check(call("a") + "\n" + huge + "\n" + call("c") + "\n", ":2", "a line");
  check(call("a") + "\n" + large + "\n" + call("c") + "\n", ":2", "a call");
  check("[" + call("a") + "," + huge + "," + call("c") + "]", "#1", "an element");
  check("[" + call("a") + "," + large + "," + call("c") + "]", "#1", "a call");

  options.max_call = 10;
  const Result text = read_paths({folder.file("y.txt", kText)}, options);
  CHECK(text.unreadable.at(0).error ==
        "a file of more than 10 bytes, the limit for one call; raise it with --max-call");
}

TEST_CASE("a line of 300 MB goes by without 300 MB") {
  const Folder folder;
  const std::string path = folder.path() + "/tubo";
  REQUIRE(mkfifo(path.c_str(), 0600) == 0);
  std::jthread writer([&] {
    std::ofstream pipe(path, std::ios::binary);
    pipe << call("a") << "\n{\"call_id\":\"enorme\",\"turns\":[{\"text\":\"";
    const std::string piece(1u << 20, 'x');
    for (int i = 0; i < 300; ++i) pipe << piece;
    pipe << "\"}]}\n" << call("c") << "\n";
  });
  read::Options options;
  options.max_call = 4u << 20;
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  const Result result = read_paths({path}, options);
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  CHECK(result.ids == Lines{"a", "c"});
  CHECK(result.unreadable.at(0).id == "enorme");
  CHECK(after.ru_maxrss - before.ru_maxrss < 64 * 1024);  // KiB
}

TEST_CASE("the end of a value is found in any pieces") {
  const std::string_view values[] = {R"({"a":"b\"}\\","c":[{},[]]})", R"("x\\\"y\\")", "[1,[2,{\"]\":3}]]",
                                     "{}", "\"\""};
  for (const std::string_view value : values) {
    const std::string text = std::string(value) + " , {";
    for (std::size_t first = 0; first <= text.size(); ++first) {
      for (std::size_t second = first; second <= text.size(); ++second) {
        read::ValueEnd scan;
        std::size_t begin = 0;
        std::size_t end = read::ValueEnd::kGoesOn;
        for (const std::size_t cut : {first, second, text.size()}) {
          end = scan.scan(std::string_view(text).substr(begin, cut - begin));
          if (end != read::ValueEnd::kGoesOn) break;
          begin = cut;
        }
        REQUIRE(begin + end == value.size());
      }
    }
  }
}

TEST_CASE("progress knows the size of what is to be read") {
  const Folder folder;
  folder.file("a.txt", kText);
  folder.file("b/c.txt", kText);
  read::Blocks blocks({folder.path()}, {});
  CHECK_FALSE(blocks.walked().total_bytes.has_value());
  blocks.size_up();
  CHECK(blocks.walked().total_bytes == 2 * kText.size());
  for (read::Block block; blocks.next(block);) continue;
  CHECK(blocks.walked().bytes == 2 * kText.size());
  CHECK(blocks.walked().files == 2);
}
