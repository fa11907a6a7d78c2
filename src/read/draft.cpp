#include "read/draft.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "read/stamp.hpp"
#include "read/units.hpp"

namespace cortesia::read {

void Draft::add_turn(const Turn& turn, const std::vector<TimedWord>& words) {
  call.turns.push_back(turn);
  if (!words.empty() && !place_words(words, call, call.turns.back())) ++words_lost_;
}

void Draft::add_turn(std::string_view label, std::string_view text, std::optional<double> start,
                     std::optional<double> end, const std::vector<TimedWord>& words) {
  Turn turn;
  turn.label = label;
  turn.text = text;
  turn.start = start;
  turn.end = end;
  add_turn(turn, words);
}

void Draft::add_event(EventKind kind, std::optional<double> start, std::optional<double> end,
                      std::string_view detail) {
  if (!start) return;
  desk_.events_by_time.push_back(static_cast<std::uint32_t>(call.events.size()));
  call.events.push_back({.kind = kind, .start = start, .end = end, .detail = detail});
}

std::string_view& Draft::label_made_of(std::string_view first, std::string_view second) {
  for (const Made& one : first_labels_)
    if (one.first == first && one.second == second) return *one.label;
  const auto [made, fresh] = labels_.try_emplace(fmt::format("{}\n{}", first, second));
  const std::string_view key = made->first;
  if (fresh && first_labels_.size() < kFewLabels)
    first_labels_.push_back({key.substr(0, first.size()), key.substr(first.size() + 1), &made->second});
  return made->second;
}

std::string_view Draft::label_of(std::string_view id, std::string_view role) {
  std::string_view& label = label_made_of(role, id);
  if (!label.empty()) return label;
  const std::size_t number = ++voices_[std::string(role)];
  return label = keep(number == 1 ? std::string(role) : fmt::format("{} {}", role, number));
}

std::string_view Draft::numbered(std::string_view kind, std::string_view number) {
  std::string_view& label = label_made_of(kind, number);
  if (label.empty()) label = keep(fmt::format("{}{}", kind, number));
  return label;
}

std::string_view Draft::channel_label(const Node& channel) {
  return channel ? numbered("channel ", channel.text()) : std::string_view{};
}

std::string_view Draft::channel_voice(const Node& channel, std::string_view speaker) {
  const std::string_view label = channel_label(channel);
  if (label.empty() || speaker.empty()) return label;
  const std::string& first = first_voices_.try_emplace(std::string(label), speaker).first->second;
  return first == speaker ? label : numbered(std::string(label) + " speaker ", speaker);
}

void Draft::count_from(double zero, std::string_view as_written) {
  Passage passage = take_passage();
  passage.count_from(zero);
  put_passage(std::move(passage));
  if (call.started_at.empty()) call.started_at = as_written.empty() ? keep(iso_of(zero)) : as_written;
}

namespace {

constexpr double kDay = 86400;

template <typename Change>
void change_times(Call& call, const Change& change) {
  const auto told = [&change](std::optional<double>& time) {
    if (time) change(*time);
  };
  for (Turn& turn : call.turns) told(turn.start), told(turn.end);
  for (Event& event : call.events) told(event.start), told(event.end);
  for (WordTime& word : call.word_times) change(word.start_seconds), change(word.end_seconds);
}

}  // namespace

void Draft::scale(double unit) {
  change_times(call, [unit](double& time) { time *= unit; });
}

std::optional<double> Draft::clock_time(std::string_view text) {
  const std::optional<Stamp> stamp = take_stamp(text);
  if (!stamp || stamp->absolute || !text.empty()) return std::nullopt;
  if (!unit_told_ && is_time_of_day(*stamp)) first_clock_ = {stamp->seconds, std::string(stamp->text)};
  unit_told_ = true;
  return stamp->seconds;
}

void Draft::settle_clock() {
  unit_told_ = false;
  const auto first = std::exchange(first_clock_, std::nullopt);
  if (!first || std::ranges::none_of(call.turns, [](const Turn& turn) { return turn.start.has_value(); }))
    return;
  const double zero = first->first;
  change_times(call, [zero](double& time) {
    if (time < zero - kDay / 2) time += kDay;  // behind midnight
    time -= zero;
  });
  call.doubts.push_back({.kind = DoubtKind::stamps_of_day, .text = first->second});
}

std::optional<double> Draft::moment(std::string_view text) {
  const std::optional<double> epoch = epoch_of(text);
  if (epoch && (!earliest_ || *epoch < earliest_->first))
    earliest_ = {*epoch, keep(iso_as_written(*take_stamp(text)))};
  return epoch;
}

namespace {

// What the times of turns tell of their unit.
struct Times {
  bool whole = true;                                   // so are all of the starts
  std::vector<double> told;                            // lengths, by the ends
  std::size_t bytes_told = 0;                          // of text in them
  std::vector<std::pair<double, std::size_t>> starts;  // in order, with the bytes of text from there
};

Times times_of(const Call& call) {
  Times times;
  times.starts.reserve(call.turns.size());
  for (const Turn& turn : call.turns) {
    if (!turn.start) continue;
    times.starts.emplace_back(*turn.start, turn.text.size());
    times.whole = times.whole && std::trunc(*turn.start) == *turn.start;
    if (!turn.end) continue;
    times.told.push_back(*turn.end - *turn.start);
    times.bytes_told += turn.text.size();
  }
  if (!std::ranges::is_sorted(times.starts)) std::ranges::sort(times.starts);
  return times;
}

double median_of(std::vector<double>& values, std::size_t at) {
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(at));
  return values[at];
}

// Where no turn tells its end, what is between the starts has to do. That may be a silence as well; then
// milliseconds would have somebody speak faster than people can. Where seconds would make an hour or more of
// a letter or two a minute, neither a fraction nor turns that overlap tell otherwise.
bool are_milliseconds(Times& times) {
  static constexpr double kLongTurn = 100, kFastest = 40;  // bytes of text a second
  static constexpr double kHour = 3600;
  double length = std::accumulate(times.told.begin(), times.told.end(), 0.0);
  std::size_t bytes = times.bytes_told;
  std::vector<double> between;
  for (std::size_t i = 1; times.told.empty() && i < times.starts.size(); ++i) {
    between.push_back(times.starts[i].first - times.starts[i - 1].first);
    length += between.back();
    bytes += times.starts[i - 1].second;
  }
  const bool can_be_said = static_cast<double>(bytes) <= kFastest * length * kMillis;
  if (bytes > 0 && can_be_said && length >= kHour) return true;
  if (!times.whole) return false;
  if (!times.told.empty()) return median_of(times.told, times.told.size() / 2) > kLongTurn;
  return can_be_said && !between.empty() && median_of(between, (between.size() - 1) / 2) > kLongTurn;
}

}  // namespace

