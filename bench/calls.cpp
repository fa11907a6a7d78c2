// Writes a night of invented calls as cortesia JSON Lines, for the benchmark: bench_calls GRAMMAR SIZE-MB
// [SEED]
//
// The same seed gives the same bytes. A call is put together as calls are - opening, need, data, talk,
// perhaps a hold or a message, closing - from texts of the grammar, about 65 turns of 14 words; seven calls
// in ten are punctuated, the others are as a recognizer without punctuation writes them. Varied wording
// matters: a program that remembers what it heard must not shine here for turns that no real night repeats.
// So how many turns repeat another one of the file, word for word, is measured, and printed to standard error
// with the other figures.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "grammar.hpp"
#include "random.hpp"

namespace {

using cortesia::bench::Grammar;
using cortesia::bench::Random;

struct Counts {
  std::uint64_t calls = 0, turns = 0, bytes = 0, text_bytes = 0, words = 0;
  std::vector<std::size_t> texts;              // a hash a turn
  std::unordered_set<std::string> vocabulary;  // of the first calls

  // Turns whose text stands somewhere else too, per cent.
  double repeated() {
    std::sort(texts.begin(), texts.end());
    std::uint64_t repeats = 0;
    for (std::size_t i = 0; i < texts.size(); ++i)
      if ((i > 0 && texts[i] == texts[i - 1]) || (i + 1 < texts.size() && texts[i] == texts[i + 1]))
        ++repeats;
    return 100.0 * static_cast<double>(repeats) / static_cast<double>(std::max<std::size_t>(texts.size(), 1));
  }

  void count(std::string_view text, bool with_vocabulary) {
    ++turns;
    text_bytes += text.size();
    texts.push_back(std::hash<std::string_view>()(text));
    while (!text.empty()) {
      const std::size_t end = std::min(text.find_first_of(" ,.?;:"), text.size());
      if (end > 0) {
        ++words;
        if (with_vocabulary) vocabulary.emplace(text.substr(0, end));
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
};

// As a recognizer without punctuation writes: no marks, and small letters for the plain capitals.
void strip(std::string& text) {
  std::string bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ',' || c == '.' || c == '?' || c == ':') continue;
    if (c == '\xc2' && i + 1 < text.size() && text[i + 1] == '\xbf') {  // ¿
      ++i;
      continue;
    }
    bare += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  text = std::move(bare);
}

// "de el" is "del", "a el" is "al": the grammar puts its words together without knowing that.
void contract(std::string& text) {
  for (const auto& [apart, joined] : {std::pair{" de el ", " del "}, std::pair{" a el ", " al "}})
    for (std::size_t at = text.find(apart); at != std::string::npos; at = text.find(apart, at))
      text.replace(at, std::string_view(apart).size(), joined);
}

// A capital letter at the start of every sentence.
void capitalize(std::string& text) {
  bool starts = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\xc2\xbf") == 0) {  // ¿
      ++i;
      continue;
    }
    if (starts && text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 32);
    starts = text[i] == '.' || text[i] == '?' || (starts && text[i] == ' ');
  }
}

class CallWriter {
 public:
  CallWriter(Grammar& grammar, Random& random, Counts& counts)
      : grammar_(grammar), random_(random), counts_(counts) {}

