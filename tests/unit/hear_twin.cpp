// The matcher against its slow, obvious twin: every phrase that RE2 can say is also an RE2 over the folded
// text.
//
// The twin's text spells the marks out. Before a word stand S where it starts a sentence and T where it
// starts a turn, behind its space Q where it is in a question and E where it ends a turn, so that an anchor
// is a letter and every item of a phrase swallows the letters that nobody asked for. From each word on RE2 is
// asked for the longest match; leftmost first, without overlaps, those are the hits.
#include <map>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <re2/re2.h>

#include "hear/ear.hpp"

namespace {

using namespace cortesia;
using namespace cortesia::hear;
using Kind = PhraseNode::Kind;
using Random = std::mt19937;

std::size_t pick(Random& random, std::size_t below) {
  return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
}
bool chance(Random& random, int per_cent) { return pick(random, 100) < static_cast<std::size_t>(per_cent); }

// Few words, so that phrases meet texts; some share beginnings and endings.
constexpr std::string_view kWords[] = {"si",       "no",    "ya",     "gracias", "llamar",
                                       "llamaste", "ayuda", "ayudar", "año",     "uno"};
constexpr std::string_view kStems[] = {"ll", "ayud", "a", "llamar"};
constexpr std::string_view kEndings[] = {"ar", "o", "aste", "s"};

std::string random_phrase(Random& random, int depth, bool lists) {
  std::string phrase;
  const std::size_t items = 1 + pick(random, 3);
  bool words = false;
  for (std::size_t i = 0; i < items; ++i) {
    if (!phrase.empty()) phrase += ' ';
    const bool last = i + 1 == items;
    const std::size_t kind = pick(random, 14);
    if (kind < 5 || depth > 2 || (last && !words)) {
      phrase += kWords[pick(random, std::size(kWords))];
      words = true;
    } else if (kind == 5) {
      phrase += std::string(kStems[pick(random, std::size(kStems))]) + "*";
      words = true;
    } else if (kind == 6) {
      phrase += "*" + std::string(kEndings[pick(random, std::size(kEndings))]);
      words = true;
    } else if (kind == 7) {
      phrase += "_";
      words = true;
    } else if (kind == 8) {
      phrase += "[" + random_phrase(random, depth + 1, lists) + "]";
    } else if (kind == 9 && words && !last) {
      phrase += chance(random, 50) ? "..." : "...2";
    } else if (kind == 10 && lists) {
      phrase += chance(random, 50) ? "{one}" : "{two}";
      words = true;
    } else if (kind == 11 && !last) {
      // A word follows, since in the twin an anchor uses its letter up and two in a row would not agree.
      phrase += std::string(chance(random, 50) ? "^ " : "^^ ") +
                std::string(kWords[pick(random, std::size(kWords))]);
      words = true;
    } else {
      phrase +=
          "(" + random_phrase(random, depth + 1, lists) + "|" + random_phrase(random, depth + 1, lists) + ")";
      words = true;
    }
  }
  return phrase;
}

std::string random_top_phrase(Random& random, bool lists) {
  std::string phrase = random_phrase(random, 0, lists);
  if (chance(random, 10)) phrase = (chance(random, 50) ? "^ si " : "^^ si ") + phrase;
  if (chance(random, 10)) phrase += chance(random, 50) ? " $" : " ?";
  return phrase;
}

struct Lists {
  Said one, two;
  const Said& get(std::string_view name) const { return name == "one" ? one : two; }
};

constexpr std::string_view kBehind = "[QE]*", kBefore = "[ST]*";

std::string twin_of(const PhraseNode& node, const Lists& lists) {
  const auto word = [](std::string_view before, std::string_view text, std::string_view after) {
    return fmt::format("{}{}{}{}{} ", kBehind, kBefore, before, text, after);
  };
  std::string made;
  switch (node.kind) {
    case Kind::word:
      return word("", node.text, "");
    case Kind::prefix:
      return word("", node.text, "[^ ]*");
    case Kind::suffix:
      return word("[a-zñ]*", node.text, "");
    case Kind::any_word:
      return word("", "[a-zñ]+", "");
    case Kind::gap:
      return "(?:" + word("", "[a-zñ]+", "") + "){0," + std::to_string(node.count) + "}";
    case Kind::sequence:
      for (const PhraseNode& child : node.children) made += twin_of(child, lists);
      return made;
    case Kind::optional:
      return "(?:" + twin_of(node.children.front(), lists) + ")?";
    case Kind::choice:
      for (const PhraseNode& child : node.children) made += (made.empty() ? "" : "|") + twin_of(child, lists);
      return "(?:" + made + ")";
    case Kind::list:
      for (const Phrase& phrase : lists.get(node.text).phrases)
        made += (made.empty() ? "" : "|") + twin_of(phrase.root, lists);
      return "(?:" + made + ")";
    case Kind::sentence_start:
      return std::string(kBehind) + "S";
    case Kind::turn_start:
      return std::string(kBehind) + "S?T";
    case Kind::turn_end:
      return "Q?E";
    case Kind::question:
      return "Q";
    default:
      FAIL("no twin for this construct");
      return {};
  }
}

struct Text {
  std::string letters;
  std::vector<std::size_t> begins;  // by word, and the end
};

Text spelled_out(const Heard& heard, const HeardTurn& turn) {
  Text text;
  for (std::uint32_t i = turn.begin; i < turn.end; ++i) {
    const std::uint8_t marks = heard.words[i].marks;
    text.begins.push_back(text.letters.size());
    if ((marks & kSentenceStart) != 0) text.letters += 'S';
    if ((marks & kTurnStart) != 0) text.letters += 'T';
    text.letters += heard.folded_word(i);
    text.letters += ' ';
    if ((marks & kQuestion) != 0) text.letters += 'Q';
    if ((marks & kTurnEnd) != 0) text.letters += 'E';
  }
  text.begins.push_back(text.letters.size());
  return text;
}

std::vector<Hit> twin_hits(const std::vector<Phrase>& phrases, const Lists& lists, const Heard& heard) {
  std::string alternatives;
  for (const Phrase& phrase : phrases)
    alternatives += (alternatives.empty() ? "" : "|") + twin_of(phrase.root, lists);
  re2::RE2::Options options;
  options.set_longest_match(true);
  options.set_log_errors(false);
  options.set_max_mem(256 << 20);
  const re2::RE2 twin(alternatives, options);
  REQUIRE_MESSAGE(twin.ok(), twin.error());
  std::vector<Hit> hits;
  for (std::uint32_t index = 0; index < heard.turns.size(); ++index) {
    const HeardTurn& turn = heard.turns[index];
    const Text text = spelled_out(heard, turn);
    std::uint32_t free = turn.begin;
    for (std::uint32_t at = turn.begin; at < turn.end; ++at) {
      re2::StringPiece match;
      const std::size_t from = text.begins[at - turn.begin];
      if (at < free ||
          !twin.Match(text.letters, from, text.letters.size(), re2::RE2::ANCHOR_START, &match, 1))
        continue;
      const std::size_t reached = from + match.size();
      std::uint32_t end = at;
      // A match ends behind a word's space, or behind a letter that stands there.
      while (end < turn.end && text.letters.rfind(' ', reached - 1) + 1 > text.begins[end - turn.begin])
        ++end;
      hits.push_back({at, end, index});
      free = end;
    }
  }
  return hits;
}

std::string random_text(Random& random, std::size_t words, bool punctuation) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (punctuation && chance(random, 8)) text += "¿";
    text += kWords[pick(random, std::size(kWords))];
    if (punctuation && chance(random, 25)) text += chance(random, 40) ? "?" : chance(random, 50) ? "." : ",";
    text += ' ';
  }
  return text;
}

