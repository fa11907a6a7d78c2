#include "hear/matcher.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace cortesia::hear {

Matcher::Matcher(const Phrasebook::Compiled& book, const Classes& classes)
    : book_(book),
      phrases_(book, classes, Dfa::Mode::phrases),
      runs_(book, classes, Dfa::Mode::runs),
      trace_(book.program),
      candidates_(book.streams.size()),
      best_(book.streams.size(), 0) {
  for (std::size_t party = 0; party < kParties; ++party) {
    const FirstSteps& steps = book.starts[party];
    const auto same = std::ranges::find(starts_, steps, &Start::steps);
    listening_[party] = static_cast<std::size_t>(same - starts_.begin());
    if (same == starts_.end()) starts_.emplace_back().steps = steps;
  }
  recalling_.steps = book.recalling_starts;
  forget_classes();
}

void Matcher::forget_classes() {
  prepare_all();
  runs_.clear();
  runs_of_.assign(book_.patterns.size(), {});
}

void Matcher::prepare_all() {
  phrases_.clear();
  for (Start& start : starts_) prepare(start);
  prepare(recalling_);
}

void Matcher::prepare(Start& start) {
  start.state = phrases_.start(start.steps);
  for (std::vector<First>& table : start.first) table.assign(table.size(), {});
}

const Matcher::First& Matcher::work_out_first(Start& start, std::uint32_t symbol, std::vector<First>& table) {
  const ClassId id = symbol >> kMarkBits;
  if (id >= table.size()) table.resize(std::max<std::size_t>(2 * table.size(), id + 64));
  const Dfa::State state = phrases_.move(start.state, symbol);
  table[id] = {phrases_.filter(state), state, phrases_.accepts(state)};
  return table[id];
}

void Matcher::begin(std::vector<std::vector<Hit>>& hits) {
  if (hits_ == &hits) {
    for (const PatternId pattern : heard_patterns_) hits[pattern].clear();
  } else {
    hits.assign(book_.patterns.size(), {});
    hits_ = &hits;
  }
  heard_patterns_.clear();
  for (const std::uint32_t stream : heard_streams_) candidates_[stream].clear();
  heard_streams_.clear();
}

Dfa::State Matcher::work_out_first(Runs& runs, std::uint32_t symbol) {
  const ClassId id = symbol >> kMarkBits;
  if (id >= runs.first.size())
    runs.first.resize(std::max<std::size_t>(2 * runs.first.size(), id + 64), Dfa::kUnknown);
  return runs.first[id] = runs_.move(runs.state, symbol);
}

void Matcher::scan(const Line& line, std::span<const HeardTurn> turns, Pass pass) {
  for (std::uint32_t index = 0; index < turns.size(); ++index) {
    const HeardTurn& turn = turns[index];
    Start& start = pass == Pass::all ? starts_[listening_[static_cast<std::size_t>(turn.party)]] : recalling_;
    if (start.steps.by_token.empty()) continue;
    for (std::uint32_t at = turn.begin; at < turn.end; ++at) {
      if (phrases_.full()) prepare_all();
      const First& first = first_move(start, line.symbols[at]);
      const bool jumps = (phrases_.filter(start.state) & line.spans.begins(at)) != 0;
      if (!jumps && !first.accepts && !leads_on(first, line, turn, at)) continue;
      walk(line, at, start, first.state);
      if (!said_.empty()) settle(at, turn.begin, index);
    }
  }
}

bool Matcher::leads_on(const First& first, const Line& line, const HeardTurn& turn, std::uint32_t at) const {
  if (at + 1 == turn.end) return false;
  return (first.filter & line.next(at + 1)) != 0;
}

void Matcher::walk(const Line& line, std::uint32_t begin, const Start& start, Dfa::State state) {
  farthest_ = begin;
  if (line.spans.begins(begin) != 0) jump(line, begin, begin, start.state);
  for (std::uint32_t at = begin + 1; state != Dfa::kDead || at <= farthest_; ++at) {
    if (at <= farthest_) state = phrases_.merge(state, std::exchange(landed_[at - begin], Dfa::kDead));
    if (phrases_.accepts(state)) {
      for (const std::uint32_t stream : phrases_.accepted(state)) accept(stream, at);
    }
    // Only an entity goes on into another turn: a number that is dictated over several.
    if (at == line.symbols.size() || (line.symbols[at] & kTurnStart) != 0) {
      state = Dfa::kDead;
      continue;
    }
    if ((phrases_.filter(state) & line.spans.begins(at)) != 0) jump(line, begin, at, state);
    state = phrases_.move(state, line.symbols[at]);
  }
}

