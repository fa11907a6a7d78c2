#include "write/json.hpp"

#include <utility>
#include <vector>

#include "base/json.hpp"
#include "model/reason.hpp"
#include "model/report_schema.hpp"
#include "write/doubts.hpp"
#include "write/excerpt.hpp"

namespace cortesia::write {

namespace {

constexpr int kScoreDecimals = 2;
constexpr int kTimeDecimals = 3;  // milliseconds
constexpr int kMeasureDecimals = 3;

void append_time(std::string& out, const std::optional<double>& seconds) {
  out += ",\"time\":";
  json::append_optional(out, seconds, kTimeDecimals);
}

void append_verdict(std::string& out, Verdict verdict, Reason reason) {
  out += "\"verdict\":\"";
  out += name_of(verdict);
  out += "\",\"reason\":\"";
  out += name_of(reason);
  out += '"';
}

// `,"name":"value"`, when there is one.
void append_if_known(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += ",\"";
  out += name;
  out += "\":";
  json::append_text(out, value);
}

class JsonObjects : public Format {
 public:
  JsonObjects(const ChecklistInfo& checklist, const Style& style)
      : Format(checklist, style), stamp_(json_stamp(checklist)), policy_(name_of(checklist.critical)) {
    // The ids never change: quoted once, not once a call.
    for (const RuleInfo& rule : checklist.rules) {
      Names names;
      names.finding = "{\"rule\":";
      json::append_text(names.finding, rule.id);
      names.finding += ',';
      for (const std::string& part : rule.parts) json::append_text(names.parts.emplace_back(), part);
      rules_.push_back(std::move(names));
    }
    for (const SectionInfo& section : checklist.sections) {
      std::string begin = "{\"section\":";
      json::append_text(begin, section.id);
      sections_.push_back(begin + ",\"score\":");
    }
  }

  void call(std::string& out, const Call& call, const Report& report) const override {
    out += stamp_;
    append_identity(out, call);
    append_result(out, report);
    append_doubts(out, call);
    out += ",\"findings\":[";
    bool first = true;
    for (const Finding& finding : report.findings) {
      if (!std::exchange(first, false)) out += ',';
      append_finding(out, call, finding);
    }
    out += "]}";
  }

  void unreadable(std::string& out, const Unreadable& input) const override {
    out += stamp_;
    out += ",\"call\":{\"id\":";
    json::append_text(out, input.id);
    out += ",\"source\":";
    json::append_text(out, input.source);
    out += "},\"score\":null,\"coverage\":null,\"outcome\":\"unreadable\",\"error\":";
    json::append_text(out, style_.quotes ? input.error : without_quotes(input.error));
    out += ",\"findings\":[]}";
  }

 private:
  struct Names {
    std::string finding;             // {"rule":"apertura.saludo",
    std::vector<std::string> parts;  // with their quotation marks
  };

  void append_person(std::string& out, std::string_view role, const Person& person) const {
    std::string_view name = style_.quotes ? person.name : std::string_view();
    if (person.id.empty() && name.empty()) return;
    out += ",\"";
    out += role;
    out += "\":{";
    if (!person.id.empty()) {
      out += "\"id\":";
      json::append_text(out, person.id);
    }
    if (!name.empty()) {
      out += person.id.empty() ? "\"name\":" : ",\"name\":";
      json::append_text(out, name);
    }
    out += '}';
  }

  void append_identity(std::string& out, const Call& call) const {
    out += ",\"call\":{\"id\":";
    json::append_text(out, call.id);
    out += ",\"source\":";
    json::append_text(out, call.source);
    append_if_known(out, "format", call.format);
    append_if_known(out, "language", call.language);
    append_if_known(out, "queue", call.queue);
    append_if_known(out, "started_at", call.started_at);
    append_if_known(out, "ended_by", call.ended_by);
    if (call.direction != Direction::unknown) append_if_known(out, "direction", name_of(call.direction));
    if (call.ring_seconds) {
      out += ",\"ring_seconds\":";
      json::append_number(out, *call.ring_seconds, kTimeDecimals);
    }
    append_person(out, "agent", call.agent);
    append_person(out, "customer", call.customer);
    if (!call.company.empty()) {
      out += ",\"company\":";
      json::append_list(out, call.company, [&](std::string_view name) { json::append_text(out, name); });
    }
    out += '}';
  }