void Draft::settle_units() {
  static constexpr double kEpoch = 1e8, kEpochMillis = 1e11, kEpochMicros = 1e14;
  const bool unit_told = unit_told_;
  settle_clock();
  Times times = times_of(call);
  if (times.starts.empty()) return;
  const double first = times.starts.front().first;
  const double unit = first >= kEpochMicros ? kMicros : first >= kEpochMillis ? kMillis : 1;
  // A date of 1970 may be a duration.
  const bool written = earliest_ && earliest_->first == first * unit;
  if (first * unit >= kEpoch || (written && std::abs(first) >= kDay)) {
    scale(unit);
    count_from(first * unit, written ? earliest_->second : std::string_view{});
  } else if (!unit_told && are_milliseconds(times)) {
    scale(kMillis);
    call.doubts.push_back({.kind = DoubtKind::milliseconds});
  }
}

// A turn without a time stays behind the one before it.
void Draft::sort_turns() {
  struct Place {
    double at;
    std::uint32_t turn;
    bool operator<(const Place& other) const { return at != other.at ? at < other.at : turn < other.turn; }
  };
  double at = 0;
  const bool in_order = std::ranges::all_of(call.turns, [&at](const Turn& turn) {
    const double before = std::exchange(at, turn.start.value_or(at));
    return at >= before;
  });
  if (in_order) return;
  std::vector<Place> order;
  order.reserve(call.turns.size());
  at = 0;
  for (std::uint32_t i = 0; i < call.turns.size(); ++i) {
    at = call.turns[i].start.value_or(at);
    order.push_back({at, i});
  }
  std::ranges::sort(order, std::less<>());
  std::vector<Turn> turns;
  std::vector<WordTime> words;
  std::vector<std::uint32_t> now(call.turns.size() + 1, static_cast<std::uint32_t>(call.turns.size()));
  turns.reserve(call.turns.size());
  words.reserve(call.word_times.size());
  for (const Place& place : order) {
    Turn turn = call.turns[place.turn];
    const auto first = call.word_times.begin() + turn.first_word;
    turn.first_word = static_cast<std::uint32_t>(words.size());
    words.insert(words.end(), first, first + turn.word_count);
    now[place.turn] = static_cast<std::uint32_t>(turns.size());
    turns.push_back(turn);
  }
  for (Event& event : call.events)
    event.before_turn = now[std::min<std::size_t>(event.before_turn, turns.size())];
  call.turns = std::move(turns);
  call.word_times = std::move(words);
}