std::string shown(const std::vector<Hit>& hits) {
  std::string text;
  for (const Hit& hit : hits)
    text += std::to_string(hit.begin) + "-" + std::to_string(hit.end) + "@" + std::to_string(hit.turn) + " ";
  return text;
}

Phrase parsed(const std::string& written) {
  auto result = parse_phrase(written);
  if (const auto* error = std::get_if<PhraseError>(&result)) FAIL(written << ": " << error->message);
  return std::get<Phrase>(std::move(result));
}

// Whose words a pattern is asked of: the agent's, the customer's, anybody's.
constexpr std::uint8_t kAskedOf[] = {1 << static_cast<int>(Party::agent),
                                     1 << static_cast<int>(Party::customer), 0xFF};

// One book of several patterns, heard in several calls.
void compare(unsigned seed) {
  CAPTURE(seed);
  Random random(seed);
  Lists lists;
  for (int i = 0; i < 3; ++i) lists.one.phrases.push_back(parsed(random_phrase(random, 1, false)));
  for (int i = 0; i < 2; ++i) lists.two.phrases.push_back(parsed(random_phrase(random, 1, false)));
  lists.two.phrases.push_back(parsed("{one}"));

  Phrasebook::Builder builder("es");
  builder.list("one", lists.one);
  builder.list("two", lists.two);
  std::vector<Said> patterns;
  std::vector<PatternId> ids;
  std::map<PatternId, unsigned> asked_of;
  std::vector<BookError> errors;
  for (int i = 0; i < 4; ++i) {
    Said said;
    for (std::size_t phrases = 1 + pick(random, 3); phrases > 0; --phrases)
      said.phrases.push_back(parsed(random_top_phrase(random, true)));
    said.by = kAskedOf[pick(random, std::size(kAskedOf))];
    ids.push_back(builder.pattern(said, errors));
    asked_of[ids.back()] |= said.by;
    patterns.push_back(std::move(said));
  }
  REQUIRE(errors.empty());
  const Phrasebook book = builder.build();
  Ear ear(book);
  for (int call_number = 0; call_number < 4; ++call_number) {
    Call call;
    const bool punctuation = chance(random, 70);
    for (int turn = 0; turn < 4; ++turn) {
      call.turns.emplace_back();
      call.turns.back().party = chance(random, 50) ? Party::agent : Party::customer;
      call.turns.back().text = call.arena.keep(random_text(random, pick(random, 14), punctuation));
    }
    const Heard& heard = ear.listen(call, {});
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      std::vector<Hit> wanted = twin_hits(patterns[i].phrases, lists, heard);
      std::erase_if(wanted, [&](const Hit& hit) {
        return (asked_of[ids[i]] >> static_cast<unsigned>(heard.turns[hit.turn].party) & 1) == 0;
      });
      const auto found = heard.hits(ids[i]);
      std::string written;
      for (const Phrase& phrase : patterns[i].phrases) (written += phrase.written) += " || ";
      CAPTURE(written);
      CAPTURE(heard.folded);
      REQUIRE(shown({found.begin(), found.end()}) == shown(wanted));
    }
  }
}

}  // namespace

TEST_CASE("phrases are heard where their RE2 twins match") {
  for (unsigned seed = 1; seed <= 400; ++seed) compare(seed);
}
