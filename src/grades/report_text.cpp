// For people: the figures that sum it up, a table of the rules, of the occasions, what was taken for what,
// and the disagreements one by one. As wide as it needs to be.
#include <algorithm>
#include <array>

#include <fmt/ranges.h>

#include "base/count_word.hpp"
#include "base/language.hpp"
#include "base/table.hpp"
#include "base/terminal.hpp"
#include "base/utf8.hpp"
#include "grades/report.hpp"

namespace cortesia::grades {

namespace {

constexpr std::size_t kNamesShown = 10;  // of calls, rules and graders in one line

struct Labels {
  std::string_view title;
  CountWord calls, grades;
  std::string_view by, none_named;
  std::string_view not_found, unfilled, unknown;
  std::string_view mean;
  CountWord rules;
  std::string_view ceiling, together, agreement;
  std::string_view rule, calls_column, agreement_column, fails, precision, recall, ceiling_column, accidental;
  std::string_view occasions, section, graded, found, both;
  std::string_view confusion, disagreements, was_graded, turn, note, more;
  std::array<std::string_view, kVerdicts> verdicts;
};

constexpr Labels kSpanish = {
    .title = "Calibración",
    .calls = {"llamada", "llamadas"},
    .grades = {"calificación", "calificaciones"},
    .by = "de",
    .none_named = "una persona sin nombre",
    .not_found = "llamadas calificadas que no se hallaron",
    .unfilled = "filas sin veredicto",
    .unknown = "reglas que esta lista no tiene",
    .mean = "kappa media",
    .rules = {"regla", "reglas"},
    .ceiling = "techo entre quienes califican",
    .together = "todas las reglas juntas",
    .agreement = "acuerdo",
    .rule = "regla",
    .calls_column = "llam.",
    .agreement_column = "acuerdo",
    .fails = "fallas",
    .precision = "precisión",
    .recall = "exhaustividad",
    .ceiling_column = "techo",
    .accidental = "* fuera de la media: menos de cinco calificaciones distintas de la más común",
    .occasions = "Ocasiones (llamadas)",
    .section = "sección",
    .graded = "calificadas",
    .found = "halladas",
    .both = "ambas",
    .confusion = "Calificado como: hallado como",
    .disagreements = "Desacuerdos",
    .was_graded = "calificado",
    .turn = "turno",
    .note = "nota",
    .more = "y {} más",
    .verdicts = {"cumple", "cumple en parte", "no cumple", "no se aplica", "no se puede evaluar"},
};

constexpr Labels kEnglish = {
    .title = "Calibration",
    .calls = {"call", "calls"},
    .grades = {"grade", "grades"},
    .by = "by",
    .none_named = "somebody without a name",
    .not_found = "graded calls that were not found",
    .unfilled = "rows without a verdict",
    .unknown = "rules that this checklist does not have",
    .mean = "mean kappa",
    .rules = {"rule", "rules"},
    .ceiling = "ceiling between graders",
    .together = "all rules together",
    .agreement = "agreement",
    .rule = "rule",
    .calls_column = "calls",
    .agreement_column = "agreement",
    .fails = "fails",
    .precision = "precision",
    .recall = "recall",
    .ceiling_column = "ceiling",
    .accidental = "* not in the mean: fewer than five grades off the commonest",
    .occasions = "Occasions (calls)",
    .section = "section",
    .graded = "graded",
    .found = "found",
    .both = "both",
    .confusion = "Graded: found",
    .disagreements = "Disagreements",
    .was_graded = "graded",
    .turn = "turn",
    .note = "note",
    .more = "and {} more",
    .verdicts = {kVerdictNames[0], kVerdictNames[1], kVerdictNames[2], kVerdictNames[3], kVerdictNames[4]},
};

const Labels& labels_of(std::string_view language) { return is_spanish(language) ? kSpanish : kEnglish; }

// "12", "2.5"; thirds as "0.33"
std::string count(double value) {
  std::string text = fmt::format("{:.2f}", value);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

// "0.93", never "-0.00"
std::string figure(double value) {
  std::string text = fmt::format("{:.2f}", value);
  return text == "-0.00" ? "0.00" : text;
}

// An end of an interval, as short as it can be: ".87", "-.04", "1"
std::string end(double value) {
  std::string text = figure(value);
  if (std::size_t zero = text.find("0."); zero == 0 || (zero == 1 && text[0] == '-')) text.erase(zero, 1);
  if (text == ".00") return "0";
  return text.ends_with("1.00") ? text.substr(0, text.size() - 3) : text;
}

// "0.93 [.87, .99]": a dash would run into the sign of a negative end.
std::string estimate(const std::optional<Estimate>& value) {
  return value ? fmt::format("{} [{}, {}]", figure(value->value), end(value->low), end(value->high)) : "—";
}

std::string names(const std::vector<std::string>& all, const Labels& words) {
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(all.size(), kNamesShown); ++i) shown.push_back(printable(all[i]));
  std::string out = fmt::format("{}", fmt::join(shown, ", "));
  if (all.size() > kNamesShown) out += ' ' + fmt::format(fmt::runtime(words.more), all.size() - kNamesShown);
  return out;
}

class Text {
 public:
  Text(const Result& result, const ReportOptions& options)
      : result_(result),
        all_(result.calibration),
        options_(options),
        words_(labels_of(result.checklist.language)) {}

