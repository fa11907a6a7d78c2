// What had to be guessed of a call, or was odd in it: the kind and what it is about. Reports put it into
// words in their language (write/doubts.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace cortesia {

enum class DoubtKind : std::uint8_t {
  // Who speaks
  no_role,            // `text`: the labels, each in quotes; `other`: the first of them, and what it may be
  no_label,           // of some turns
  no_speakers,        // a table without such a column; `text`: the headers that are not used
  no_header,          // `text`: what --columns names and the table has not
  other_side,         // `text` is taken for the customer's label: there are the agent and no one else
  roles_inferred,     // `text` is the agent's label, `other` the customer's; `count` per cent sure
  roles_not_clear,    // from the words, either: `count` per cent sure
  further_colleague,  // from the words: `text` are labels, each in quotes
  further_customer,   // the same
  roles_swapped,      // the agent speaks like a customer
  agent_within,       // turn `at` is of two voices: `text` is taken for the agent's
  customer_within,    // the same of the customer
  several_roles,      // of a speaker, in `count` rows of a table
  speakers_beside,    // `text` is the file that tells them
  several_voices,     // in `count` turns, by that file; the longest is used
  channels_alike,     // both have the same words
  speakers_changed,   // the file marks where the speaker changes, and not who speaks
  // Times
  times_backwards,   // at `count` turns, the first `at`
  end_before_start,  // the same
  event_end_before_start,
  event_without_place,  // `count` of them
  event_turn,           // `text` is no turn's number
  milliseconds,         // guessed for lack of a unit
  stamps_with_dates,    // `text` is the first
  stamps_of_day,        // the same
  words_misplaced,      // of `count` turns: they do not fit the text
  no_times,             // `count` cells of a table
  // Texts
  no_turns,
  no_text,         // of `count` turns, the first `at`
  lines_left_out,  // `count`, before the first label
  label_once,      // `text`, and `count` in all, that were taken for what is said in turn `at`
  not_utf8,
  broken_utf8,     // first at byte `at`
  doubly_encoded,  // and not throughout, or not so that it could be put right
  double_encoding_undone,
  no_character,  // `count` of them, replaced
  // Values
  no_list,           // what is under the key `text`, in `count` places
  no_string,         // the same
  no_number,         // the same
  no_value,          // what is under the key `other` is `text`, which it cannot be
  metadata_differs,  // line `at`, in the columns `text`
  // Files
  page_missing,
  second_transcript,
  signature,  // not verified
};

inline constexpr std::string_view kDoubtNames[] = {
    "no_role",
    "no_label",
    "no_speakers",
    "no_header",
    "other_side",
    "roles_inferred",
    "roles_not_clear",
    "further_colleague",
    "further_customer",
    "roles_swapped",
    "agent_within",
    "customer_within",
    "several_roles",
    "speakers_beside",
    "several_voices",
    "channels_alike",
    "speakers_changed",
    "times_backwards",
    "end_before_start",
    "event_end_before_start",
    "event_without_place",
    "event_turn",
    "milliseconds",
    "stamps_with_dates",
    "stamps_of_day",
    "words_misplaced",
    "no_times",
    "no_turns",
    "no_text",
    "lines_left_out",
    "label_once",
    "not_utf8",
    "broken_utf8",
    "doubly_encoded",
    "double_encoding_undone",
    "no_character",
    "no_list",
    "no_string",
    "no_number",
    "no_value",
    "metadata_differs",
    "page_missing",
    "second_transcript",
    "signature",
};
static_assert(std::size(kDoubtNames) == static_cast<std::size_t>(DoubtKind::signature) + 1,
              "a doubt without a name");
constexpr std::string_view name_of(DoubtKind kind) { return kDoubtNames[static_cast<std::size_t>(kind)]; }

struct Doubt {
  DoubtKind kind = DoubtKind::no_role;
  std::size_t count = 1;
  std::size_t at = 0;
  std::string text = {}, other = {};  // of the transcript, or of the names in it

  bool operator==(const Doubt&) const = default;
};

}  // namespace cortesia
