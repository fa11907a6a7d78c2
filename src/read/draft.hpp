// The call that a vendor's reader fills from a tree of JSON, and what such readers share.
//
// A reader puts in what the transcript says, in the order of the file; what all of them need is done when it
// is complete: turns in order of time, events in their places, times of day as seconds from the beginning.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "read/format.hpp"
#include "read/json_tree.hpp"
#include "read/passage.hpp"
#include "read/word_times.hpp"

namespace cortesia::read {

class Draft {
 public:
  explicit Draft(Desk& desk) : call(desk.call), desk_(desk) {}

  // The words, where there are some, give the turn the times of its words.
  void add_turn(const Turn& turn, const std::vector<TimedWord>& words = {});
  void add_turn(std::string_view label, std::string_view text, std::optional<double> start = {},
                std::optional<double> end = {}, const std::vector<TimedWord>& words = {});
  // An event with a time; the place among the turns follows from it.
  void add_event(EventKind kind, std::optional<double> start, std::optional<double> end,
                 std::string_view detail = {});

  std::string_view keep(std::string_view text) { return call.arena.keep(text); }

  // The label of a voice that is told apart by `id` and whose role the vendor tells: the role, with a number
  // from the second voice of that role on ("AGENT 2"), by which roles.hpp knows a colleague.
  std::string_view label_of(std::string_view id, std::string_view role);

  // Whether a label tells a role, or at least that it is a voice's.
  bool is_role(std::string_view label) const { return desk_.roles.is_speaker(label); }

  // What a text in the document looks like.
  Shape shape_of(std::string_view text) const { return Shape::of_text(text, desk_.roles, desk_.columns); }

  // "speaker 0", of the kind "speaker ".
  std::string_view numbered(std::string_view kind, std::string_view number);
  // "channel 0", as the transcript numbers it.
  std::string_view channel_label(const Node& channel);
  // Of a channel in which speakers are told apart: the first of them is the channel's own voice, "channel 0",
  // and another "channel 0 speaker 2". Without a speaker it is the first.
  std::string_view channel_voice(const Node& channel, std::string_view speaker);

  // Times so far are seconds since 1970: they count from `zero` on, which is when the call started.
  void count_from(double zero, std::string_view as_written = {});

  // Seconds since 1970 of a date and time, of which settle_units() keeps the earliest as it is written, for
  // the zone in it.
  std::optional<double> moment(std::string_view text);

  // Seconds of a time without a date, "0:04"; nullopt when it is none.
  std::optional<double> clock_time(std::string_view text);
  // Where the first of them is a time of day the times so far are, and count from it.
  void settle_clock();

  // For lists that do not tell the unit of their times: thousands of seconds for a turn, or from one to the
  // next, are milliseconds, and what is later than a call can last is a time of day, in seconds, milliseconds
  // or microseconds since 1970. Settles the clock, too.
  void settle_units();
  // Some time tells its unit, as "0:04" does: the others are in seconds as well.
  void tell_unit() { unit_told_ = true; }

  // What was read is a page of a call that may have others before and behind it; the reader goes on with the
  // next one, when it is there.
  void end_page(const PageLinks& others);

  // The turns are told by a text in the document, of this shape: its reader takes them from there when the
  // call is complete.
  void leave_to(const Format& format, std::string text, std::optional<Shape> shape = {});
  // The same at once, of a text that may tell a part of the call. Throws Error when there are none in it.
  void read_text(const Format& format, std::string_view text, const Shape& shape);

  // Takes what was read so far out of the call, for what comes next to be read by itself; or puts it there.
  Passage take_passage();
  void put_passage(Passage passage);

  // Throws Error for a call without turns whose recogniser tells by `status` that it failed, or is not ready.
  void expect_done(const Node& status) const;

  // The call is complete: hands it in. A document may hold several, each in its place (HandIn).
  void end_call(std::string_view place);
  void end_call() { end_call(std::exchange(place_, {})); }
  // Of the call that is read now, where it is not its reader that ends it.
  void set_place(std::string place) { place_ = std::move(place); }

  Call& call;

 private:
  void scale(double unit);
  void sort_turns();

  Desk& desk_;
  std::optional<std::pair<double, std::string_view>> earliest_;  // of the moments, and as ISO 8601
  std::string place_;
  std::optional<std::pair<double, std::string>> first_clock_;  // of the times of day, and as written
  std::size_t words_lost_ = 0;
  std::size_t pages_ = 0;
  bool unit_told_ = false;
  bool first_page_missing_ = false, next_page_missing_ = false;
  const Format* rest_format_ = nullptr;
  std::string rest_;
  std::optional<Shape> rest_shape_;
  // The label made of a role and an id, or of a kind and a number; empty until it is made. A call has a few
  // of them, which are looked up without a hash, and a broken transcript may have a hundred thousand.
  std::string_view& label_made_of(std::string_view first, std::string_view second);
  struct Made {
    std::string_view first, second;
    std::string_view* label;
  };
  static constexpr std::size_t kFewLabels = 8;
  std::vector<Made> first_labels_;
  std::unordered_map<std::string, std::string_view> labels_;
  std::unordered_map<std::string, std::size_t> voices_;        // of each role
  std::unordered_map<std::string, std::string> first_voices_;  // of each channel: its first speaker
};

}  // namespace cortesia::read
