// The matcher against a second twin, for what RE2 cannot say: phrases with entities and values.
//
// Ear::phrase_of follows a phrase step by step and turns back where it fails; asked of every range of words,
// it finds every match there is. The leftmost of them, then the longest, without overlaps, must be the hits.
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "hear_call.hpp"

namespace {

using namespace cortesia;
using namespace cortesia::hear;
using Random = std::mt19937;

std::string_view any_of(Random& random, std::span<const std::string_view> all) {
  return all[std::uniform_int_distribution<std::size_t>(0, all.size() - 1)(random)];
}

constexpr std::string_view kItems[] = {"<name>",
                                       "<number>",
                                       "<phone>",
                                       "<time>",
                                       "<money>",
                                       "<duration>",
                                       "@company",
                                       "@agent",
                                       "_",
                                       "...2",
                                       "soy",
                                       "(a|con|de)",
                                       "[el]",
                                       "[<name>]",
                                       "(<number>|<name> de)",
                                       "habl*",
                                       "(en|por) <duration>",
                                       "^ <name>"};

constexpr std::string_view kSpoken[] = {
    "soy",     "Ana", "Diego Rojas",     "de",           "Luz del Sur", "con",   "el",    "tres",
    "305 442", "a",   "las ocho",        "veinte pesos", "dos minutos", "hablo", "María", "y",
    "media",   "en",  "un par de horas", "cero uno dos", ".",           "¿",     "?",     "Mirta"};

std::string random_phrase(Random& random) {
  // A word first: a phrase of gaps alone is refused.
  std::string phrase(
      any_of(random, std::array<std::string_view, 5>{"soy", "<name>", "<number>", "a", "@company"}));
  const int items = std::uniform_int_distribution(0, 3)(random);
  for (int i = 0; i < items; ++i) {
    const std::string_view item = any_of(random, kItems);
    phrase += ' ';
    phrase += item;
    if (item == "...2") phrase += " con";
  }
  if (std::uniform_int_distribution(0, 9)(random) == 0) phrase += " $";
  return phrase;
}

std::vector<Hit> twin_hits(const Ear& ear, PatternId pattern, const Heard& heard) {
  std::vector<Hit> hits;
  const auto count = static_cast<std::uint32_t>(heard.words.size());
  std::uint32_t free = 0;
  for (std::uint32_t index = 0; index < heard.turns.size(); ++index) {
    for (std::uint32_t at = std::max(free, heard.turns[index].begin); at < heard.turns[index].end; ++at) {
      for (std::uint32_t end = count; end > at; --end) {
        if (!ear.phrase_of(pattern, {at, end, index})) continue;
        hits.push_back({at, end, index});
        free = end;
        at = end - 1;
        break;
      }
    }
  }
  return hits;
}

std::string shown(const std::vector<Hit>& hits, const Heard& heard) {
  std::string text;
  for (const Hit& hit : hits) text += "[" + test::words(heard, hit.begin, hit.end) + "] ";
  return text;
}

}  // namespace

TEST_CASE("phrases with entities are heard as a step by step search finds them") {
  std::size_t said = 0;
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    Random random(seed);
    Phrasebook::Builder builder("es");
    std::vector<std::vector<std::string>> written(3);
    std::vector<PatternId> patterns;
    std::vector<BookError> errors;
    for (auto& phrases : written) {
      for (int i = 0; i < 3; ++i) phrases.push_back(random_phrase(random));
      patterns.push_back(builder.pattern(test::said(phrases), errors));
    }
    REQUIRE(errors.empty());
    const Phrasebook book = builder.build();
    Ear ear(book);
    for (int round = 0; round < 4; ++round) {
      Call call;
      for (int turn = 0; turn < 4; ++turn) {
        std::string text = turn % 2 == 0 ? "A: " : "C: ";
        for (int word = std::uniform_int_distribution(1, 9)(random); word > 0; --word)
          (text += any_of(random, kSpoken)) += ' ';
        test::add(call, text);
      }
      const std::vector<Value> values = {{"company", {"Luz del Sur"}}, {"agent", {"Diego Rojas"}}};
      const Heard& heard = ear.listen(call, values);
      for (std::size_t i = 0; i < patterns.size(); ++i) {
        const std::vector<Hit> hits(heard.hits(patterns[i]).begin(), heard.hits(patterns[i]).end());
        said += hits.size();
        CAPTURE(seed);
        CAPTURE(heard.folded);
        CAPTURE(written[i][0] + " / " + written[i][1] + " / " + written[i][2]);
        CHECK(shown(hits, heard) == shown(twin_hits(ear, patterns[i], heard), heard));
      }
    }
  }
  CHECK(said > 1000);  // it was no comparison of nothing with nothing
}
