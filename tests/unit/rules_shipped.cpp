// What the build embeds of the shipped checklists is what would be made of them now.
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "folder.hpp"
#include "rules/compiled.hpp"
#include "rules/shipped.hpp"

using namespace cortesia;
using namespace cortesia::rules;
using fixture::Folder;

namespace {

// Of the first of that name.
std::string shipped_text(std::string_view name) {
  for (const Shipped& shipped : shipped())
    if (shipped.name == name) return std::string(shipped.text);
  return "";
}

}  // namespace

TEST_CASE("an embedded phrasebook is the one that compiling gives") {
  std::size_t compared = 0;
  for (const Shipped& shipped : shipped()) {
    if (shipped.name.empty()) continue;
    const std::string name = "shipped:" + std::string(shipped.name);
    CAPTURE(name);
    Mistakes mistakes;
    Loaded loaded = load(name, "", false, mistakes);
    REQUIRE(loaded.shipped == &shipped);
    const auto embedded = compile(loaded, mistakes);
    REQUIRE(embedded != nullptr);
    CHECK(embedded->book->bytes().data() == shipped.book.data());  // used where it lies

    loaded.shipped = nullptr;
    const auto compiled = compile(loaded, mistakes);
    REQUIRE(compiled != nullptr);
    CHECK((compiled->book->bytes() == shipped.book));
    CHECK(std::vector(shipped.asked.begin(), shipped.asked.end()) == compiled->asked);
    CHECK(embedded->asked == compiled->asked);
    CHECK(mistakes.all().empty());
    ++compared;
  }
  CHECK(compared == shipped_names().size());
}

TEST_CASE("only a checklist that is a shipped one to the byte has its phrasebook") {
  const std::string en = shipped_text("en");
  const struct {
    std::string text;
    bool has_book;
  } table[] = {
      {en, true},
      {en + "\n", false},
      {"cortesia: 1\ninclude: shipped:en\n", false},
      {shipped_text(""), false},  // a part of one
  };
  for (const auto& [text, has_book] : table) {
    CAPTURE(text);
    const Folder folder;
    Mistakes mistakes;
    CHECK((load(folder.write("rules.yaml", text), "", false, mistakes).shipped != nullptr) == has_book);
  }
}
