// Calls in other forms: back from cortesia JSON and vCon as they were, and from text as far as it goes.
#include <doctest/doctest.h>

#include "call_dump.hpp"
#include "write/calls.hpp"

using namespace cortesia;
using namespace cortesia::read_test;
namespace fs = std::filesystem;

namespace {

using Append = void (*)(const Call&, std::string&, write::Dropped&);

std::string dump(const Call& call) { return Dumper(std::nullopt).dump(call); }

// The calls of a file, written in a form and read again.
std::vector<std::string> through(const std::string& path, Append append, const read::Options& options = {}) {
  std::string bytes;
  write::Dropped dropped;
  read_paths({path}, options, nullptr, [&](const Call& call) {
    append(call, bytes, dropped);
    return std::string();
  });
  CHECK(dropped.empty());
  const Folder folder;
  return read_paths({folder.file("otra.x", bytes)}, {}, nullptr, dump).calls;
}

}  // namespace

TEST_CASE("every sample comes back from cortesia JSON and from vCon as it was") {
  for (const auto& entry : fs::recursive_directory_iterator(CORTESIA_SOURCE_DIR "/samples")) {
    if (!entry.is_regular_file() || entry.path().filename() == "metadata.csv") continue;
    const std::string path = entry.path().string();
    CAPTURE(path);
    const std::vector<std::string> calls = read_paths({path}, {}, nullptr, dump).calls;
    CHECK(through(path, write::append_cortesia) == calls);
    CHECK(through(path, write::append_vcon) == calls);
  }
}

TEST_CASE("what --role settled stays settled, and can be settled again") {
  const Folder folder;
  const std::string path = folder.file("x.txt", "Ana: hola\nLuis: diga\n");
  read::Options options;
  options.roles = {{"Ana", Party::customer}, {"Luis", Party::agent}};
  const std::vector<std::string> calls = read_paths({path}, options, nullptr, dump).calls;
  CHECK(through(path, write::append_cortesia, options) == calls);
  CHECK(calls.at(0).find("\"party\": \"agent\", \"label\": \"Luis\"") != std::string::npos);
  options.roles = {{"Luis", Party::customer}};
  CHECK(read_bytes(R"({"turns":[{"speaker":"Luis","role":"agent","text":"hola"}]})", options).calls.at(0) ==
        "customer: hola\n");
}

TEST_CASE("text and subtitles tell what they leave out") {
  const std::string path = CORTESIA_SOURCE_DIR "/samples/google-insights/vertice-congelar.json";
  std::string text;
  std::string cues;
  write::Dropped from_text;
  write::Dropped from_cues;
  read_paths({path}, {}, nullptr, [&](const Call& call) {
    write::append_dialogue(call, text, from_text);
    write::append_webvtt(call, cues, from_cues);
    return std::string();
  });
  CHECK(text.find("[00:00:01] AGENT: Gimnasio") == 0);
  CHECK(text.find("\n[00:00:13.220] (en espera)\n") != std::string::npos);
  CHECK(cues.find("WEBVTT\n\n00:00:01.000 --> 00:00:04.130\n<v AGENT>Gimnasio") == 0);
  CHECK(from_text.at("ends of turns") == 6);
  CHECK(from_text.at("ends of events") == 1);
  CHECK(from_cues.at("events") == 2);
  for (const write::Dropped& dropped : {from_text, from_cues})
    for (const char* name : {"started_at", "language", "queue", "agent", "times of words"})
      CHECK(dropped.contains(name));
  CHECK(read_bytes(text).calls.at(0).find("agent 1: Gimnasio Vértice, muy buenas, le atiende Saúl.\n") == 0);
  CHECK(read_bytes(cues).calls.at(0).find("agent 1-4.13: Gimnasio Vértice, muy buenas, le atiende Saúl.\n") ==
        0);
}

TEST_CASE("what would break a form is written so that it does not") {
  Call call;
  call.id = "x";
  call.source = "x.json";
  Turn turn;
  turn.text = "a < b & c\nd";
  turn.label = "Ana";
  turn.start = 1;
  call.turns.push_back(turn);
  std::string out;
  write::Dropped dropped;
  write::append_webvtt(call, out, dropped);
  CHECK(out == "WEBVTT\n\n00:00:01.000 --> 00:00:01.000\n<v Ana>a &lt; b &amp; c d</v>\n");
  call.turns.front().start.reset();
  CHECK_THROWS_WITH(write::append_webvtt(call, out, dropped),
                    "turn 1 has no time, which subtitles need; convert it to text");
}

TEST_CASE("times are written to the microsecond, and what lies between words only when it is a word") {
  std::string bytes;
  write::Dropped dropped;
  const Folder folder;
  read_paths(
      {folder.file(
          "x.json",
          R"({"call_id":"c","turns":[{"start":2.3000000000000003,"end":3.0000004,"text":"¿Son 35 — sí?",
      "words":[{"text":"Son","start":1e-7,"end":0.5},{"text":"35"},{"text":"sí","start":0.9,"end":1}]}]})")},
      {}, nullptr, [&](const Call& call) {
        write::append_cortesia(call, bytes, dropped);
        return std::string();
      });
  CHECK(
      bytes ==
      R"({"call_id":"c","turns":[{"start":2.3,"end":3,"text":"¿Son 35 — sí?","words":[{"text":"Son","start":0,"end":0.5},{"text":"35"},{"text":"sí","start":0.9,"end":1}]}]})"
      "\n");
}

TEST_CASE("events stand in the text as the notes that they are read from") {
  struct Case {
    EventKind kind;
    std::string_view detail, line, read;
  };
  const Case cases[] = {
      {EventKind::transfer, "área técnica", "(transferencia a área técnica)", "(transfer área técnica)"},
      {EventKind::transfer, "", "(transferencia)", "(transfer)"},
      {EventKind::hold, "", "(en espera)", "(hold en espera)"},
      {EventKind::note, "tos", "(tos)", "(note tos)"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.line);
    Call call;
    call.id = "x";
    call.turns.resize(2);
    call.turns[0].label = "Agente", call.turns[0].text = "uno";
    call.turns[1].label = "Cliente", call.turns[1].text = "dos";
    Event& event = call.events.emplace_back();
    event.kind = one.kind, event.before_turn = 1, event.detail = one.detail;
    std::string text;
    write::Dropped dropped;
    write::append_dialogue(call, text, dropped);
    CHECK(text == fmt::format("Agente: uno\n{}\nCliente: dos\n", one.line));
    CHECK(read_bytes(text).calls.at(0) == fmt::format("agent: uno\n{}\ncustomer: dos\n", one.read));
    CHECK(dropped.empty());
    event.kind = EventKind::interruption, event.detail = "Cliente";
    write::append_dialogue(call, text, dropped);
    CHECK(dropped.at("who interrupts") == 1);
  }
}
