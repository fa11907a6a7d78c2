// Windows, speakers and figures in the words of a report. The other words are those of labels.hpp.
#include <fmt/format.h>

#include "base/json.hpp"
#include "write/labels.hpp"

namespace cortesia::write {

namespace {

struct Words {
  std::string_view name, spanish, english;
};

// The names that every checklist has; a window that a checklist makes up is shown as it writes it.
constexpr Words kWindows[] = {
    {"opening", "la apertura", "the opening"},
    {"closing", "el cierre", "the closing"},
    {"whole call", "toda la llamada", "the whole call"},
};

constexpr Words kSpeakers[] = {
    {"agent", "el agente", "the agent"},
    {"colleague", "el colega", "the colleague"},
    {"organisation", "la organización", "the organisation"},
    {"customer", "el cliente", "the customer"},
    {"ivr", "el robot", "the IVR"},
    {"any", "cualquiera", "anybody"},
};

template <std::size_t Count>
std::string_view translated(const Words (&table)[Count], std::string_view name, const Labels& language) {
  for (const Words& words : table)
    if (words.name == name) return &language == &kSpanishLabels ? words.spanish : words.english;
  return name;
}

}  // namespace

std::string_view window_words(std::string_view window, const Labels& language) {
  return translated(kWindows, window, language);
}

std::string_view speaker_words(std::string_view by, const Labels& language) {
  return translated(kSpeakers, by, language);
}

namespace {

template <typename... Parts>
std::string put(std::string_view pattern, const Parts&... parts) {
  std::string out = fmt::format(fmt::runtime(pattern), parts...);
  // Spanish draws the two together.
  for (const auto& [apart, together] :
       {std::pair<std::string_view, std::string_view>{" de el ", " del "}, {" a el ", " al "}})
    for (std::size_t at = 0; (at = out.find(apart, at)) != std::string::npos;)
      out.replace(at, apart.size(), together);
  return out;
}

// "30 s", "20 %", "4 turnos del agente"
std::string amount(const WindowName& window, const Labels& words) {
  std::string number;
  json::append_number(number, window.amount, 2);
  switch (window.unit) {
    case WindowName::Unit::seconds:
      return fmt::format("{} {}", number, words.seconds);
    case WindowName::Unit::per_cent:
      return fmt::format("{} {}", number, words.per_cent);
    case WindowName::Unit::words:
      return fmt::format("{} {}", number, words.of_words.of(window.amount));
    case WindowName::Unit::turns:
    case WindowName::Unit::none:
      break;
  }
  const std::string turns = fmt::format("{} {}", number, words.of_turns.of(window.amount));
  return window.party.empty() ? turns : put(words.turns_by, turns, speaker_words(window.party, words));
}

// "lo anterior a la espera, a no más de 4 turnos"
std::string near(const std::string& relation, const WindowName& window, const Labels& words) {
  return window.unit == WindowName::Unit::none ? relation
                                               : put(words.window_within, relation, amount(window, words));
}

}  // namespace

std::string window_words(const WindowName& window, const Labels& words) {
  if (window.named) return std::string(window_words(window.written, words));
  switch (window.kind) {
    case WindowKind::first:
      return put(words.window_first, amount(window, words));
    case WindowKind::last:
      return put(words.window_last, amount(window, words));
    case WindowKind::after_time:
      return put(words.window_after_time, amount(window, words));
    case WindowKind::before:
      return near(put(words.window_before, window.moment), window, words);
    case WindowKind::after:
      return near(put(words.window_after, window.moment), window, words);
    case WindowKind::during:
      return near(put(words.window_during, window.moment), window, words);
    case WindowKind::between:
      return near(put(words.window_between, window.moment, window.until), window, words);
    case WindowKind::same:
      return std::string(words.window_same);
    case WindowKind::next:
      return put(words.window_next, amount(window, words));
    case WindowKind::previous:
      return put(words.window_previous, amount(window, words));
    case WindowKind::timed:
      return put(words.window_or, window_words(window.parts[0], words), window_words(window.parts[1], words));
    case WindowKind::any_of: {
      std::string out;
      for (const WindowName& part : window.parts) {
        if (!out.empty()) out += ", ";
        out += window_words(part, words);
      }
      return out;
    }
    case WindowKind::whole:
      break;
  }
  return std::string(window_words(window.written, words));
}

namespace {

// "17 s", "81.8 %", "05:30"
std::string figure_words(double value, FigureUnit unit, const Labels& words, int decimals) {
  if (unit == FigureUnit::time_of_day) {
    const auto minutes = static_cast<unsigned>(value);
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
  }
  std::string number;
  json::append_number(number, value, decimals);
  switch (unit) {
    case FigureUnit::seconds:
      return fmt::format("{} {}", number, words.seconds);
    case FigureUnit::per_cent:
      return fmt::format("{} {}", number, words.per_cent);
    case FigureUnit::words_per_minute:
      return fmt::format("{} {}", number, words.words_per_minute);
    case FigureUnit::decibels:
      return fmt::format("{} {}", number, words.decibels);
    case FigureUnit::none:
    case FigureUnit::time_of_day:
      break;
  }
  return number;
}

// "medido", "mayor duración de la espera:"
std::string name_words(const Measured& measured, const Labels& words) {
  for (const auto& [name, pattern] : words.figures)
    if (!measured.figure.empty() && name == measured.figure)
      return put(pattern, measured.moment.empty() ? words.silence : measured.moment) + ':';
  return std::string(words.measured);
}

// As many as tell the figure from what it was held to, up to the thousandths that are compared.
int decimals_of(double value, const Limits& limits) {
  const auto looks_same = [&](const std::optional<double>& limit, int decimals) {
    if (!limit || *limit == value) return false;
    std::string one, other;
    json::append_number(one, value, decimals);
    json::append_number(other, *limit, decimals);
    return one == other;
  };
  int decimals = 1;
  while (decimals < 3 && (looks_same(limits.low, decimals) || looks_same(limits.high, decimals))) ++decimals;
  return decimals;
}

}  // namespace

std::string measured_words(const Measured& measured, const Labels& words) {
  const Limits limits = measured.limits ? *measured.limits : Limits{};
  const int decimals = decimals_of(measured.value, limits);
  std::string out = fmt::format("{} {}", name_words(measured, words),
                                figure_words(measured.value, limits.unit, words, decimals));
  // A long unit is not said again.
  const FigureUnit unit = limits.unit == FigureUnit::words_per_minute ? FigureUnit::none : limits.unit;
  std::string asked;
  const auto add = [&](const std::optional<double>& limit, std::string_view pattern) {
    if (!limit) return;
    if (!asked.empty()) asked += fmt::format(" {} ", words.both);
    asked += put(pattern, figure_words(*limit, unit, words, decimals));
  };
  if (limits.low && limits.high && *limits.low > *limits.high)  // over midnight
    return fmt::format("{}; {} {}", out, words.asked,
                       put(words.between, figure_words(*limits.low, unit, words, decimals),
                           figure_words(*limits.high, unit, words, decimals)));
  add(limits.low, limits.above_low ? words.over : words.at_least);
  add(limits.high, limits.below_high ? words.under : words.at_most);
  return asked.empty() ? out : fmt::format("{}; {} {}", out, words.asked, asked);
}

}  // namespace cortesia::write
