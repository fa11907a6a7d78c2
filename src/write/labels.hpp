// The words of the reports for people, in the languages of checklists.
#pragma once

#include <iterator>
#include <string>
#include <string_view>

#include "base/count_word.hpp"
#include "hear/heard.hpp"
#include "model/measured.hpp"
#include "model/reason.hpp"
#include "model/twins.hpp"
#include "model/unreadable.hpp"
#include "model/window_name.hpp"

namespace cortesia::write {

struct Labels {
  std::string_view reasons[std::size(kReasonNames)];
  std::string_view verdicts[std::size(kVerdictNames)];
  std::string_view outcomes[std::size(kOutcomeNames)];
  std::string_view parties[std::size(kPartyNames)];  // at the margin of a transcript
  std::string_view directions[std::size(kDirectionNames)];
  std::string_view events[std::size(kEventNames)];

  // One call
  std::string_view agent, customer, queue, score, out_of_100, pass_mark, coverage, critical, no_score;
  std::string_view policies[std::size(kPolicyNames)];     // what a failed critical rule did
  std::string_view turn, turns, to;                       // "turno 3", "turnos 3 a 5"
  std::string_view time, more;                            // "vez 1", "y 2 más"
  std::string_view found_by, ways[std::size(kWayNames)];  // "por un evento, un silencio"
  std::string_view figures[20][2];  // name, and what it is in a report; {} is the moment
  std::string_view silence, stated;
  std::string_view measured, asked, at_least, at_most, over, under, between,
      both;  // "medido 5; se pide máximo 3"
  std::string_view words_per_minute, decibels;
  std::string_view looked_in, spoken_by, nowhere;                 // "se buscó en la apertura, turnos 1 a 3"
  std::string_view window_first, window_last, window_after_time;  // {} is the amount
  std::string_view window_before, window_after, window_during, window_between;  // {} is the moment
  std::string_view window_within, window_same, window_next, window_previous, window_or;
  std::string_view seconds, per_cent;  // units
  CountWord of_turns, of_words;
  std::string_view turns_by;  // "4 turnos de el agente"
  std::string_view heard_as;  // "oído como «a la orden»"
  std::string_view nearest, wanted, wanted_one, said_but, phrase, what_failed, suggest, advice;
  std::string_view company, entities[std::size(hear::kEntityNames)];  // in a phrase: "‹nombre›"
  std::string_view does_not_apply, labels, doubts;

  std::string_view excused;        // in the place of a verdict
  std::string_view waived, owner;  // "exento hasta 2026-12-31: ... (responsable Ana)"

  // explain
  std::string_view transcript, verdicts_title, said_there, nothing_said_there;

  // compare
  std::string_view comparison;
  CountWord changed;
  std::string_view only_before, only_after;
  std::string_view rules_that_flip, rules_added, rules_removed;

  // The night
  std::string_view night;
  CountWord calls, passed, failed, not_assessable, unreadable, skipped;
  std::string_view channels, channels_swapped;  // "{} of {} calls"
  std::string_view mean_score;
  std::string_view accuracy;
  CountWord findings;
  std::string_view accuracies[4];        // as the field calls them, by kind_index, then not critical
  std::string_view accuracies_about[4];  // the same in words
  std::string_view groups[3];            // by GroupBy
  std::string_view unknown, others;      // of a group
  std::string_view waivers, waivers_as_of;
  CountWord waived_findings;
  std::string_view expired_on, excuses_nothing;
  std::string_view duplicates, twins[std::size(kTwinNames)];
  std::string_view critical_failed, fail_most, of, partial, worst, unreadable_inputs;
  std::string_view unreadable_kinds[kUnreadableKinds];  // {} is the trouble as it was met, which is English
};

const Labels& labels(std::string_view language);  // see base/language.hpp
extern const Labels kSpanishLabels, kEnglishLabels;

// A window and a speaker as LookedIn has them, in the words of a report: "opening" -> "la apertura",
// {before: hold, within: 4 turns} -> "antes de la espera, a no más de 4 turnos".
std::string window_words(const WindowName& window, const Labels& labels);
std::string_view window_words(std::string_view window, const Labels& labels);
std::string_view speaker_words(std::string_view by, const Labels& labels);

// A figure and its limits: "medido 81.8 %; se pide máximo 70 %".
std::string measured_words(const Measured& measured, const Labels& labels);

}  // namespace cortesia::write
