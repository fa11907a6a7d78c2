// Runs the examples inside a checklist: each is a small call, judged by its own rule.
#include "rules/examples.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "model/reason.hpp"
#include "rules/compiled.hpp"
#include "rules/coverage.hpp"
#include "rules/known_values.hpp"
#include "rules/wildcard.hpp"

namespace cortesia::rules {

namespace {

struct Example {
  const Node* at = nullptr;  // for the place
  std::string expected;      // verdict
  std::optional<double> fraction;
  std::string text;
  const Node* call = nullptr;  // metadata
  bool known_gap = false;
};

// Reads one example of a rule; reports what is wrong with it.
class Reading {
 public:
  explicit Reading(Mistakes& mistakes) : mistakes_(mistakes) {}

  std::optional<Example> read(const Node& node) {
    Fields fields(node, mistakes_, "an example");
    Example example;
    example.at = &node;
    const Node* value = nullptr;
    for (const std::string_view verdict : kVerdictNames)
      if (const Node* found = fields.get(verdict)) {
        if (value)
          mistakes_.error(*found, "an example expects one verdict; write another example for the other");
        example.expected = verdict;
        value = found;
      }
    example.known_gap = fields.boolean("known_gap").value_or(false);
    const Node* text = fields.get("text");
    const Node* call = fields.get("call");
    if (!value) {
      // What stands there in its place is a mistake of its own.
      const auto is_beside = [](const Field& field) {
        return field.key.text == "known_gap" || field.key.text == "text" || field.key.text == "call";
      };
      if (std::ranges::all_of(node.fields, is_beside))
        mistakes_.error(
            node,
            "an example starts with the verdict it expects: pass, partial, fail, not_applicable or "
            "not_assessable");
      fields.finish();
      return std::nullopt;
    }
    if (value->kind == Node::Kind::mapping) {  // {call: {...}, text: ...}
      Fields inner(*value, mistakes_, "an example");
      const auto once = [&](const Node*& beside, const Node* inside) {
        if (beside && inside) mistakes_.error(*beside, "this example has it already; write it once");
        if (inside) beside = inside;
      };
      once(call, inner.get("call"));
      once(text, inner.require("text"));
      if (const Node* fraction = inner.get("fraction")) take_fraction(*fraction, example);
      inner.finish();
    } else if (example.expected == "partial" && text) {
      take_fraction(*value, example);
    } else if (text) {
      mistakes_.error(*text,
                      fmt::format("the call of this example is what stands after {}: already; write it "
                                  "there, without text:",
                                  example.expected));
    } else {
      text = value;
    }
    if (text) example.text = text->text;
    example.call = call;
    fields.finish();
    return example;
  }

  // Puts the metadata of an example into the call that was read from its text.
  void fill(const Node& node, Call& call) {
    Fields fields(node, mistakes_, "a call");
    const auto keep = [&](std::string_view key, std::string_view& out) {
      if (fields.get(key)) out = call.arena.keep(fields.text(key));
    };
    keep("id", call.id);
    keep("language", call.language);
    keep("queue", call.queue);
    keep("started_at", call.started_at);
    keep("ended_by", call.ended_by);
    keep("agent", call.agent.id);
    keep("agent_name", call.agent.name);
    keep("customer", call.customer.id);
    keep("customer_name", call.customer.name);
    if (const auto ring = fields.number("ring_seconds")) call.ring_seconds = ring;
    if (const auto direction = fields.choice("direction", kDirectionNames))
      call.direction = static_cast<Direction>(*direction);
    if (fields.has("company")) {
      call.company.clear();
      for (const std::string& name : fields.texts("company")) call.company.push_back(call.arena.keep(name));
    }
    figures(fields, "loudness", call, [](Turn& turn, double dB) { turn.loudness = dB; });
    figures(fields, "turn_ends", call, [](Turn& turn, double seconds) { turn.end = seconds; });
    if (const Node* events = fields.get("events"))
      for (const Node& item : events->items) event(item, call);
    fields.finish();
  }

 private:
  void take_fraction(const Node& node, Example& example) {
    const std::optional<Quantity> quantity = parse_quantity(node.text);
    if (example.expected != "partial")
      mistakes_.error(node, fmt::format("a fraction is expected of partial:, not of {}:", example.expected));
    else if (!quantity || quantity->unit != Quantity::Unit::none || quantity->value <= 0 ||
             quantity->value >= 1)
      mistakes_.error(node, "expected the fraction that is there, such as partial: 0.4");
    else
      example.fraction = quantity->value;
  }

