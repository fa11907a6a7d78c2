#include "grades/grades.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <unordered_map>

#include <fmt/ranges.h>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/line_mistakes.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"

namespace cortesia::grades {

namespace {

constexpr std::string_view kColumns[] = {"call", "rule", "verdict", "turn", "grader"};
constexpr std::string_view kSpanishColumns[] = {"llamada", "regla", "veredicto", "turno", "evaluador"};
constexpr std::size_t kNeeded = 3;  // the first of them

// The words of the Spanish report, and those of people, beside the names of verdicts.
struct VerdictWord {
  std::string_view word;
  Verdict verdict;
};
constexpr VerdictWord kSpanishVerdicts[] = {
    {"cumple", Verdict::pass},
    {"parcial", Verdict::partial},
    {"cumple en parte", Verdict::partial},
    {"no cumple", Verdict::fail},
    {"no aplica", Verdict::not_applicable},
    {"no se aplica", Verdict::not_applicable},
    {"no se puede evaluar", Verdict::not_assessable},
    {"no evaluable", Verdict::not_assessable},
};
constexpr std::string_view kSpanishWanted = "cumple, parcial, no cumple, no aplica, no se puede evaluar";

// "Not applicable" and "not-applicable" as people type it -> "not_applicable"
std::string as_name(std::string_view text) {
  std::string name;
  for (char c : text) name += c == ' ' || c == '-' ? '_' : ascii_lower(c);
  return name;
}

std::optional<Verdict> verdict_named(std::string_view text) {
  std::string name = as_name(text);
  for (std::size_t i = 0; i < std::size(kVerdictNames); ++i)
    if (kVerdictNames[i] == name) return static_cast<Verdict>(i);
  for (const VerdictWord& known : kSpanishVerdicts)
    if (as_name(known.word) == name) return known.verdict;
  return std::nullopt;
}

std::string_view nearest_verdict(std::string_view text) {
  std::vector<std::string_view> words(std::begin(kVerdictNames), std::end(kVerdictNames));
  for (const VerdictWord& known : kSpanishVerdicts) words.push_back(known.word);
  return nearest_name(text, words);
}

// The index of kColumns; nothing for another column.
std::optional<std::size_t> column_named(std::string_view header) {
  std::string name = as_name(header);
  for (std::size_t i = 0; i < std::size(kColumns); ++i)
    if (name == kColumns[i] || name == kSpanishColumns[i]) return i;
  return std::nullopt;
}

std::vector<std::string_view> ids_of(const ChecklistInfo& checklist) {
  std::vector<std::string_view> ids;
  ids.reserve(checklist.rules.size());
  for (const RuleInfo& rule : checklist.rules) ids.push_back(rule.id);
  return ids;
}

// Texts numbered in the order in which they come.
class Numbered {
 public:
  std::uint32_t operator()(const std::string& text) {
    auto [at, fresh] = numbers_.emplace(text, static_cast<std::uint32_t>(texts_.size()));
    if (fresh) texts_.push_back(text);
    return at->second;
  }
  std::vector<std::string>& texts() { return texts_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> texts_;
};

class Parser {
 public:
  Parser(const ChecklistInfo& checklist, const ParseOptions& options)
      : checklist_(checklist), options_(options), rule_ids_(ids_of(checklist)), mistakes_(options.file) {
    for (std::uint32_t i = 0; i < rule_ids_.size(); ++i) rules_.emplace(rule_ids_[i], i);
  }

  Grades parse(const NextRow& next) {
    std::vector<std::string> fields;
    std::uint64_t line = 0;
    if (!next(fields, line))
      throw Error("{}: no header line; expected {}", options_.file, fmt::join(kColumns, ","));
    read_header(fields);
    while (next(fields, line)) read_row(fields, line);
    mistakes_.throw_if_any();
    finish();
    return std::move(out_);
  }

 private:
  void read_header(const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      std::optional<std::size_t> column = column_named(fields[i]);
      if (!column) {
        others_.push_back(i);
        out_.other_columns.push_back(fields[i]);
        continue;
      }
      std::optional<std::size_t>& place = columns_[*column];
      if (place) throw Error("{}: column \"{}\" is there twice", options_.file, fields[i]);
      place = i;
    }
    for (std::size_t i = 0; i < kNeeded; ++i)
      if (!columns_[i])
        throw Error("{}: no column \"{}\"; expected a header line with {} (or {}), and others if you like",
                    options_.file, kColumns[i], fmt::join(kColumns, ","), fmt::join(kSpanishColumns, ","));
    width_ = fields.size();
  }

