// The gallery of mistakes that are too large for a file of their own: checklists made to be slow. Each is
// refused with a clear message, or loads, before anybody has to wait; a table that grows with the square of
// a checklist, or an expression that is compiled again and again, shows here by minutes.
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/error.hpp"
#include "folder.hpp"
#include "model/reason.hpp"
#include "rules/rules.hpp"

using namespace cortesia;

namespace {

constexpr std::string_view kHead = "cortesia: 1\nname: Prueba\nlanguage: es\n";
constexpr std::string_view kOneSection = "sections: [{id: t, title: T}]\n";

// What `make(i)` gives for each of the first `count` numbers.
template <typename Make>
std::string each(int count, const Make& make) {
  std::string text;
  for (int i = 0; i < count; ++i) text += make(i);
  return text;
}

std::string rule(int number, std::string_view say) {
  return fmt::format("  - {{id: t.r{}, section: t, require: {{say: {}}}}}\n", number, say);
}

std::string many_rules(int count, std::string_view say) {
  return fmt::format("{}rules:\n{}", kOneSection,
                     each(count, [&](int i) { return rule(i, fmt::format(fmt::runtime(say), i)); }));
}

std::string list_of(int count, std::string_view item) {
  return each(count, [&](int i) { return fmt::format("    - {}\n", fmt::format(fmt::runtime(item), i)); });
}

// One rule that uses a list of phrases.
std::string phrases(int count, std::string_view phrase) {
  return fmt::format("{}phrases:\n  x:\n{}rules:\n{}", kOneSection, list_of(count, phrase), rule(0, "'{x}'"));
}

// The first line of what is said of a checklist, without its path.
std::string said_of(std::string_view checklist, std::string_view included = {}) {
  const fixture::Folder folder;
  if (!included.empty()) folder.write("base.yaml", fmt::format("{}{}", kHead, included));
  rules::LoadOptions options;
  options.rules = folder.write("r.yaml", fmt::format("{}{}", kHead, checklist));
  try {
    rules::Checklist::load(options);
  } catch (const Error& error) {
    const std::string message = error.what();
    return message.substr(folder.path.string().size() + 1,
                          message.find('\n') - folder.path.string().size() - 1);
  }
  return "it loads";
}

}  // namespace