void Matcher::jump(const Line& line, std::uint32_t begin, std::uint32_t at, Dfa::State state) {
  for (const Span& span : line.spans.at(at)) {
    if (!span.is_long()) continue;
    const Dfa::State to = phrases_.move(state, span.symbol);
    if (to == Dfa::kDead) continue;
    const std::size_t index = span.end - begin;
    if (index >= landed_.size()) landed_.resize(index + 1, Dfa::kDead);
    landed_[index] = phrases_.merge(landed_[index], to);
    farthest_ = std::max(farthest_, span.end);
  }
}

void Matcher::accept(std::uint32_t stream, std::uint32_t end) {
  if (best_[stream] == 0) said_.push_back(stream);
  best_[stream] = std::max(best_[stream], end);
}

void Matcher::settle(std::uint32_t begin, std::uint32_t turn_begin, std::uint32_t turn) {
  for (const std::uint32_t id : said_) {
    const Stream& stream = book_.streams[id];
    const Hit hit{begin - stream.lead, best_[id], turn};
    best_[id] = 0;
    if (begin < turn_begin + stream.lead) continue;
    if (!stream.direct) {
      add_candidate(id, hit);
      continue;
    }
    std::vector<Hit>& hits = (*hits_)[stream.pattern];
    if (hits.empty()) heard_patterns_.push_back(stream.pattern);
    if (hits.empty() || hits.back().end <= hit.begin) hits.push_back(hit);
  }
  said_.clear();
}

void Matcher::add_candidate(std::uint32_t stream, const Hit& hit) {
  if (candidates_[stream].empty()) heard_streams_.push_back(stream);
  candidates_[stream].push_back(hit);
}

void Matcher::scan_regexes(const Heard& heard) {
  for (const Regex& regex : book_.regexes) {
    const std::uint8_t by = book_.streams[regex.stream].by;
    for (std::uint32_t index = 0; index < heard.turns.size(); ++index) {
      const HeardTurn& turn = heard.turns[index];
      if (turn.begin == turn.end || (by >> static_cast<unsigned>(turn.party) & 1) == 0) continue;
      const std::uint32_t from = heard.words[turn.begin].folded;
      const std::string_view said = heard.folded_words(turn.begin, turn.end);
      const re2::StringPiece text(said.data(), said.size());
      re2::StringPiece match;
      std::size_t at = 0;
      std::uint32_t word = turn.begin;
      while (at < text.size() &&
             regex.expression->Match(text, at, text.size(), re2::RE2::UNANCHORED, &match, 1)) {
        const auto begin = static_cast<std::size_t>(match.data() - text.data());
        if (match.empty()) {  // /a*$/ and its like
          at = begin + 1;
          continue;
        }
        const auto ends_after = [&](std::uint32_t i, std::size_t byte) {
          return heard.words[i].folded - from + heard.words[i].folded_size > byte;
        };
        while (word + 1 < turn.end && !ends_after(word, begin)) ++word;
        std::uint32_t end = word;
        at = begin + match.size();
        while (end < turn.end && heard.words[end].folded - from < at) ++end;
        if (end > word) add_candidate(regex.stream, {word, end, index});
      }
    }
  }
}

void Matcher::resolve(PatternId id) {
  const CompiledPattern& pattern = book_.patterns[id];
  if (pattern.direct) return;
  std::vector<Hit>& hits = (*hits_)[id];
  hits.clear();
  for (const CompiledPattern::Source& source : pattern.sources) {
    const std::size_t first = hits.size();
    hits.insert(hits.end(), candidates_[source.stream].begin(), candidates_[source.stream].end());
    if (hits.size() == first) continue;
    for (const std::uint32_t except : source.except) {
      std::vector<Hit>& contexts = candidates_[except];
      if (contexts.empty()) continue;
      std::ranges::sort(contexts, {}, &Hit::begin);
      // reach_[i]: how far any of the first i + 1 contexts reaches.
      reach_.clear();
      for (const Hit& context : contexts)
        reach_.push_back(std::max(reach_.empty() ? 0 : reach_.back(), context.end));
      const auto cancelled = std::ranges::remove_if(
          hits.begin() + static_cast<std::ptrdiff_t>(first), hits.end(), [&](const Hit& hit) {
            const auto after = std::ranges::lower_bound(contexts, hit.end, {}, &Hit::begin);
            return after != contexts.begin() &&
                   reach_[static_cast<std::size_t>(after - contexts.begin()) - 1] > hit.begin;
          });
      hits.erase(cancelled.begin(), cancelled.end());
    }
  }
  if (hits.empty()) return;
  heard_patterns_.push_back(id);
  std::ranges::sort(
      hits, [](const Hit& a, const Hit& b) { return std::tie(a.begin, b.end) < std::tie(b.begin, a.end); });
  std::uint32_t end = 0;
  std::erase_if(hits, [&](const Hit& hit) {
    if (hit.begin < end) return true;
    end = hit.end;
    return false;
  });
}