  // A list of figures, one a turn in order; a turn may be left out with a null at its place.
  template <typename Set>
  void figures(Fields& fields, std::string_view key, Call& call, const Set& set) {
    const Node* list = fields.get(key);
    if (!list) return;
    if (list->kind != Node::Kind::sequence)
      mistakes_.error(*list,
                      fmt::format("expected a list of figures for {}:, one a turn, {}", key, found(*list)));
    else if (list->items.size() > call.turns.size())
      mistakes_.error(*list, fmt::format("expected at most {} figures for {}:, one a turn, found {}",
                                         call.turns.size(), key, list->items.size()));
    for (std::size_t i = 0; i < std::min(list->items.size(), call.turns.size()); ++i) {
      const Node& item = list->items[i];
      if (item.kind == Node::Kind::null) continue;
      double value = 0;
      const auto [end, error] = std::from_chars(item.text.data(), item.text.data() + item.text.size(), value,
                                                std::chars_format::fixed);
      if (item.kind != Node::Kind::scalar || error != std::errc() ||
          end != item.text.data() + item.text.size())
        mistakes_.error(item, fmt::format("expected a figure in {}:, {}", key, found(item)));
      else
        set(call.turns[i], value);
    }
  }

  void event(const Node& node, Call& call) {
    Fields fields(node, mistakes_, "an event");
    Event event;
    fields.require("type");
    if (const auto kind = fields.choice("type", kOwnEventNames)) event.kind = static_cast<EventKind>(*kind);
    event.start = fields.number("start");
    event.end = fields.number("end");
    event.detail = call.arena.keep(fields.text("to"));
    if (const auto turn = fields.number("before_turn")) {
      event.before_turn =
          static_cast<std::uint32_t>(std::clamp(*turn, 0.0, static_cast<double>(call.turns.size())));
    } else if (event.start) {
      while (event.before_turn < call.turns.size() &&
             call.turns[event.before_turn].start.value_or(0) < *event.start)
        ++event.before_turn;
    }
    fields.finish();
    const auto at =
        std::upper_bound(call.events.begin(), call.events.end(), event.before_turn,
                         [](std::uint32_t turn, const Event& other) { return turn < other.before_turn; });
    call.events.insert(at, event);
  }

  Mistakes& mistakes_;
};

std::string shown(Verdict verdict, double fraction) {
  if (verdict != Verdict::partial) return std::string(name_of(verdict));
  return fmt::format("partial {:.3g}", fraction);
}

std::string why(const Finding& finding) {
  std::string text(kReasonNames[static_cast<std::size_t>(finding.reason)]);
  if (finding.reason == Reason::needs_speakers)
    text += "; a call has a turn of the organisation: add one, such as \"A: Diga.\"";
  if (!finding.failed.empty()) text += fmt::format("; failed {}", finding.failed);
  if (finding.looked_in)
    text += fmt::format("; looked in {} by {}", finding.looked_in->window, finding.looked_in->by);
  if (finding.nearest) text += fmt::format("; nearest \"{}\"", finding.nearest->wanted);
  return text;
}

void refuse_unknown_rules(const ChecklistInfo& checklist, std::span<const std::string> only) {
  for (const std::string& wanted : only) {
    std::vector<std::string_view> ids;
    bool known = false;
    for (const RuleInfo& rule : checklist.rules) {
      ids.push_back(rule.id);
      known = known || names_rule(wanted, rule.id);
    }
    if (!known) throw Error("no rule is called {}{}", quote(wanted), suggestion(wanted, ids));
  }
}

// The examples of a checklist, one after the other.
class Running {
 public:
  Running(const LoadOptions& options, const Loaded& loaded, const Checklist& checklist, Mistakes& mistakes,
          const ReadExample& read)
      : options_(options),
        loaded_(loaded),
        checklist_(checklist),
        mistakes_(mistakes),
        read_(read),
        auditor_(checklist),
        as_written_(loaded.set_anew.size()),
        reading_(mistakes),
        coverage_(loaded, checklist.info().language, mistakes) {}

  ExamplesRun run(std::span<const std::string> only) {
    std::size_t index = 0;  // of the rule, as info().rules
    for (const std::string_view list : {"rules", "labels"})
      if (const Node* rules = loaded_.root.find(list))
        for (const Node& rule : rules->items) {
          const std::string& id = checklist_.info().rules[index].id;
          const bool wanted =
              only.empty() || std::any_of(only.begin(), only.end(),
                                          [&](const std::string& name) { return names_rule(name, id); });
          if (wanted) examples_of(rule, index);
          ++index;
        }
    run_.phrases = coverage_.all();
    for (Coverage::Phrase& phrase : coverage_.unheard())
      run_.unheard.push_back({std::move(phrase.place), std::move(phrase.list), std::move(phrase.written)});
    return std::move(run_);
  }