  void write(std::string& out) const {
    append_head(out);
    append_sum(out);
    append_rules(out);
    append_sections(out);
    append_confusions(out);
    append_disagreements(out);
  }

 private:
  void append_head(std::string& out) const {
    const Grades& grades = result_.grades;
    bool named = grades.graders.size() > 1 || (!grades.graders.empty() && !grades.graders[0].empty());
    out += fmt::format("{}: {} {}\n", words_.title, printable(result_.checklist.name),
                       printable(result_.checklist.version));
    out += fmt::format("{} {}, {} {} {} {}\n", all_.calls, words_.calls.of(all_.calls), grades.grades.size(),
                       words_.grades.of(grades.grades.size()), words_.by,
                       named ? names(grades.graders, words_) : std::string(words_.none_named));
    auto told = [&](std::uint64_t number, std::string_view what, const std::vector<std::string>& which) {
      if (number == 0) return;
      out += fmt::format("{}: {}", what, number);
      if (!which.empty()) out += fmt::format(" ({})", names(which, words_));
      out += '\n';
    };
    told(all_.not_found.size(), words_.not_found, all_.not_found);
    told(grades.unfilled, words_.unfilled, {});
    told(grades.unknown_rules.size(), words_.unknown, grades.unknown_rules);
  }

  void append_sum(std::string& out) const {
    out += fmt::format("\n{}: {}, {} {}\n", words_.mean, estimate(all_.mean_kappa), all_.rules_in_mean,
                       words_.rules.of(all_.rules_in_mean));
    if (all_.ceiling_kappa)
      out += fmt::format("{}: {}, {} {}\n", words_.ceiling, figure(*all_.ceiling_kappa),
                         all_.rules_in_ceiling, words_.rules.of(all_.rules_in_ceiling));
    if (all_.pooled.total() > 0)
      out += fmt::format("{}: {} {}, kappa {}\n", words_.together, words_.agreement,
                         figure(all_.pooled.agreed() / all_.pooled.total()), estimate(all_.pooled_kappa));
  }

  void append_rules(std::string& out) const {
    bool several =
        std::ranges::any_of(all_.rules, [](const RuleResult& rule) { return rule.graders.total() > 0; });
    auto cells = [](const auto&... texts) { return std::vector<std::string>{std::string(texts)...}; };
    Table table;
    std::vector<std::string> head = cells(words_.rule, words_.calls_column, words_.agreement_column, "kappa",
                                          "AC1", words_.fails, words_.precision, words_.recall);
    if (several) head.emplace_back(words_.ceiling_column);
    table.row(std::move(head));
    bool accidental = false;
    for (const RuleResult& rule : all_.rules) {
      std::string id = printable(result_.checklist.rules[rule.rule].id);
      accidental |= !rule.in_mean;
      std::vector<std::string> row = cells(rule.in_mean ? id : id + " *", count(rule.table.total()),
                                           estimate(agreement(rule.table)), estimate(kappa(rule.table)),
                                           estimate(ac1(rule.table)), count(rule.table.graded(Verdict::fail)),
                                           estimate(rule.fail_precision()), estimate(rule.fail_recall()));
      if (several) row.push_back(estimate(kappa(rule.graders)));
      table.row(std::move(row));
    }
    out += '\n';
    table.append_to(out);
    if (accidental) out += fmt::format("{}\n", words_.accidental);
  }

