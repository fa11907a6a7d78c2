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
#include "grades/words.hpp"

namespace cortesia::grades {

namespace {

constexpr std::size_t kNeeded = 3;  // the first of kColumns
constexpr std::string_view kSpanishWanted = "cumple, parcial, no cumple, no aplica, no se puede evaluar";

std::vector<std::string_view> ids_of(const ChecklistInfo& checklist) {
  std::vector<std::string_view> ids;
  ids.reserve(checklist.rules.size());
  for (const RuleInfo& rule : checklist.rules) ids.push_back(rule.id);
  return ids;
}

// Texts numbered in the order in which they come. Those with the same `key` are one, as the first has it.
class Numbered {
 public:
  std::uint32_t operator()(const std::string& text) { return (*this)(text, text); }
  std::uint32_t operator()(const std::string& key, const std::string& text) {
    auto [at, fresh] = numbers_.emplace(key, static_cast<std::uint32_t>(texts_.size()));
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
    for (std::uint32_t i = 0; i < rule_ids_.size(); ++i) {
      const auto [at, fresh] = titles_.emplace(plain_words(checklist.rules[i].title), i);
      if (!fresh) at->second = kSeveral;
    }
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
    std::vector<NamedColumn> named;
    for (const std::string& header : fields) named.push_back(column_named(header));
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Claim claim = claim_of(named, i);
      if (claim == Claim::again) throw Error("{}: column \"{}\" is there twice", options_.file, fields[i]);
      if (claim == Claim::none) {
        others_.push_back(i);
        out_.other_columns.push_back(fields[i]);
        continue;
      }
      columns_[named[i].column] = i;
    }
    for (std::size_t i = 0; i < kNeeded; ++i)
      if (!columns_[i])
        throw Error(
            "{}: no column \"{}\"; expected a header line with {} (or {}), and others if you like, found {}",
            options_.file, kColumns[i], fmt::join(kColumns, ","), fmt::join(kSpanishColumns, ","),
            fmt::join(fields, ","));
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
      const std::string_view rest(end, static_cast<std::size_t>(turn.data() + turn.size() - end));
      // Spreadsheets write whole numbers with decimals: "1,0".
      const bool whole = rest.empty() || ((rest[0] == ',' || rest[0] == '.') && rest.size() > 1 &&
                                          rest.find_first_not_of('0', 1) == std::string_view::npos);
      if (error != std::errc() || !whole)
        return mistakes_.add(line, "expected the number of a turn, from 0, found \"{}\"", turn);
      grade.turn = number;
    }
    grade.call = calls_(std::string(call));
    grade.grader = graders_(plain_name(field(4)), std::string(field(4)));
    for (std::size_t i : others_) grade.other.push_back(i < fields.size() ? fields[i] : std::string());
    out_.grades.push_back(std::move(grade));
  }

  // By its id, or by its title, as `cortesia sample` writes it beside the id.
  std::optional<std::uint32_t> rule_of(std::string_view id, std::uint64_t line) {
    if (auto known = rules_.find(id); known != rules_.end()) return known->second;
    if (auto known = titles_.find(plain_words(id)); known != titles_.end() && !known->first.empty()) {
      if (known->second != kSeveral) return known->second;
      mistakes_.add(line, "several rules have the title \"{}\"; name one by its id", id);
      return std::nullopt;
    }
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
  static constexpr std::uint32_t kSeveral = 0xFFFFFFFF;
  std::unordered_map<std::string_view, std::uint32_t> rules_;
  std::unordered_map<std::string, std::uint32_t>
      titles_;  // as plain_words() has them; kSeveral: of several rules
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