 private:
  // A checklist as it is with the settings of one of its files.
  struct AsWritten {
    Checklist checklist;
    Auditor auditor;
    explicit AsWritten(Checklist made) : checklist(std::move(made)), auditor(checklist) {}
  };
  const LoadOptions& options_;
  const Loaded& loaded_;
  const Checklist& checklist_;
  Mistakes& mistakes_;
  const ReadExample& read_;
  Auditor auditor_;
  std::vector<std::unique_ptr<AsWritten>> as_written_;  // by file, made when an example needs it
  Reading reading_;
  Coverage coverage_;
  std::vector<hear::Value> values_;
  ExamplesRun run_;

  // An example says what comes of the settings it was written with; what an organisation sets instead would
  // fail it for no fault of the checklist's.
  Auditor& auditor_of(const Example& example) {
    const std::uint32_t file = example.at->place.file;
    const std::vector<std::string>& set_anew = loaded_.set_anew[file];
    if (set_anew.empty()) return auditor_;
    std::unique_ptr<AsWritten>& one = as_written_[file];
    if (!one) {
      for (const std::string& name : set_anew)
        if (std::ranges::find(run_.as_written.settings, name) == run_.as_written.settings.end())
          run_.as_written.settings.push_back(name);
      Mistakes known;  // they are told of already
      one = std::make_unique<AsWritten>(
          Checklist::from(load_and_compile(options_, false, known, file).compiled));
    }
    ++run_.as_written.examples;
    return one->auditor;
  }

  // Such a rule neither passes nor fails on one call.
  static bool waits_for_archive(const Node& rule) {
    const Node* needs = rule.find("needs");
    if (!needs) return false;
    const auto is_archive = [](const Node& need) { return need.text == "archive"; };
    return is_archive(*needs) || std::any_of(needs->items.begin(), needs->items.end(), is_archive);
  }

  void examples_of(const Node& rule, std::size_t index) {
    const RuleInfo& info = checklist_.info().rules[index];
    bool passes = false, fails = false;
    const Node* examples = rule.find("examples");
    for (const Node& item : examples ? examples->items : std::vector<Node>{}) {
      const std::optional<Example> example = reading_.read(item);
      if (!example) continue;
      if (!example->known_gap) {
        passes = passes || example->expected == "pass";
        fails = fails || example->expected == "fail" || example->expected == "partial";
      }
      run_.results.push_back(judge(*example, index));
    }
    if (info.label || waits_for_archive(rule)) return;
    if (!passes) run_.rules_without_pass.push_back(info.id);
    if (!fails) run_.rules_without_fail.push_back(info.id);
  }

  ExampleResult judge(const Example& example, std::size_t index) {
    ExampleResult result;
    result.rule = checklist_.info().rules[index].id;
    result.place = mistakes_.where(example.at->place);
    result.expected = example.expected;
    if (example.fraction) result.expected = fmt::format("partial {:.3g}", *example.fraction);
    result.known_gap = example.known_gap;
    result.why = "its text is no call; begin each turn with who speaks, as in \"A: Buenos días.\"";
    read_(example.text, [&](Call& call) {
      result.why.clear();
      if (call.language.empty()) call.language = call.arena.keep(checklist_.info().language);
      if (example.call) reading_.fill(*example.call, call);
      const Finding& finding = auditor_of(example).audit(call).findings[index];
      result.found = shown(finding.verdict, finding.fraction);
      const bool verdict = name_of(finding.verdict) == example.expected;
      const bool fraction = !example.fraction || std::abs(finding.fraction - *example.fraction) < 0.005;
      result.ok = verdict && fraction;
      if (!result.ok) result.why = why(finding);
      known_values(call, checklist_.compiled().company, values_);
      coverage_.listen(call, values_);
    });
    return result;
  }
};

}  // namespace

void read_examples(const Loaded& loaded, Mistakes& mistakes) {
  Reading reading(mistakes);
  for (const std::string_view list : {"rules", "labels"})
    if (const Node* rules = loaded.root.find(list))
      for (const Node& rule : rules->items)
        if (const Node* examples = rule.find("examples"))
          for (const Node& example : examples->items) reading.read(example);
}

ExamplesRun run_examples(const LoadOptions& options, const ReadExample& read,
                         std::span<const std::string> only) {
  Mistakes mistakes;
  auto [loaded, compiled] = load_and_compile(options, true, mistakes);
  const Checklist checklist = Checklist::from(std::move(compiled));
  refuse_unknown_rules(checklist.info(), only);
  ExamplesRun run = Running(options, loaded, checklist, mistakes, read).run(only);
  mistakes.throw_if_any();
  return run;
}

}  // namespace cortesia::rules