TEST_CASE("regular expressions without measure") {
  const std::string nested = "'/((a{{1,10}}){{1,10}}){{1,9}}{}/'";
  const std::string too_large =
      "the regular expressions of this checklist are too large together; write words instead, or shorter and "
      "fewer ones";
  CHECK(said_of(many_rules(3000, nested)) == "r.yaml:103:45: " + too_large);
  CHECK(said_of(phrases(5000, nested)) == "r.yaml:104:8: " + too_large);
  CHECK(said_of(phrases(20'000, "'/a{}/'")).ends_with(too_large));
  // Each one beyond what RE2 compiles, which it finds out by trying.
  CHECK(
      said_of(phrases(1000, "'/(\\pL{{1,30}}){{1,30}}{}/'")) ==
      "r.yaml:7:9: not a regular expression that RE2 reads: pattern too large - compile failed; correct it, "
      "or write the words");
  // RE2 compiles it, and then needs its slow way for the text.
  CHECK(said_of(phrases(1, "'/[^b]{{999}}{}/'"))
            .starts_with("r.yaml:7:9: this expression is too large: it takes "));
  // Few, and in a list that every rule compiles again.
  CHECK(said_of(fmt::format("{}phrases:\n  x:\n{}rules:\n{}", kOneSection, list_of(5, nested),
                            each(2000, [](int i) { return rule(i, fmt::format("['{{x}}', y{}]", i)); })))
            .ends_with("the phrases of this checklist take more than 1000000 steps; use shorter lists"));
}

TEST_CASE("names by ten thousands that nothing has") {
  CHECK(said_of(many_rules(10'000, "'{{nadie{}}}'")) ==
        "r.yaml:6:44: unknown list \"nadie0\"; define it under phrases");
  CHECK(said_of("sections:\n" + each(18'000, [](int i) { return fmt::format("  - {{id: s{}}}\n", i); }) +
                "rules:\n" + each(4000, [](int i) {
                  return fmt::format("  - {{id: r{}, section: z{}, require: {{say: a}}}}\n", i, i);
                })) == "r.yaml:18006:23: no section is called \"z0\"; did you mean \"s0\"?");
  CHECK(
      said_of("moments:\n" + each(10'000, [](int i) { return fmt::format("  m{}: {{event: hold}}\n", i); }) +
              std::string(kOneSection) + "rules:\n" + each(4000, [](int i) {
                return fmt::format("  - {{id: r{}, section: t, for_each: z{}, require: {{say: a}}}}\n", i, i);
              })) == "r.yaml:10007:36: no moment is called \"z0\"; did you mean \"m0\"?");
  const std::string included = many_rules(10'000, "a");
  CHECK(said_of("include: [base.yaml]\ndisable:\n" + list_of(20'000, "t.z{}"), included) ==
        "r.yaml:6:7: no included checklist has a rule \"t.z0\"; did you mean \"t.r0\"?");
  CHECK(
      said_of("include: [base.yaml]\nrules:\n" +
                  each(10'000,
                       [](int i) { return fmt::format("  - {{id: t.z{}, override: true, title: T}}\n", i); }),
              included) == "r.yaml:6:10: no included checklist has a rule \"t.z0\"; did you mean \"t.r0\"?");
  CHECK(said_of("include: [base.yaml]\nphrases:\n  x:\n    remove:\n" + list_of(40'000, "q{}"),
                phrases(40'000, "p{}")) == "r.yaml:8:7: the list has no phrase \"q0\"; did you mean \"p0\"?");
}

TEST_CASE("names by ten thousands that something has") {
  CHECK(said_of("sections:\n" + each(18'000, [](int i) { return fmt::format("  - {{id: s{}}}\n", i); }) +
                "rules:\n" + each(4000, [](int i) {
                  return fmt::format("  - {{id: r{}, section: s{}, require: {{say: a}}}}\n", i, 17'999 - i);
                })) == "it loads");
  const std::string sections = each(20'000, [](int i) { return fmt::format("  - {{id: s{}}}\n", i); });
  CHECK(said_of("include: [base.yaml]\nsections:\n" + sections +
                    "rules: [{id: r, section: s19999, require: {say: a}}]\n",
                "sections:\n" + sections) == "it loads");
  CHECK(said_of("include: [base.yaml]\nphrases:\n  x:\n    remove:\n" + list_of(39'999, "p{}"),
                phrases(40'000, "p{}")) == "it loads");
  CHECK(said_of(fmt::format("{}rules:\n  - id: r\n    section: t\n    require:\n      say:\n{}", kOneSection,
                            each(20'000, [](int i) {
                              return fmt::format("        - '<name:valor{0}> @valor{0}'\n", i);
                            }))) == "it loads");
  CHECK(said_of("settings:\n" + each(1000, [](int i) { return fmt::format("  s{}: x\n", i); }) +
                many_rules(9000, "'a $s999'")) == "it loads");
}

TEST_CASE("what unfolds without end") {
  CHECK(said_of("settings:\n  s:\n" + list_of(10'000, "a{}") + many_rules(8000, "$s")) ==
        "r.yaml:10009:43: expected settings to add at most 1048576 bytes, found more");
  CHECK(said_of(
            fmt::format("{}phrases:\n  e:\n{}rules:\n{}", kOneSection, list_of(2000, "e{}"),
                        each(5000,
                             [](int i) {
                               return fmt::format(
                                   "  - {{id: r{}, section: t, require: {{say: a{}, except: ['{{e}}']}}}}\n",
                                   i, i);
                             })))
            .ends_with("the phrases of this checklist take more than 1000000 steps; use shorter lists"));
  CHECK(said_of(fmt::format("{}rules:\n  - id: t.r\n    section: t\n    parts:\n{}", kOneSection,
                            list_of(10'000, "{{name: p{}, say: a}}"))) ==
        "r.yaml:9:5: expected at most 100 parts, found 10000; write several rules");
  CHECK(said_of("include:\n" + list_of(30'000, "falta{}.yaml")) ==
        "r.yaml:5:7: no file \"falta0.yaml\" beside this checklist");
  CHECK(said_of(many_rules(3000, "'" + each(40, [](int) { return std::string("(a{0}|b) ...9 "); }) + "c'"))
            .ends_with("the phrases of this checklist take more than 1000000 steps; use shorter lists"));
}

TEST_CASE("checks without end") {
  const auto check = [](std::string_view key, int count, std::string_view item) {
    return said_of(fmt::format("{}rules:\n  - id: t.r\n    section: t\n    {}:\n{}", kOneSection, key,
                               list_of(count, item)));
  };
  CHECK(check("order", 16'000, "{{say: a}}") ==
        "r.yaml:9:5: expected at most 20 things to order, found 16000; write several rules");
  CHECK(check("sequence", 16'000, "{{say: a}}") ==
        "r.yaml:9:5: expected at most 20 steps, found 16000; write several rules");
  CHECK(check("any", 16'000, "{{say: a{}}}") == "it loads");
  CHECK(check("say", 20'000, "'~abcdefg{}'") == "it loads");
  CHECK(check("say", 20'000, "'*a{}'") == "it loads");
  CHECK(check("require: {say: a}\n    needs", 20'000, "nada{}")
            .starts_with("r.yaml:10:7: \"nada0\" is nothing a rule can need"));
  const std::string chain =
      "phrases:\n" + each(5000, [](int i) { return fmt::format("  l{}: ['{{l{}}}']\n", i, i + 1); });
  CHECK(said_of(std::string(kOneSection) + chain + "  l5000: [a]\nrules:\n" + rule(0, "'{l0}'"))
            .ends_with("lists use lists more than 50 deep; write the words where they are used"));
  const auto doubling = [](int i) {
    return fmt::format("  l{0}: ['{{l{1}}} {{l{1}}}', '{{l{1}}}']\n", i, i + 1);
  };
  CHECK(said_of(std::string(kOneSection) + "phrases:\n" + each(40, doubling) + "  l40: [a]\nrules:\n" +
                rule(0, "'{l0}'"))
            .find("takes more than 20000 steps") != std::string::npos);
  CHECK(said_of(many_rules(1, "'" + each(900, [](int) { return std::string("[a] "); }) + "x'")) ==
        "it loads");
}

TEST_CASE("a long call in which everything is an occurrence") {
  // With a product of windows and occurrences these take minutes.
  const fixture::Folder folder;
  rules::LoadOptions options;
  const auto rule = [](std::string_view id, std::string_view keys) {
    return fmt::format("  - {{id: {}, section: t, {}}}\n", id, keys);
  };
  options.rules = folder.write(
      "r.yaml",
      fmt::format("{}{}moments: {{m: {{say: a, by: any}}, n: {{say: b, by: any}}}}\nrules:\n{}{}{}{}{}{}{}",
                  kHead, kOneSection, rule("before", "for_each: m, say: b, in: {before: m, within: 3 turns}"),
                  rule("echo", "for_each: m, measure: echo, at_least: 30%, in: {after: m}"),
                  rule("when", "for_each: m, when: {moment: n, in: {after: m}}, require: {say: b}"),
                  rule("between", "for_each: m, require: {say: b, in: {between: [m, n]}}"),
                  rule("unless", "forbid: {say: a, by: any, unless: {say: z, in: {after: m}}}"),
                  rule("next", "forbid: {say: a, by: any, unless: {say: z, in: next colleague turn}}"),
                  rule("steps",
                       "sequence: [{say: a, by: any}, {any: [{say: b, by: any, in: same turn}, {say: a, by: "
                       "any}]}, {say: z}]")));
  const rules::Checklist checklist = rules::Checklist::load(options);
  rules::Auditor auditor(checklist);
  const auto judged = [&](int turns) {
    Call call;
    for (int i = 0; i < turns; ++i) {
      Turn& one = call.turns.emplace_back();
      one.party = i % 2 == 0 ? Party::agent : Party::customer;
      one.text = "a b";
    }
    std::string found;
    for (const Finding& finding : auditor.audit(call).findings) {
      const bool told = finding.verdict != Verdict::not_assessable;
      found += told ? name_of(finding.verdict) : name_of(finding.reason);
      found += ' ';
    }
    return found;
  };
  CHECK(judged(1000) == "partial not_applicable pass fail fail fail fail ");
  CHECK(judged(100'000) == "too_many too_many too_many too_many fail fail fail ");
}
