// Windows as a report words them, for every form of `in:`.
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "rules/parsing.hpp"
#include "write/labels.hpp"

namespace cortesia::rules {

TEST_CASE("every window has its words in a report") {
  struct Case {
    std::string_view in, spanish, english;
  };
  for (const Case& c : {
           Case{"whole call", "toda la llamada", "the whole call"},
           Case{"opening", "la apertura", "the opening"},
           Case{"first 30s", "el comienzo (30 s)", "the first 30 s"},
           Case{"last 20%", "el final (20 %)", "the last 20 %"},
           Case{"first 1 turn", "el comienzo (1 turno)", "the first 1 turn"},
           Case{"last 2 agent turns", "el final (2 turnos del agente)", "the last 2 turns of the agent"},
           Case{"after 90s", "lo que viene después de 90 s", "what comes after 90 s"},
           Case{"{before: hold, within: 4 turns}", "lo anterior a la espera, a no más de 4 turnos",
                "what comes before la espera, within 4 turns"},
           Case{"{after: complaint}", "lo posterior al reclamo", "what comes after el reclamo"},
           Case{"{during: hold, within: 20 words}", "el tiempo de la espera, a no más de 20 palabras",
                "the time of la espera, within 20 words"},
           Case{"{between: [hold, complaint]}", "lo que hay entre la espera y el reclamo",
                "what lies between la espera and el reclamo"},
           Case{"{during: complaint}", "el tiempo del reclamo", "the time of el reclamo"},
           Case{"{after: bare}", "lo posterior a bare", "what comes after bare"},
           Case{"[same turn, next customer turn]", "el mismo turno, lo que sigue (1 turno del cliente)",
                "the same turn, the next 1 turn of the customer"},
           Case{"previous 2 turns", "lo que precede (2 turnos)", "the previous 2 turns"},
           Case{"{timed: first 30s, untimed: first 2 agent turns}",
                "el comienzo (30 s) o el comienzo (2 turnos del agente)",
                "the first 30 s or the first 2 turns of the agent"},
       }) {
    const std::string in(c.in);
    Mistakes mistakes;
    const std::string text =
        "windows: {opening: first 30s}\nmoments:\n  hold: {title: la espera}\n"
        "  complaint: {title: el reclamo}\n  bare: {}\nin: " +
        in + "\n";
    const Node root = parse_document(text, mistakes.file("w.yaml", text), mistakes);
    Parsing parsing(mistakes, "es");
    for (const Field& one : root.find("windows")->fields) parsing.declare_window(one.key, one.value);
    for (const Field& one : root.find("moments")->fields) parsing.declare_moment(one.key, one.value);
    const Window window = parsing.window(root.find("in"));
    INFO(in, mistakes.render());
    CHECK_FALSE(mistakes.any_error());
    CHECK(write::window_words(window.name, write::labels("es")) == c.spanish);
    CHECK(write::window_words(window.name, write::labels("en")) == c.english);
    CHECK(window.name.written == window.written);
  }
}

}  // namespace cortesia::rules