void Draft::end_page(const PageLinks& others) {
  if (pages_++ == 0) first_page_missing_ = others.before;
  next_page_missing_ = others.behind;
}

void Draft::leave_to(const Format& format, std::string text, std::optional<Shape> shape) {
  rest_format_ = &format;
  rest_shape_ = std::move(shape);
  rest_ = std::move(text);
  rest_.reserve(rest_.size() + simdjson::SIMDJSON_PADDING);
}

void Draft::read_text(const Format& format, std::string_view text, const Shape& shape) {
  struct : HandIn {
    void hand_in(std::string_view) override {}
  } tray;
  Desk desk(desk_.roles, desk_.columns, tray);
  format.read({.bytes = text, .offset = Document::kNowhere, .shape = &shape}, desk);
  for (Turn& turn : desk.call.turns) turn.label = keep(turn.label), turn.text = keep(turn.text);
  for (Event& event : desk.call.events) event.detail = keep(event.detail);
  Passage passage = take_passage();
  passage.append(Draft(desk).take_passage());
  put_passage(std::move(passage));
  if (call.started_at.empty()) call.started_at = keep(desk.call.started_at);
  call.doubts.insert(call.doubts.end(), desk.call.doubts.begin(), desk.call.doubts.end());
}

Passage Draft::take_passage() {
  return {std::exchange(call.turns, {}), std::exchange(call.word_times, {}), std::exchange(call.events, {}),
          std::exchange(desk_.events_by_time, {})};
}

void Draft::put_passage(Passage passage) {
  call.turns = std::move(passage.turns);
  call.word_times = std::move(passage.words);
  call.events = std::move(passage.events);
  desk_.events_by_time = std::move(passage.events_by_time);
}

void Draft::expect_done(const Node& status) const {
  static constexpr std::string_view kNot[] = {"error",      "failed",      "queued",  "processing",
                                              "inprogress", "in_progress", "pending", "running"};
  const std::string_view text = status.text();
  const auto is = [text](std::string_view name) { return std::ranges::equal(text, name, {}, ascii_lower); };
  if (call.turns.empty() && std::ranges::any_of(kNot, is))
    throw Error("the recogniser left no transcript: its status is \"{}\"", text);
}

void Draft::end_call(std::string_view place) {
  if (rest_format_) {
    const Shape* shape = rest_shape_ ? &*rest_shape_ : nullptr;
    const Document rest{.bytes = rest_, .offset = Document::kNowhere, .shape = shape};
    return std::exchange(rest_format_, nullptr)->read(rest, desk_);
  }
  sort_turns();
  if (words_lost_ > 0) call.doubts.push_back({.kind = DoubtKind::words_misplaced, .count = words_lost_});
  if (std::ranges::any_of(call.turns, [](const Turn& turn) { return looks_doubly_encoded(turn.text); }))
    call.doubts.push_back({.kind = DoubtKind::doubly_encoded});
  if (first_page_missing_ || next_page_missing_) call.doubts.push_back({.kind = DoubtKind::page_missing});
  earliest_.reset();
  first_clock_.reset();
  words_lost_ = pages_ = 0;
  unit_told_ = first_page_missing_ = next_page_missing_ = false;
  first_labels_.clear();
  labels_.clear();
  voices_.clear();
  first_voices_.clear();
  desk_.tray.hand_in(place);
}

}  // namespace cortesia::read