  void append_sections(std::string& out) const {
    if (all_.sections.empty()) return;
    Table table;
    table.row({std::string(words_.section), std::string(words_.graded), std::string(words_.found),
               std::string(words_.both), std::string(words_.precision), std::string(words_.recall)});
    for (const SectionResult& section : all_.sections) {
      const Occasion& occasion = section.occasion;
      table.row({printable(result_.checklist.sections[section.section].id), count(occasion.graded),
                 count(occasion.found), count(occasion.both), estimate(occasion.precision()),
                 estimate(occasion.recall())});
    }
    out += fmt::format("\n{}\n", words_.occasions);
    table.append_to(out);
  }

  // "apertura.saludo   pass 72: pass 70, fail 2; fail 21: fail 20, pass 1"
  void append_confusions(std::string& out) const {
    std::size_t width = 0;
    for (const RuleResult& rule : all_.rules)
      width = std::max(width, columns(result_.checklist.rules[rule.rule].id));
    out += fmt::format("\n{}\n", words_.confusion);
    for (const RuleResult& rule : all_.rules) {
      std::string id = printable(result_.checklist.rules[rule.rule].id);
      out += id + std::string(width - std::min(width, columns(id)), ' ');
      std::string_view before = "  ";
      for (std::size_t i = 0; i < kVerdicts; ++i) {
        double graded = rule.table.graded(static_cast<Verdict>(i));
        if (graded == 0) continue;
        out += fmt::format("{}{} {}: ", before, words_.verdicts[i], count(graded));
        before = "; ";
        std::vector<std::string> found;
        for (std::size_t j = 0; j < kVerdicts; ++j)
          if (rule.table.counts[i][j] > 0)
            found.push_back(fmt::format("{} {}", words_.verdicts[j], count(rule.table.counts[i][j])));
        out += fmt::format("{}", fmt::join(found, ", "));
      }
      out += '\n';
    }
  }

  void append_disagreements(std::string& out) const {
    if (options_.listed == 0 || all_.disagreements.empty()) return;
    out += fmt::format("\n{}\n", words_.disagreements);
    Listing listing(all_, options_);
    for (const Listing::OfRule& rule : listing.rules()) {
      out += fmt::format("\n{} ({})\n", printable(result_.checklist.rules[rule.listed.front().rule].id),
                         rule.all);
      for (const Disagreement& one : rule.listed) append_disagreement(out, one);
      if (rule.all > rule.listed.size())
        out += fmt::format("  {}\n", fmt::format(fmt::runtime(words_.more), rule.all - rule.listed.size()));
    }
  }

  void append_disagreement(std::string& out, const Disagreement& one) const {
    const Grade& grade = *one.grade;
    std::string by = printable(result_.grades.graders[grade.grader]);
    if (grade.turn) {
      if (!by.empty()) by += ", ";
      by += fmt::format("{} {}", words_.turn, std::uint64_t{*grade.turn} + 1);  // people count from 1
    }
    out += fmt::format("  {}: {} {}{}, cortesia {}\n", printable(result_.grades.calls[one.call]),
                       words_.was_graded, verdict(grade.verdict), by.empty() ? by : " (" + by + ")",
                       verdict(one.found));
    for (const std::string& line : one.shown.story) out += fmt::format("    {}\n", line);
    if (!options_.quotes) return;
    for (std::size_t i = 0; i < grade.other.size(); ++i)
      if (is_note(result_.grades.other_columns[i]) && !grade.other[i].empty())
        out += fmt::format("    {}: {}\n", words_.note, printable(grade.other[i]));
  }

  static bool is_note(std::string_view column) {
    const auto is = [column](std::string_view name) {
      return std::ranges::equal(column, name, {}, ascii_lower);
    };
    return is(kEnglish.note) || is(kSpanish.note);
  }

  std::string_view verdict(Verdict verdict) const {
    return words_.verdicts[static_cast<std::size_t>(verdict)];
  }

  const Result& result_;
  const Calibration& all_;
  const ReportOptions& options_;
  const Labels& words_;
};

}  // namespace

void write_text(std::string& out, const Result& result, const ReportOptions& options) {
  Text(result, options).write(out);
}

}  // namespace cortesia::grades
