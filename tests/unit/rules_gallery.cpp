// The gallery of mistakes: tests/mistakes/NAME.yaml is a wrong checklist, NAME.txt exactly what is said of
// it. What only includes need is in tests/mistakes/parts/.
//
// To add one, write the checklist, run with UPDATE_GOLDEN=1 in the environment, and read what it says: would
// the analyst know what to do?
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "golden.hpp"
#include "rules/rules.hpp"

using namespace cortesia;

namespace fs = std::filesystem;

namespace {

const fs::path kGallery = CORTESIA_SOURCE_DIR "/tests/mistakes";

std::vector<fs::path> with_ending(std::string_view ending) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(kGallery))
    if (entry.path().extension() == ending) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

// What is said of a checklist, its path cut to the name; also of its examples, when it loads.
std::string said_of(const fs::path& path) {
  std::string message = "nothing: it loads\n";
  try {
    rules::LoadOptions options;
    options.rules = path.string();
    rules::Checklist::load(options);
    rules::run_examples(options, [](std::string_view, const std::function<void(Call&)>& sink) {
      Call call;
      sink(call);
    });
  } catch (const Error& error) {
    message = std::string(error.what()) + "\n";
  }
  const std::string folder = kGallery.string() + "/";
  for (std::size_t at = 0; (at = message.find(folder, at)) != std::string::npos;)
    message.erase(at, folder.size());
  return message;
}

}  // namespace

TEST_CASE("every checklist of the gallery gets its exact message") {
  const std::vector<fs::path> gallery = with_ending(".yaml");
  CHECK(gallery.size() >= 60);
  for (const fs::path& path : gallery) {
    INFO("checklist: ", path.string());
    const fs::path expected = fs::path(path).replace_extension(".txt");
    const std::string message = said_of(path);
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(expected, std::ios::binary) << message;
    CHECK(message == fixture::contents(expected.string()));
    CHECK(message != "nothing: it loads\n");
  }
}

TEST_CASE("no message of the gallery has lost its checklist") {
  for (const fs::path& path : with_ending(".txt")) {
    INFO("message: ", path.string());
    CHECK(fs::exists(fs::path(path).replace_extension(".yaml")));
  }
}
