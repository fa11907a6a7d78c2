// Pages of one call: known by name and content, put together, told when one is missing.
#include <algorithm>

#include <doctest/doctest.h>

#include "read/pages.hpp"
#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

std::string url(bool there) { return there ? "\"https://ejemplo.invalid\"" : "null"; }

std::string page_of(std::string_view meta_url, bool before, bool behind, int start, std::string_view text) {
  return fmt::format(
      R"({{"sentences":[{{"media_channel":1,"start_time":"{}","end_time":"{}.5","transcript":"{}"}}],)"
      R"("meta":{{"url":"{}","next_page_url":{},"previous_page_url":{}}}}})",
      start, start, text, meta_url, url(behind), url(before));
}

std::string page(int number, bool next, std::string_view text) {
  return page_of("https://ejemplo.invalid", number > 0, next, number * 10, text);
}

constexpr std::string_view kMissing =
    "this is one page of several; the other sentences of the call are not here";

bool page_missing(const Result& result) {
  return std::ranges::find(result.doubts, kMissing) != result.doubts.end();
}

}  // namespace

TEST_CASE("names of pages") {
  struct Name {
    std::string_view path, call;
    unsigned long number;
  };
  static constexpr Name kNames[] = {
      {"a/GT1_page0.json", "a/GT1", 0},
      {"a/GT1-page-12.json", "a/GT1", 12},
      {"GT1.p2.json", "GT1", 2},
      {"GT1_3.json", "GT1", 3},
      {"GT1 (Página 4).json", "", 0},
      {"llamada_pag_7.json.gz", "llamada", 7},
      {"x.zip:b/GT1_Pagina2.json", "x.zip:b/GT1", 2},
  };
  for (const Name& one : kNames) {
    CAPTURE(one.path);
    const auto name = read::page_name(one.path);
    CHECK(name.has_value() == !one.call.empty());
    if (!name) continue;
    CHECK(name->call == one.call);
    CHECK(name->number == one.number);
  }
  for (const std::string_view path :
       {"llamada.json", "page1.json", "top1.json", "a_99999999999999999999.json"}) {
    CAPTURE(path);
    CHECK_FALSE(read::page_name(path).has_value());
  }
}

TEST_CASE("pages are one call, in the order of their numbers") {
  const Folder folder;
  std::string all;
  for (int i = 0; i < 12; ++i) {
    folder.file(fmt::format("GT1_page{}.json", i), page(i, i < 11, fmt::format("frase {}", i)));
    all += fmt::format("unknown {}-{}.5: frase {}\n", i * 10, i * 10, i);
  }
  folder.file("GT1_page1-nota.txt", "Agente: hola\nCliente: diga\n");
  folder.file("GT2_page0.json", page(0, false, "otra"));
  const Result result = read_paths({folder.path()});
  REQUIRE(result.unreadable.empty());
  CHECK(result.calls ==
        std::vector<std::string>{"agent: hola\ncustomer: diga\n", all, "unknown 0-0.5: otra\n"});
  CHECK(result.ids == std::vector<std::string>{"GT1_page1-nota", "GT1", "GT2_page0"});
  CHECK_FALSE(page_missing(result));
}

TEST_CASE("a page whose neighbour is missing says so, and what only sounds like a page is a call") {
  const Folder folder;
  folder.file("a_1.json", page(0, true, "uno"));
  folder.file("a_3.json", page(2, false, "tres"));
  folder.file("b_1.json", R"({"turns":[{"speaker":"agent","text":"uno"}]})");
  folder.file("b_2.json", R"({"turns":[{"speaker":"agent","text":"dos"}]})");
  const Result result = read_paths({folder.path()});
  CHECK(result.ids == std::vector<std::string>{"a_1", "a_3", "b_1", "b_2"});
  CHECK(std::ranges::count(result.doubts, kMissing) == 2);
}

TEST_CASE("neighbours by name are one call when they say so") {
  struct Pair {
    std::string_view what, first_id, second_id;
    bool before_first, behind_first, before_second;
    std::size_t calls;
  };
  static constexpr Pair kPairs[] = {
      {"whole calls", "GT1", "GT2", false, false, false, 2},
      {"whole calls whose ids are not told", "", "", false, false, false, 2},
      {"two pages", "GT1", "GT1", false, true, true, 1},
      {"only the earlier tells", "GT1", "GT1", false, true, false, 1},
      {"only the later tells", "GT1", "GT1", true, false, true, 1},
      {"pages of different calls", "GT1", "GT2", false, true, true, 2},
      {"one id is not told", "GT1", "", false, true, true, 1},
  };
  const auto url_of = [](std::string_view id) {
    return id.empty() ? std::string()
                      : fmt::format("https://ejemplo.invalid/v2/Transcripts/{}/Sentences", id);
  };
  for (const Pair& pair : kPairs) {
    CAPTURE(pair.what);
    const Folder folder;
    folder.file("llamada_1.json",
                page_of(url_of(pair.first_id), pair.before_first, pair.behind_first, 0, "uno"));
    folder.file("llamada_2.json", page_of(url_of(pair.second_id), pair.before_second, false, 10, "dos"));
    const Result result = read_paths({folder.path()});
    REQUIRE(result.calls.size() == pair.calls);
    if (pair.calls == 1) CHECK(result.calls[0] == "unknown 0-0.5: uno\nunknown 10-10.5: dos\n");
    if (!pair.first_id.empty()) CHECK(result.ids[0] == pair.first_id);
  }
}

TEST_CASE("files of another format are no pages, whatever their keys") {
  const Folder folder;
  for (int i = 0; i < 2; ++i)
    folder.file(fmt::format("GT1_page{}.json", i),
                R"({"turns":[{"speaker":"agent","text":"diga"}],)" + page(1, true, "hola").substr(1));
  const Result result = read_paths({folder.path()});
  CHECK(result.calls == std::vector<std::string>{"agent: diga\n", "agent: diga\n"});
}

TEST_CASE("runs of pages with gaps between them, and two files of one number") {
  const Folder folder;
  for (const int i : {0, 1, 3, 7, 8, 9})
    folder.file(fmt::format("a_{}.json", i), page(i, true, fmt::format("{}", i)));
  folder.file("a-8.json", page(8, true, "otra 8"));
  const Result result = read_paths({folder.path()});
  CHECK(result.calls == std::vector<std::string>{"unknown 0-0.5: 0\nunknown 10-10.5: 1\n",
                                                 "unknown 30-30.5: 3\n",
                                                 "unknown 70-70.5: 7\nunknown 80-80.5: otra 8\n",
                                                 "unknown 80-80.5: 8\nunknown 90-90.5: 9\n"});
}

TEST_CASE("pages of more than a call may have are read alone") {
  const Folder folder;
  for (int i = 0; i < 3; ++i) folder.file(fmt::format("a_{}.json", i), page(i, i < 2, "frase"));
  read::Options options;
  options.max_call = 500;
  const Result result = read_paths({folder.path()}, options);
  CHECK(result.ids == std::vector<std::string>{"a_2", "a"});
  CHECK(page_missing(result));
}
