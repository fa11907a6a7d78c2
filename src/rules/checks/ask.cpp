// ask, answer: a question, and the reply of the other party in its next turns.
//
// `yes` and `no` are lists of the checklist. In the first of the next turns that has either, the longest
// match decides, so that "no, no, aquí me quedo" consents; of matches of one length the first does.
#include <algorithm>

#include <fmt/format.h>

#include "rules/checks/kinds.hpp"
#include "rules/search.hpp"

namespace cortesia::rules::checks {

namespace {

enum class Reply : std::uint8_t { none, yes, no };

class Ask final : public Check {
 public:
  Search question;
  hear::PatternId yes = 0, no = 0;
  Parties by = kCustomer;
  double within = 2;  // turns of the other party
  std::unique_ptr<Check> volunteered;

  void evaluate(const Scope& scope, Answer& out) const override {
    Found asked;
    listen(question, scope, static_cast<std::size_t>(-1), asked);
    out.estimated = asked.estimated;
    if (asked.trouble != Reason::none) return out.not_assessable(asked.trouble);
    const hear::Hit* refused = nullptr;
    hear::WordRange refusal;
    for (const hear::Hit& hit : asked.hits) {
      hear::WordRange reply;
      const Reply answer = reply_to(hit, *scope.scene.heard, reply);
      if (answer == Reply::yes) {
        out.show({hit.begin, hit.end});
        out.show(reply);
        return out.pass(Reason::asked_and_agreed);
      }
      if (answer == Reply::no) refused = &hit, refusal = reply;
    }
    if (volunteered) {
      Answer answer;
      Scope quiet = scope;
      quiet.explain = false;
      volunteered->evaluate(quiet, answer);
      if (answer.verdict == Verdict::pass) {
        out.shown = answer.shown;
        return out.pass(Reason::volunteered);
      }
    }
    if (asked.hits.empty()) {
      out.fail(Reason::not_asked);
      explain_absence(question, scope, out);
      return;
    }
    const hear::Hit& shown = refused ? *refused : asked.hits.back();
    out.show({shown.begin, shown.end});
    if (refused) out.show(refusal);
    out.fail(refused ? Reason::refused : Reason::unanswered);
  }

 private:
  // The longest of the hits inside a turn; of equal ones the first.
  static const hear::Hit* longest(std::span<const hear::Hit> hits, const hear::HeardTurn& turn,
                                  std::uint32_t from) {
    const hear::Hit* best = nullptr;
    for (auto hit = hear::first_from(hits, std::max(turn.begin, from));
         hit != hits.end() && hit->begin < turn.end; ++hit)
      if (!best || hit->end - hit->begin > best->end - best->begin) best = &*hit;
    return best;
  }

  Reply reply_to(const hear::Hit& asked, const hear::Heard& heard, hear::WordRange& where) const {
    double left = within;
    for (std::uint32_t i = asked.turn; i < heard.turns.size() && left > 0; ++i) {
      const hear::HeardTurn& turn = heard.turns[i];
      if (turn.begin == turn.end || !by.has(turn.party)) continue;
      --left;
      const hear::Hit* agrees = longest(heard.hits(yes), turn, asked.end);
      const hear::Hit* refuses = longest(heard.hits(no), turn, asked.end);
      if (!agrees && !refuses) continue;
      const std::uint32_t yes_words = agrees ? agrees->end - agrees->begin : 0;
      const std::uint32_t no_words = refuses ? refuses->end - refuses->begin : 0;
      const bool agreed = yes_words > no_words || (yes_words == no_words && agrees->begin < refuses->begin);
      const hear::Hit& hit = agreed ? *agrees : *refuses;
      where = {hit.begin, hit.end};
      return agreed ? Reply::yes : Reply::no;
    }
    return Reply::none;
  }
};

}  // namespace

std::unique_ptr<Check> ask(Fields& fields, Parsing& parsing) {
  auto check = std::make_unique<Ask>();
  const Node& node = *fields.get("ask");
  Fields question(node, parsing.mistakes, "ask", "ask: {say: me permite, by: agent}");
  check->question = parse_search(question, parsing, false);
  question.finish();
  // Who did not ask, answers.
  check->by = check->question.by.has(Party::customer) ? kOrganisation : kCustomer;
  const Node* yes = nullptr;
  const Node* no = nullptr;
  if (const Node* answer = fields.get("answer")) {
    Fields inner(*answer, parsing.mistakes, "answer");
    yes = inner.get("yes");
    no = inner.get("no");
    check->by = parsing.parties(inner, "by", check->by);
    if (const Node* within = inner.get("within")) {
      const std::optional<Quantity> quantity = parse_quantity(within->text);
      if (!quantity || quantity->unit == Quantity::Unit::seconds ||
          quantity->unit == Quantity::Unit::per_cent || quantity->value < 1)
        parsing.mistakes.error(
            *within, fmt::format("expected a number of turns, such as 2 turns, {}", found(*within)));
      else
        check->within = quantity->value;
    }
    if (const Node* unasked = inner.get("volunteered")) check->volunteered = parse_check(*unasked, parsing);
    inner.finish();
  }
  const auto pattern = [&](const Node* given, std::string_view list) {
    if (given) return parsing.pattern(*given, nullptr, false, check->by);
    if (parsing.has_list(list)) return parsing.pattern("{" + std::string(list) + "}", node, check->by);
    parsing.mistakes.error(node,
                           "the answer needs lists of phrases called yes and no; add them under phrases:");
    return hear::PatternId{0};
  };
  check->yes = pattern(yes, "yes");
  check->no = pattern(no, "no");
  return check;
}

}  // namespace cortesia::rules::checks