  void read_row(const std::vector<std::string>& fields, std::uint64_t line) {
    if (std::ranges::all_of(fields, [](const std::string& field) { return field.empty(); })) return;
    if (fields.size() > width_)
      return mistakes_.add(
          line, "expected {} fields, found {}; a field with a separator in it stands in double quotes",
          width_, fields.size());
    auto field = [&](std::size_t column) -> std::string_view {
      std::optional<std::size_t> place = columns_[column];
      return place && *place < fields.size() ? without_formula_guard(fields[*place]) : std::string_view();
    };
    std::string_view call = field(0), rule_id = field(1), verdict_name = field(2), turn = field(3);
    if (verdict_name.empty()) {
      ++out_.unfilled;
      return;
    }
    if (call.empty()) return mistakes_.add(line, "no call is named in this row");
    std::optional<std::uint32_t> rule = rule_of(rule_id, line);
    if (!rule || !is_wanted(checklist_.rules[*rule], options_.only)) return;
    std::optional<Verdict> verdict = verdict_of(verdict_name, line);
    if (!verdict) return;

    Grade grade;
    grade.rule = *rule;
    grade.verdict = *verdict;
    grade.line = line;
    if (!turn.empty()) {
      std::uint32_t number = 0;
      auto [end, error] = std::from_chars(turn.data(), turn.data() + turn.size(), number);
      if (error != std::errc() || end != turn.data() + turn.size())
        return mistakes_.add(line, "expected the number of a turn, from 0, found \"{}\"", turn);
      grade.turn = number;
    }
    grade.call = calls_(std::string(call));
    grade.grader = graders_(std::string(field(4)));
    for (std::size_t i : others_) grade.other.push_back(i < fields.size() ? fields[i] : std::string());
    out_.grades.push_back(std::move(grade));
  }

  std::optional<std::uint32_t> rule_of(std::string_view id, std::uint64_t line) {
    if (auto known = rules_.find(id); known != rules_.end()) return known->second;
    if (options_.pass_over_unknown) {
      unknown_(std::string(id));
    } else {
      mistakes_.add(line, "{}", unknown_rule(id, rule_ids_));
    }
    return std::nullopt;
  }

  std::optional<Verdict> verdict_of(std::string_view name, std::uint64_t line) {
    if (std::optional<Verdict> known = verdict_named(name)) return known;
    if (std::string_view near = nearest_verdict(name); !near.empty()) {
      mistakes_.add(line, "unknown verdict \"{}\"; did you mean \"{}\"?", name, near);
    } else {
      mistakes_.add(line, "unknown verdict \"{}\"; expected one of {}, or of {}", name,
                    fmt::join(kVerdictNames, ", "), kSpanishWanted);
    }
    return std::nullopt;
  }

  // In order, with what cannot be known before all rows are there.
  void finish() {
    std::vector<std::string> sorted = graders_.texts();
    std::ranges::sort(sorted);
    std::vector<std::uint32_t> place;
    for (const std::string& grader : graders_.texts())
      place.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, grader) - sorted.begin()));
    for (Grade& grade : out_.grades) grade.grader = place[grade.grader];
    out_.graders = std::move(sorted);
    out_.calls = std::move(calls_.texts());
    out_.unknown_rules = std::move(unknown_.texts());

    auto key = [](const Grade& grade) { return std::tuple(grade.call, grade.rule, grade.grader); };
    std::ranges::sort(out_.grades, [&](const Grade& a, const Grade& b) {
      return std::tuple(key(a), a.line) < std::tuple(key(b), b.line);
    });
    for (std::size_t i = 1; i < out_.grades.size(); ++i) {
      const Grade &first = out_.grades[i - 1], &again = out_.grades[i];
      if (key(first) != key(again)) continue;
      const std::string& grader = out_.graders[again.grader];
      mistakes_.add(again.line,
                    "call \"{}\" and rule \"{}\" are graded in line {} already{}; leave one of them",
                    out_.calls[again.call], checklist_.rules[again.rule].id, first.line,
                    grader.empty() ? std::string() : fmt::format(", by \"{}\" too", grader));
    }
    mistakes_.throw_if_any();
  }

  const ChecklistInfo& checklist_;
  const ParseOptions& options_;
  std::vector<std::string_view> rule_ids_;
  std::unordered_map<std::string_view, std::uint32_t> rules_;
  std::optional<std::size_t> columns_[std::size(kColumns)];  // where each is in a row
  std::vector<std::size_t> others_;
  std::size_t width_ = 0;
  Numbered calls_, graders_, unknown_;
  Grades out_;
  LineMistakes mistakes_;
};

}  // namespace

std::size_t Grades::first(std::uint32_t call) const {
  return static_cast<std::size_t>(std::ranges::lower_bound(grades, call, {}, &Grade::call) - grades.begin());
}

Grades parse(const NextRow& next, const ChecklistInfo& checklist, const ParseOptions& options) {
  return Parser(checklist, options).parse(next);
}

bool is_wanted(const RuleInfo& rule, const std::vector<std::string>& only) {
  if (only.empty()) return true;
  return std::ranges::any_of(only,
                             [&](const std::string& id) { return id == rule.id || id == rule.section; });
}

void check_wanted(const std::vector<std::string>& only, const ChecklistInfo& checklist) {
  std::vector<std::string_view> known = ids_of(checklist);
  for (const SectionInfo& section : checklist.sections) known.push_back(section.id);
  for (const std::string& id : only) {
    if (std::ranges::find(known, id) != known.end()) continue;
    throw Error(unknown_rule(id, known));
  }
}

}  // namespace cortesia::grades
