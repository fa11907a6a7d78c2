// Every sample is read to its golden call: tests/calls/<format>/<sample>.json. UPDATE_GOLDEN=1 in the
// environment writes them anew; look at the difference before you commit it.
#include <algorithm>

#include <doctest/doctest.h>

#include "call_dump.hpp"
#include "read/metadata.hpp"
#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;
namespace fs = std::filesystem;

namespace {

const std::string kSamples = CORTESIA_SOURCE_DIR "/samples";
const std::string kGolden = CORTESIA_SOURCE_DIR "/tests/calls";

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("every sample is read to its golden call") {
  const auto metadata = read::Metadata::load(kSamples + "/metadata.csv");
  std::size_t samples = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kSamples)) {
    if (!entry.is_regular_file() || entry.path().parent_path() == kSamples) continue;
    ++samples;
    const std::string relative = entry.path().string().substr(kSamples.size() + 1);
    CAPTURE(relative);
    const Result result = read_paths({entry.path().string()}, {}, &metadata,
                                     [](const Call& call) { return Dumper(kSamples.size() + 1).dump(call); });
    CHECK(result.unreadable.empty());
    std::string text;
    for (const std::string& call : result.calls) text += call;
    const std::string golden = kGolden + "/" + relative.substr(0, relative.rfind('.')) + ".json";
    if (std::getenv("UPDATE_GOLDEN")) {
      fs::create_directories(fs::path(golden).parent_path());
      std::ofstream(golden, std::ios::binary) << text;
    }
    CHECK(text == contents(golden));
  }
  CHECK(samples >= 12);
}

TEST_CASE("every format that is read has a sample that is taken for it") {
  for (const read::FormatInfo& format : read::formats()) {
    CAPTURE(format.name);
    const Result result = read_paths({kSamples + "/" + std::string(format.name)}, {}, nullptr,
                                     [](const Call& call) { return std::string(call.format); });
    REQUIRE_FALSE(result.calls.empty());
    for (const std::string& taken : result.calls) CHECK(taken == format.name);
  }
}

TEST_CASE("a row of the samples' metadata is no call, and each is used") {
  const auto metadata = read::Metadata::load(kSamples + "/metadata.csv");
  const Result result = read_paths({kSamples}, {}, &metadata);
  CHECK(result.unreadable.empty());
  CHECK(result.skipped == 1);
  CHECK(metadata.unused().empty());
  CHECK(metadata.shared().empty());
}
