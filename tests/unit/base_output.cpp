// Output files: whole or not at all, and every trouble told.
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "base/output.hpp"
#include "golden.hpp"

using namespace cortesia;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("cortesia-output-" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  std::string file(std::string_view name) const { return (path / name).string(); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
};

unsigned mode_of(const std::string& path) {
  struct stat status{};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777U;
}

std::string error_of(const std::string& path, std::string_view bytes) {
  try {
    Output out(path);
    out.write(bytes);
    out.finish();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a file appears whole, private, and only when it is finished") {
  Folder folder;
  std::string path = folder.file("report.json");
  {
    Output out(path);
    out.write("half of it");
    CHECK(!fs::exists(path));
  }
  CHECK(folder.files() == 0);  // never finished: nothing is left

  std::string large(1'000'000, 'x');
  {
    Output out(path);
    out.write("first ");
    out.write(large);
    out.write(" last");
    out.finish();
  }
  CHECK(fixture::contents(path) == "first " + large + " last");
  CHECK(mode_of(path) == 0600);
  CHECK(folder.files() == 1);
}

TEST_CASE("what stood there is kept until the new file is finished, then replaced") {
  Folder folder;
  std::string path = folder.file("report");
  std::ofstream(path) << "yesterday";
  fs::permissions(path, fs::perms::all);
  {
    Output out(path);
    out.write("today");
    CHECK(fixture::contents(path) == "yesterday");
    out.finish();
  }
  CHECK(fixture::contents(path) == "today");
  CHECK(mode_of(path) == 0600);
}

TEST_CASE("a symbolic link stays one") {
  Folder folder;
  std::string target = folder.file("target"), link = folder.file("link");
  std::ofstream(target) << "old";
  fs::create_symlink("target", link);
  CHECK(error_of(link, "new") == "");
  CHECK(fs::is_symlink(link));
  CHECK(fixture::contents(target) == "new");
}

TEST_CASE("what is no file is written directly") {
  CHECK(error_of("/dev/null", "report") == "");
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("what cannot be written is an error that names the place, the cause and the remedy") {
  Folder folder;
  CHECK(error_of("/dev/full", "report") ==
        "cannot write \"/dev/full\": No space left on device; free some space, or write to another place");
  CHECK(error_of(folder.file("missing/report"), "") ==
        "cannot write \"" + folder.file("missing/report") +
            "\": No such file or directory; name a folder that exists");
  CHECK(error_of(folder.path.string(), "") ==
        "cannot write \"" + folder.path.string() + "\": Is a directory; name a place that can be written");
}

TEST_CASE("two names of one file are known for it") {
  Folder folder;
  std::string file = folder.file("a");
  CHECK(same_file(file, folder.file("./b/../a")));
  CHECK(!same_file(file, folder.file("b")));
  CHECK(same_file("nowhere-yet", "./nowhere-yet"));
  CHECK(!same_file("", ""));
  CHECK(!same_file("/dev/null", "/dev/null"));
  std::ofstream(file) << "x";
  fs::create_symlink("a", folder.file("link"));
  CHECK(same_file(file, folder.file("link")));
}