  // Appends one call, a line.
  void write(std::string& out) {
    Grammar::Values values;
    values.trade = pick("trades");
    const std::string agent = pick("first"), customer = pick("first"), last = pick("last");
    values.slots["COMPANY"] = pick(values.trade + ".company");
    values.slots["AGENT"] = random_.chance(50) ? agent + " " + pick("last") : agent;
    values.slots["CUSTOMER"] =
        random_.chance(60) ? (random_.chance(50) ? "señor " : "señora ") + last : customer;
    grammar_.start_call(values);
    punctuated_ = random_.chance(70);
    clock_ = random_.between(0, 150);
    turns_.clear();
    events_.clear();
    talk();

    static constexpr std::string_view kLanguages[] = {"es-CO", "es-MX", "es-PE", "es-ES", "es-AR", "es"};
    const std::uint64_t n = counts_.calls++;
    const std::size_t before = out.size();
    fmt::format_to(
        std::back_inserter(out),
        R"({{"call_id":"c-{:07}","started_at":"2026-05-{:02}T{:02}:{:02}:{:02}-05:00","language":"{}",)"
        R"("direction":"inbound","queue":"{}","ring_seconds":{}.{},"agent":{{"id":"a{:03}","name":"{}"}},)"
        R"("customer":{{"id":"573{:09}","name":"{}"}},"company":"{}","ended_by":"{}",)"
        R"("events":[{}],"turns":[{}]}})"
        "\n",
        n, 1 + n % 28, random_.between(7, 20), random_.below(60), random_.below(60),
        kLanguages[random_.below(std::size(kLanguages))], pick(values.trade + ".queue"),
        random_.between(2, 19), random_.below(10), random_.below(400), values.slots["AGENT"],
        random_.below(1'000'000'000), last, values.slots["COMPANY"],
        random_.chance(70) ? "customer" : "agent", events_, turns_);
    counts_.bytes += out.size() - before;
  }

 private:
  void talk() {
    agent("opening");
    customer("need");
    if (random_.chance(30)) customer("angry");
    if (random_.chance(60)) agent("sorry");
    agent("ask_name");
    customer("give_name");
    if (random_.chance(50)) exchange("ask_data", "give_data");
    for (std::uint32_t left = random_.between(9, 22); left > 0; --left) middle();
    if (random_.chance(45)) hold();
    for (std::uint32_t left = random_.between(2, 12); left > 0; --left) middle();
    if (random_.chance(12)) message();
    if (random_.chance(70)) exchange("anything", "nothing");
    if (random_.chance(90)) agent("goodbye");
    if (random_.chance(80)) customer("bye");
  }

  void middle() {
    switch (random_.below(6)) {
      case 0:
      case 1:
        exchange("question", random_.chance(75) ? "tell" : "brief");
        break;
      case 2:
        exchange("inform", random_.chance(55) ? "brief" : "tell");
        break;
      case 3:
        customer("tell");
        agent(random_.chance(60) ? "noise" : "brief");
        customer("tell");
        break;
      case 4:
        exchange("inform", random_.chance(40) ? "noise" : "brief");
        agent("inform");
        break;
      default:
        exchange("question", "tell");
    }
  }

  void hold() {
    exchange("hold_ask", "hold_agree");
    const std::uint32_t begin = clock_;
    clock_ += random_.between(2000, 16000);
    if (random_.chance(40))
      events_ = fmt::format(R"({{"type":"hold","start":{}.{:02},"end":{}.{:02}}})", begin / 100, begin % 100,
                            clock_ / 100, clock_ % 100);
    agent("hold_back");
  }

  void message() {
    customer("message_ask");
    agent("message_offer");
    customer("message_give");
    agent("message_repeat");
  }

  void exchange(std::string_view asked, std::string_view answered) {
    agent(asked);
    customer(answered);
  }
  void agent(std::string_view list) { turn("agent", list); }
  void customer(std::string_view list) { turn("customer", list); }

  void turn(std::string_view speaker, std::string_view list) {
    text_.clear();
    grammar_.say(list, random_, text_);
    contract(text_);
    if (punctuated_)
      capitalize(text_);
    else
      strip(text_);
    counts_.count(text_, counts_.calls < 2000);
    const std::uint32_t end = clock_ + 40 + static_cast<std::uint32_t>(text_.size()) * random_.between(5, 8);
    fmt::format_to(
        std::back_inserter(turns_), R"({}{{"speaker":"{}","start":{}.{:02},"end":{}.{:02},"text":"{}"}})",
        turns_.empty() ? "" : ",", speaker, clock_ / 100, clock_ % 100, end / 100, end % 100, text_);
    clock_ = end + random_.between(5, 110);
  }

  std::string pick(std::string_view list) {
    std::string text;
    grammar_.say(list, random_, text);
    return text;
  }

  Grammar& grammar_;
  Random& random_;
  Counts& counts_;
  bool punctuated_ = true;
  std::uint32_t clock_ = 0;  // hundredths of a second
  std::string turns_, events_, text_;
};

void run(int argc, char** argv) {
  if (argc < 3) throw std::runtime_error("usage: bench_calls GRAMMAR SIZE-MB [SEED]");
  std::ifstream file(argv[1]);
  if (!file) throw std::runtime_error(fmt::format("cannot read \"{}\"", argv[1]));
  Grammar grammar(std::string(std::istreambuf_iterator<char>(file), {}));
  const std::uint64_t size = std::strtoull(argv[2], nullptr, 10) * 1'000'000;
  Random random(argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);

  Counts counts;
  CallWriter writer(grammar, random, counts);
  std::string out;
  do {
    out.clear();
    writer.write(out);
    if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size())
      throw std::runtime_error("cannot write");
  } while (counts.bytes < size);
  if (std::fflush(stdout) != 0) throw std::runtime_error("cannot write");
  fmt::print(stderr,
             "calls: {} calls, {} turns, {:.1f} MB of which {:.1f} MB are text, {} words; in the first 2000 "
             "calls {} "
             "distinct words; {:.1f} % of turns repeat another turn\n",
             counts.calls, counts.turns, static_cast<double>(counts.bytes) / 1e6,
             static_cast<double>(counts.text_bytes) / 1e6, counts.words, counts.vocabulary.size(),
             counts.repeated());
}

}  // namespace

int main(int argc, char** argv) try {
  run(argc, argv);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_calls: %s\n", error.what());
  return 1;
}