Matcher::Runs& Matcher::prepare_runs(PatternId id) {
  if (runs_.full()) {
    runs_.clear();
    runs_of_.assign(book_.patterns.size(), {});
  }
  Runs& runs = runs_of_[id];
  if (runs.state != Dfa::kUnknown) return runs;
  std::vector<StepId> words;
  for (const CompiledPhrase& phrase : book_.patterns[id].phrases) {
    if (phrase.regex != kNoRegex) continue;
    for (StepId step = phrase.first; step <= phrase.entry; ++step) {
      if (book_.program[step].op == Step::Op::word) words.push_back(step);
    }
  }
  runs.state = runs_.start(words);
  return runs;
}

std::optional<NearMiss> Matcher::nearest(PatternId id, const Line& line, std::span<const WordRange> where) {
  const CompiledPattern& pattern = book_.patterns[id];
  Runs& runs = prepare_runs(id);
  if (runs.state == Dfa::kDead) return std::nullopt;

  constexpr std::uint32_t kShortest = 2;
  std::uint32_t longest = kShortest - 1;
  WordRange found;
  Dfa::State reached = Dfa::kDead;
  for (const WordRange& range : where) {
    for (std::uint32_t begin = range.begin; begin + longest < range.end; ++begin) {
      Dfa::State state = first_of(runs, line.symbols[begin]);
      if (state == Dfa::kDead) continue;  // most
      std::uint32_t at = begin + 1;
      while (at < range.end && (line.symbols[at] & kTurnStart) == 0) {
        const Dfa::State next = runs_.move(state, line.symbols[at]);
        if (next == Dfa::kDead) break;
        state = next;
        ++at;
      }
      if (at - begin > longest) {
        longest = at - begin;
        found = {begin, at};
        reached = state;
      }
    }
  }
  if (reached == Dfa::kDead) return std::nullopt;
  // The phrase: the first that one of the steps reached belongs to.
  for (std::size_t i = 0; i < pattern.phrases.size(); ++i) {
    const CompiledPhrase& phrase = pattern.phrases[i];
    if (phrase.regex != kNoRegex) continue;
    for (const StepId step : runs_.steps(reached)) {
      if (step >= phrase.first && step <= phrase.entry)
        return NearMiss{pattern.written[i], found.begin, found.end};
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Matcher::phrase_of(PatternId id, const Line& line, const Hit& hit) {
  const CompiledPattern& pattern = book_.patterns[id];
  std::optional<std::uint32_t> by_regex;
  for (std::uint32_t i = 0; i < pattern.phrases.size(); ++i) {
    const CompiledPhrase& phrase = pattern.phrases[i];
    if (phrase.regex != kNoRegex) {
      const std::vector<Hit>& said = candidates_[book_.regexes[phrase.regex].stream];
      const bool here = std::ranges::any_of(
          said, [&](const Hit& one) { return one.begin == hit.begin && one.end == hit.end; });
      if (here && !by_regex) by_regex = i;
    } else if (trace_.find(line, phrase.entry, hit.begin, hit.end, taken_)) {
      return i;
    }
  }
  return by_regex;  // when no phrase of words said it
}

std::span<const Trace::Taken> Matcher::taken_by(PatternId id, const Line& line, const Hit& hit) {
  for (const CompiledPhrase& phrase : book_.patterns[id].phrases) {
    if (!phrase.remembers || !trace_.find(line, phrase.entry, hit.begin, hit.end, taken_)) continue;
    if (std::ranges::any_of(taken_, [](const Trace::Taken& one) { return one.arg != 0; })) return taken_;
  }
  taken_.clear();
  return taken_;
}

}  // namespace cortesia::hear
