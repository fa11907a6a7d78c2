// What `cortesia check` warns of, and what it passes over.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "rules/compiled.hpp"
#include "rules/lint.hpp"
#include "rules/wordings.hpp"

namespace cortesia::rules {
namespace {

// A rule that warns of nothing, to complete a checklist with.
constexpr std::string_view kQuiet =
    "cortesia: 1\nsections: [{id: s, weight: 100}]\n"
    "rules:\n"
    "  - {id: quiet, section: s, say: hola, examples: [{pass: 'A: hola'}, {fail: 'A: adiós'}]}\n";

// "line:column message" of each warning.
std::vector<std::string> warnings_of(const std::string& text) {
  Mistakes mistakes;
  Loaded loaded;
  loaded.root = parse_document(text, mistakes.file("lista.yaml", text), mistakes);
  loaded.own = {true};
  compile(loaded, mistakes);
  INFO(text);
  INFO(mistakes.render());
  REQUIRE(mistakes.all().empty());
  lint(loaded, mistakes);
  std::vector<std::string> out;
  for (const Mistake& mistake : mistakes.all()) {
    CHECK(mistake.grade == Mistake::Grade::warning);
    out.push_back(std::to_string(mistake.place.line) + ":" + std::to_string(mistake.place.column) + " " +
                  mistake.message);
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

struct Case {
  std::string_view added;  // behind kQuiet: rules, then other keys
  std::vector<std::string> warnings;
};

void run(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.added);
    CHECK(joined(warnings_of(std::string(kQuiet) + std::string(one.added))) == joined(one.warnings));
  }
}

// A list of phrases on line 5, used as a whole by a rule on line 4.
std::string with_list(std::string_view list, std::string_view rest = "") {
  std::string text(kQuiet);
  text.replace(text.find("say: hola"), 9, "say: '{lista}'");
  return text + "phrases: {lista: " + std::string(list) + "}\n" + std::string(rest);
}

struct ListCase {
  std::string_view list;
  std::vector<std::string> warnings;
};

}  // namespace

TEST_CASE("a checklist without fault has no warnings") { run({{"", {}}}); }

TEST_CASE("names that nothing uses") {
  run({
      {"phrases: {a: [hola], b: ['{c}'], c: [adiós]}\n",
       {"5:11 no rule uses the list of phrases \"a\"; take it out, or use it",
        "5:22 no rule uses the list of phrases \"b\"; take it out, or use it",
        "5:34 no rule uses the list of phrases \"c\"; take it out, or use it"}},
      {"moments: {hold: {event: hold}}\nwindows: {end: last 3 turns}\n",
       {"5:11 no rule uses the moment \"hold\"; take it out, or use it",
        "6:11 no rule uses the window \"end\"; take it out, or use it"}},
      // Through each other; a question weighs the reply by yes and no.
      {"  - {id: r, section: s, when: {moment: m}, ask: {say: qué tal, in: w}, examples: [{not_applicable: "
       "'A: ya'}]}\n"
       "moments: {m: {say: '{c}', unless: {moment: n}}, n: {event: hold}}\nwindows: {w: [v, first turn], v: "
       "last turn}\n"
       "phrases: {c: ['{d}'], d: [eso], yes: [sí], no: ['no']}\n",
       {}},
      {"voices: {organisation: '{o}', customer: '{c}'}\nphrases: {o: [a la orden], c: [oiga]}\n", {}},
  });
}

TEST_CASE("phrases that are never heard") {
  const std::vector<ListCase> cases{
      {"['es el <number:pedido>', '@pedido', '@company']", {}},
      {"{say: ['un momento por favor', 'un momento'], except: ['por favor']}",
       {"5:26 \"un momento por favor\" is never heard: the context \"por favor\" on line 5 cancels it "
        "wherever it "
        "is said"}},
      {"{say: ['un momento [por favor]'], except: ['por favor']}", {}},  // without it, it is heard
  };
  for (const ListCase& one : cases) {
    INFO(one.list);
    CHECK(joined(warnings_of(with_list(one.list))) == joined(one.warnings));
  }
  CHECK(warnings_of(with_list("[soy de movi estar, movistar]", "heard_as: {'movi estar': movistar}\n")) ==
        std::vector<std::string>{
            "5:19 \"soy de movi estar\" is never heard: heard_as makes something else of \"movi "
            "estar\" first (line 6); write what it makes"});
}

TEST_CASE("signs that are heard as nobody means them") {
  const auto brackets = [](std::string_view written, std::string_view heard, std::string_view write) {
    return fmt::format("brackets end the word they touch: \"{}\" is heard as \"{}\"; write {}", written,
                       heard, write);
  };
  struct Sign {
    std::string_view phrase, warning;
  };
  const std::string complex =
      "brackets end the word they touch; put a space there, or write whole words between them: (dar|darme)";
  const std::string dar = brackets("dar[me]", "dar me", "(dar|darme)"),
                    gracias = brackets("gracia(s)", "gracia s", "(gracia|gracias)"),
                    senor = brackets("señor(a|es)", "señor a", "(señora|señores)"),
                    ante = brackets("(naso|inter)pupilar", "naso pupilar", "(nasopupilar|interpupilar)");
  const std::string slash = "\"/\" is no choice and is heard as a space; write ";
  const Sign signs[] = {
      {"quiero dar[me] de baja", dar},
      {"muchas gracia(s)", gracias},
      {"señor(a|es)", senor},
      {"distancia (naso|inter)pupilar", ante},
      {"ser[le de] útil", complex},
      {"gracias/muchas gracias", "S(gracias|muchas gracias)"},
      {"[muy] bien / regular", "Sthe choices in brackets: (one|other)"},
      {"gracias..llamar", "\"..\" is no gap and is heard as a space; write ... for up to four words between"},
      // as they are meant
      {"dar (me|le) de [la] baja", ""},
      {"¿(me|nos) oye?", ""},
      {"=tú [que] (a|b), ya", ""},
      {"gracias ... llamar", ""},
      {"las 24/7", ""},
      {"/gracias?(s)/", ""},
  };
  for (const Sign& sign : signs) {
    INFO(sign.phrase);
    std::string warnings = joined(warnings_of(with_list(fmt::format("['{}']", sign.phrase))));
    const std::string expected = sign.warning.starts_with('S') ? slash + std::string(sign.warning.substr(1))
                                                               : std::string(sign.warning);
    CHECK(warnings.find("5:") == (expected.empty() ? std::string::npos : 0));
    CHECK(warnings.find(expected) != std::string::npos);
  }
}

TEST_CASE("phrases that others of their list hear") {
  const std::vector<ListCase> cases{
      {"['[muchas] gracias', 'muchas gracias']",
       {"5:40 \"muchas gracias\" is heard by \"[muchas] gracias\" on line 5 already; take it out"}},
      {"['buenas tardes', 'buenas [tardes|noches]']",
       {"5:20 \"buenas tardes\" is heard by \"buenas [tardes|noches]\" on line 5 already; take it out"}},
      {"[hola, Hola]", {"5:25 \"Hola\" is heard by \"hola\" on line 5 already; take it out"}},
      {"['ayudarle', 'ayud*']", {"5:20 \"ayudarle\" is heard by \"ayud*\" on line 5 already; take it out"}},
      {"['gracias por llamar', 'gracias ... llamar']",
       {"5:20 \"gracias por llamar\" is heard by \"gracias ... llamar\" on line 5 already; take it out"}},
      {"['gracias ...8 llamar', 'gracias ... llamar']",
       {"5:43 \"gracias ... llamar\" is heard by \"gracias ...8 llamar\" on line 5 already; take it out"}},
      {"['(a|b) x', 'a x', 'b x']",
       {"5:31 \"a x\" is heard by \"(a|b) x\" on line 5 already; take it out",
        "5:38 \"b x\" is heard by \"(a|b) x\" on line 5 already; take it out"}},
      {"['(a|b) x', 'b x y', 'a x']",
       {"5:31 \"b x y\" changes no verdict: wherever it is said, \"(a|b) x\" on line 5 is heard; take one of "
        "them "
        "out",
        "5:40 \"a x\" is heard by \"(a|b) x\" on line 5 already; take it out"}},
      {"['^ hola', hola]", {"5:20 \"^ hola\" is heard by \"hola\" on line 5 already; take it out"}},
      {"['^^ hola', '^ hola']", {"5:20 \"^^ hola\" is heard by \"^ hola\" on line 5 already; take it out"}},
      {"['=tú', tu]", {"5:20 \"=tú\" is heard by \"tu\" on line 5 already; take it out"}},
      {"['puede esperar ?', 'puede esperar']",
       {"5:20 \"puede esperar ?\" is heard by \"puede esperar\" on line 5 already; take it out"}},
      // What is not surely heard by the other.
      {"['~movistar', movistar]",
       {"5:32 \"movistar\" is heard by \"~movistar\" on line 5 already; take it out"}},
      {"[movistar, '~movistar']",
       {"5:19 \"movistar\" is heard by \"~movistar\" on line 5 already; take it out"}},
      {"['tú', '=tú no']",
       {"5:26 \"=tú no\" changes no verdict: wherever it is said, \"tú\" on line 5 is heard; take "
        "one of them out"}},
      {"['_ hola', hola]",
       {"5:20 \"_ hola\" changes no verdict: wherever it is said, \"hola\" on line 5 is heard; take one of "
        "them "
        "out"}},
      {"['hola _', '_ hola']", {}},
      {"['soy <name>', 'soy <name:customer>']", {}},
      {"['<name> <name>', '<name>']",
       {"5:20 \"<name> <name>\" changes no verdict: wherever it is said, \"<name>\" on line 5 is heard; take "
        "one of "
        "them out"}},
      {"['/a+/', '/a+b/']", {}},
      {"['ayud*', '*arle']", {}},
      {"['gracias ... llamar', 'gracias por su llamada']", {}},
      // With contexts, the longer phrase may be heard where the shorter one is cancelled.
      {"{say: [gracias, muchas gracias], except: [gracias a]}", {}},
  };
  for (const ListCase& one : cases) {
    INFO(one.list);
    CHECK(joined(warnings_of(with_list(one.list))) == joined(one.warnings));
  }
  // A list inside a phrase, a reply and a count: which of its phrases is heard decides.
  run({
      {"  - {id: r, section: s, say: '{a} señor', examples: [{pass: 'A: hola señor'}]}\nphrases: {a: "
       "[buenas, buenas "
       "tardes]}\n",
       {}},
      {"  - {id: r, section: s, ask: {say: espera}, examples: [{fail: 'A: ya'}]}\nphrases: {yes: [sí], no: "
       "['no', "
       "'no puedo']}\n",
       {}},
      {"  - {id: r, section: s, say: [gracias, muchas gracias], at_least: 2, examples: [{fail: 'A: ya'}]}\n",
       {}},
      {"  - {id: r, section: s, say: [gracias, muchas gracias], examples: [{fail: 'A: ya'}]}\n",
       {"5:40 \"muchas gracias\" changes no verdict: wherever it is said, \"gracias\" on line 5 is heard; "
        "take one of "
        "them out"}},
      {"  - {id: r, section: s, say: ['{a}', hola], examples: [{fail: 'A: ya'}]}\nphrases: {a: [hola, "
       "buenas]}\n",
       {"5:38 \"hola\" is heard by \"{a}\" on line 5 already; take it out"}},
  });
}

TEST_CASE("sections") {
  CHECK(warnings_of("cortesia: 1\nsections: [{id: s, weight: 60}, {id: t, weight: 30}]\n"
                    "rules: [{id: r, section: s, say: hola, examples: [{pass: 'A: hola'}]}]\n") ==
        std::vector<std::string>{
            "2:12 the weights of the sections add up to 90; make it 100, for people read them as per cent",
            "2:38 the section \"t\" has no rules, so its weight counts for nothing; take it out"});
}

TEST_CASE("rules that can never apply, or never pass") {
  const std::string head = "  - {id: r, section: s, examples: [{fail: 'A: ya'}], ";
  const std::string moments = "}\nmoments: {m: {event: hold}, n: {event: music}}\n";
  const auto rule = [&](std::string_view keys, std::string_view more = "") {
    return joined(warnings_of(std::string(kQuiet) + head + std::string(keys) +
                              (more.empty() ? "}\n" : std::string(more))));
  };
  CHECK(rule("say: a, for_each: m, when: {all: [{moment: n}, {not: {moment: m}}]}", moments) ==
        "5:116 this rule can never apply: what is asked here and on line 5 is never both so"
        "\n");
  CHECK(rule("say: a, for_each: m, when: {any: [{moment: n}, {not: {moment: m}}]}", moments).empty());
  CHECK(rule("say: a, when: {cut: true}, assessable: {cut: false}") ==
        "5:99 this rule can never apply: what is asked here and on line 5 is never both so"
        "\n");
  CHECK(rule("say: a, when: {all: [{field: queue, is: [v, w]}, {field: queue, is: [x]}]}") ==
        "5:122 this rule can never apply: what is asked here and on line 5 is never both so\n");
  CHECK(rule("say: a, when: {all: [{field: queue, is: [v, w]}, {field: queue, is: [w]}]}").empty());
  CHECK(rule("say: a, when: {all: [{field: queue, is: v}, {not: {field: queue, is: [v, w]}}]}") ==
        "5:123 this rule can never apply: what is asked here and on line 5 is never both so\n");
  CHECK(rule("say: a, when: {all: [{field: queue, is: [v, w]}, {not: {field: queue, is: v}}]}").empty());
  CHECK(rule("say: a, when: {all: [{say: b, by: agent}, {not: {say: b, by: agent}}]}") ==
        "5:102 this rule can never apply: what is asked here and on line 5 is never both so\n");
  CHECK(rule("say: a, when: {all: [{say: b, by: agent}, {not: {say: b, by: any}}]}").empty());
  CHECK(rule("all: [{say: b}, {say: a, by: agent}, {not: {say: b}}]") ==
        "5:97 this rule can never pass: what is asked here and on line 5 is never both so\n");
  CHECK(rule("all: [{say: b}, {not: {say: b, in: first turn}}]").empty());
  CHECK(rule("say: a, when: {not: {turn: {by: any}}}") ==
        "5:74 this rule can never apply: every call has a turn\n");
  CHECK(rule("say: a, when: {not: {turn: {by: customer}}}").empty());
  CHECK(rule("say: a, when: {not: {turn: {by: any, words: 5}}}").empty());
  CHECK(rule("say: a, when: {say: b, at_least: 3, in: first 2 words}") ==
        "5:94 3 matches have no room in \"first 2 words\", so this is never so\n");
  CHECK(rule("say: a, when: {say: b, at_least: 3, in: last 3 words}").empty());
  CHECK(rule("say: a, when: {say: b, at_least: 3, in: [last 2 words, first 2 words]}").empty());
  CHECK(rule("say: a, when: {field: language, is: [fr, it]}") ==
        "5:90 this rule can never apply: the checklist is for calls in \"es\", and others are not "
        "assessable\n");
  CHECK(rule("say: a, when: {field: language, is: [fr, es-CO]}").empty());
  CHECK(rule("say: a, when: {not: {field: language, is: fr}}").empty());
  CHECK(rule("say: a, in: next agent turn") ==
        "5:66 \"next agent turn\" has nothing to stand beside here, so it is nowhere; such windows belong "
        "under unless:, into a rule with for_each:, or into a later step of a sequence:"
        "\n");
  CHECK(rule("sequence: [{say: a}, {say: b, in: next agent turn}]").empty());
  CHECK(rule("sequence: [{say: a, in: same turn}, {say: b}]").starts_with("5:78 \"same turn\" has nothing"));
  CHECK(rule("say: a, for_each: m, in: next agent turn", moments.substr(0, moments.find(", n")) + "}\n")
            .empty());
  CHECK(rule("forbid: {say: a, suggest: b, unless: {say: c, in: [same turn]}}").empty());
  CHECK(rule("measure: talk_share, over: 100%") ==
        "5:81 \"talk_share\" is never over 100%, so this never passes"
        "\n");
  CHECK(rule("measure: talk_share, at_most: 150%") ==
        "5:84 \"talk_share\" is always at_most 150%, so this always passes\n");
  CHECK(rule("measure: talk_share, at_most: 70%").empty());
  CHECK(rule("measure: words, at_least: 0") ==
        "5:80 \"words\" is always at_least 0, so this always passes\n");
  CHECK(rule("measure: words, under: 0") == "5:77 \"words\" is never under 0, so this never passes\n");
  CHECK(rule("measure: loudness, under: 0").empty());
}

TEST_CASE("moments and steps that are found nowhere") {
  const auto nowhere = [](std::string_view kind) {
    return std::string(kind) +
           ": holds for a whole call and happens at no place in it, so it is never found here; look for what "
           "is "
           "said or happens, and ask for this under when:";
  };
  const std::string_view rule =
      "  - {id: r, section: s, when: {moment: m}, say: a, examples: [{not_applicable: 'A: ya'}]}\n";
  const auto moment = [&](std::string_view way) {
    return std::string(rule) + "moments: {m: " + std::string(way) + "}\n";
  };
  const std::string texts[] = {
      moment("{field: queue, is: v}"),
      moment("{any: [{event: hold}, {not: {say: b}}]}"),
      moment("{say: b, then: {measure: words, at_least: 3}}"),
      moment("{any: [{event: hold}, {all: [{say: b}, {field: queue, is: v}]}]}"),
      "  - {id: r, section: s, order: [{not: {say: b}}, {say: c}], examples: [{not_applicable: 'A: ya'}]}\n",
      "  - {id: r, section: s, sequence: [{say: b}, {not: {say: c}}, {cut: true}], examples: [{fail: 'A: "
      "ya'}]}\n",
  };
  run({
      {texts[0], {"6:22 " + nowhere("field")}},
      {texts[1], {"6:42 " + nowhere("not")}},
      {texts[2], {"6:39 " + nowhere("measure")}},
      {texts[3], {}},
      {texts[4], {"5:39 " + nowhere("not")}},
      {texts[5], {"5:69 " + nowhere("cut")}},
  });
}

TEST_CASE("rules that are not ready for use") {
  run({
      {"  - {id: r, section: s, say: a}\n",
       {"5:10 \"r\" has no examples, so nothing tests it; add one that passes and one that fails"}},
      {"  - {id: r, section: s, forbid: {say: a}, examples: [{fail: 'A: a'}]}\n",
       {"5:10 \"r\" forbids and does not say what to do instead; add advice: or suggest:"}},
      {"  - {id: r, section: s, forbid: {say: a}, advice: b, critical: customer, examples: [{fail: 'A: "
       "a'}]}\n",
       {}},
      {"  - {id: r, section: s, say: a, critical: customer, examples: [{pass: 'A: a'}]}\n",
       {"5:43 a critical rule without when: or for_each: trips in every call that lacks it; say on what "
        "occasion it "
        "applies"}},
      {"  - {id: r, section: s, say: a, weight: 0, examples: [{pass: 'A: a'}]}\n",
       {"5:41 a rule of weight 0 counts for nothing; give it a weight, or move it to labels:"}},
      {"labels: [{id: l, say: a}]\n", {}},
  });
}

TEST_CASE("examples that differ only in names") {
  const auto examples = [](std::string_view list) {
    return joined(warnings_of(std::string(kQuiet) + "  - {id: r, section: s, say: a, examples: [" +
                              std::string(list) + "]}\n"));
  };
  const std::string_view message =
      " this example differs from the one on line 5 in nothing but names; take it out, or say it in another "
      "way";
  const auto one = [&](std::string_view place) { return std::string(place) + std::string(message) + "\n"; };
  CHECK(examples("{pass: 'A: Le habla Marta Ledesma.'}, {pass: 'A: Le habla Iván.'}") == one("5:82"));
  CHECK(examples("{pass: 'A: le habla marta'}, {pass: 'A: le habla diego'}") == one("5:73"));
  CHECK(examples("{pass: 'A: Le habla Marta.'}, {fail: 'A: Le habla Iván.'}").empty());
  CHECK(examples("{pass: 'A: Le habla Marta.'}, {pass: 'A: Le atiende Iván.'}").empty());
  CHECK(examples("{pass: {call: {queue: a}, text: 'A: Hola'}}, {pass: {call: {queue: b}, text: 'A: Hola'}}")
            .empty());
}

TEST_CASE("a list that would unfold without end is passed over in time") {
  std::string choices = "'";
  for (int i = 0; i < 40; ++i) choices += "(a|b) ";
  choices += "'";
  CHECK(warnings_of(with_list("[" + choices + ", hola]")).empty());
}

}  // namespace cortesia::rules