  void append_result(std::string& out, const Report& report) const {
    out += ",\"score\":";
    json::append_optional(out, report.score, kScoreDecimals);
    out += ",\"coverage\":";
    json::append_number(out, report.coverage, kScoreDecimals);
    out += ",\"outcome\":\"";
    out += name_of(report.outcome);
    out += '"';
    if (report.reason != Reason::none) append_if_known(out, "reason", name_of(report.reason));
    out += report.critical_failed ? ",\"critical_failed\":true" : ",\"critical_failed\":false";
    append_if_known(out, "critical_policy", policy_);
    if (report.waivers != nullptr) append_if_known(out, "waivers_as_of", report.waivers->as_of);
    out += ",\"sections\":[";
    for (std::size_t i = 0; i < report.sections.size() && i < sections_.size(); ++i) {
      if (i > 0) out += ',';
      out += sections_[i];
      json::append_optional(out, report.sections[i].score, kScoreDecimals);
      out += '}';
    }
    out += ']';
  }

  void append_doubts(std::string& out, const Call& call) const {
    if (call.doubts.empty()) return;
    out += ",\"doubts\":";
    json::append_list(out, call.doubts, [&](const Doubt& doubt) {
      const std::string words = doubt_words(doubt, checklist_.language);
      json::append_text(out, style_.quotes ? words : without_quotes(words));
    });
  }

  // `"turn":3,"begin":0,"end":12,"time":1.5,"quote":"..."`
  void append_place(std::string& out, const Call& call, const Evidence& evidence) const {
    out += "\"turn\":";
    json::append_integer(out, evidence.turn);
    out += ",\"begin\":";
    json::append_integer(out, evidence.begin);
    out += ",\"end\":";
    json::append_integer(out, evidence.end);
    append_time(out, evidence.time);
    if (!style_.quotes) return;
    out += ",\"quote\":";
    json::append_text(out, quote_of(call, evidence));
    append_if_known(out, "heard_as", evidence.heard_as);
  }

  void append_finding(std::string& out, const Call& call, const Finding& finding) const {
    const Names& names = rules_[finding.rule];
    out += names.finding;
    append_verdict(out, finding.verdict, finding.reason);
    if (finding.verdict == Verdict::not_applicable) {
      out += '}';
      return;
    }
    if (finding.verdict == Verdict::partial) {
      out += ",\"fraction\":";
      json::append_number(out, finding.fraction, 4);
    }
    if (finding.waiver != nullptr) append_waiver(out, *finding.waiver);
    if (finding.measured) append_measured(out, *finding.measured);
    append_if_known(out, "failed", finding.failed);
    append_if_known(out, "suggest", finding.suggest);
    out += ",\"evidence\":[";
    for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
      const Evidence& evidence = finding.evidence[i];
      out += i > 0 ? ",{" : "{";
      append_place(out, call, evidence);
      if (evidence.part >= 0) {
        out += ",\"part\":";
        out += names.parts[static_cast<std::size_t>(evidence.part)];
      }
      if (evidence.occurrence >= 0) {
        out += ",\"occurrence\":";
        json::append_integer(out, static_cast<std::uint64_t>(evidence.occurrence));
      }
      out += '}';
    }
    out += "],\"clock\":\"";
    out += name_of(finding.clock);
    out += "\",\"looked_in\":";
    append_looked_in(out, finding.looked_in);
    out += ",\"nearest\":";
    if (finding.nearest && style_.quotes) {
      out += "{\"wanted\":";
      json::append_text(out, finding.nearest->wanted);
      out += ',';
      append_place(out, call, finding.nearest->heard);
      out += '}';
    } else {
      out += "null";
    }
    append_parts(out, finding, names);
    append_occurrences(out, finding);
    out += '}';
  }

  // `,"measured":81.8,"limits":{"unit":"per_cent","at_most":70}`
  static void append_measured(std::string& out, const Measured& measured) {
    out += ",\"measured\":";
    json::append_number(out, measured.value, kMeasureDecimals);
    if (measured.limits == nullptr) return;
    const Limits& limits = *measured.limits;
    out += ",\"limits\":";
    json::Object object(out);
    object.text("unit", name_of(limits.unit));
    if (limits.low) object.number(limits.above_low ? "over" : "at_least", limits.low, kMeasureDecimals);
    if (limits.high) object.number(limits.below_high ? "under" : "at_most", limits.high, kMeasureDecimals);
  }

  void append_waiver(std::string& out, const Waiver& waiver) const {
    out += ",\"waived\":{\"expires\":";
    json::append_text(out, waiver.expires);
    append_if_known(out, "place", waiver.place);
    if (style_.quotes) {
      append_if_known(out, "reason", waiver.reason);
      append_if_known(out, "owner", waiver.owner);
    }
    out += '}';
  }

  static void append_looked_in(std::string& out, const std::optional<LookedIn>& where) {
    if (!where) {
      out += "null";
      return;
    }
    out += "{\"by\":";
    json::append_text(out, where->by);
    out += ",\"window\":";
    json::append_text(out, where->window);
    if (where->empty) {
      out += ",\"first_turn\":null,\"last_turn\":null}";
      return;
    }
    out += ",\"first_turn\":";
    json::append_integer(out, where->first_turn);
    out += ",\"last_turn\":";
    json::append_integer(out, where->last_turn);
    out += '}';
  }

  static void append_parts(std::string& out, const Finding& finding, const Names& names) {
    if (finding.parts.empty()) return;
    out += ",\"parts\":[";
    for (std::size_t i = 0; i < finding.parts.size(); ++i) {
      out += i > 0 ? ",{\"name\":" : "{\"name\":";
      out += names.parts[i];
      out += ',';
      append_verdict(out, finding.parts[i].verdict, finding.parts[i].reason);
      out += '}';
    }
    out += ']';
  }

  static void append_ways(std::string& out, Ways found_by) {
    const std::vector<Way> ways = found_by.all();
    if (ways.empty()) return;
    out += ",\"found_by\":";
    json::append_list(out, ways, [&](Way way) { json::append_text(out, name_of(way)); });
  }

  static void append_occurrences(std::string& out, const Finding& finding) {
    if (finding.occurrences.empty()) return;
    out += ",\"occurrences\":[";
    for (std::size_t i = 0; i < finding.occurrences.size(); ++i) {
      const Occurrence& occurrence = finding.occurrences[i];
      out += i > 0 ? ",{\"turn\":" : "{\"turn\":";
      json::append_integer(out, occurrence.turn);
      append_time(out, occurrence.time);
      out += ',';
      append_verdict(out, occurrence.verdict, occurrence.reason);
      if (occurrence.verdict == Verdict::partial) {
        out += ",\"fraction\":";
        json::append_number(out, occurrence.fraction, 4);
      }
      append_ways(out, occurrence.found_by);
      out += '}';
    }
    out += ']';
  }

  std::string stamp_;
  std::string_view policy_;
  std::vector<Names> rules_;           // by index of the rule
  std::vector<std::string> sections_;  // {"section":"apertura","score":
};

class JsonArray final : public JsonObjects {
 public:
  using JsonObjects::JsonObjects;
  void head(std::string& out) const override { out += "[\n"; }
  std::string_view between() const override { return ",\n"; }
  void tail(std::string& out) const override { out += "\n]\n"; }
};

class JsonLines final : public JsonObjects {
 public:
  using JsonObjects::JsonObjects;
  void call(std::string& out, const Call& call, const Report& report) const override {
    JsonObjects::call(out, call, report);
    out += '\n';
  }
  void unreadable(std::string& out, const Unreadable& input) const override {
    JsonObjects::unreadable(out, input);
    out += '\n';
  }
};

}  // namespace

std::string json_stamp(const ChecklistInfo& checklist) {
  std::string out = "{\"schema\":";
  json::append_integer(out, kReportSchema);
  out += ",\"checklist\":";
  {
    json::Object object(out);
    object.text("name", checklist.name);
    object.text("version", checklist.version);
    object.text("language", checklist.language);
    object.text("sha256", checklist.sha256);
  }
  return out;
}

std::unique_ptr<Format> make_json(const ChecklistInfo& checklist, const Style& style) {
  return std::make_unique<JsonArray>(checklist, style);
}

std::unique_ptr<Format> make_jsonl(const ChecklistInfo& checklist, const Style& style) {
  return std::make_unique<JsonLines>(checklist, style);
}

}  // namespace cortesia::write
