// Tables of comma- or otherwise separated values: a row a turn, or a row a call with the whole dialogue in
// one cell. columns.hpp knows what the headers mean.
//
//   call_id;turno;hablante;inicio_s;fin_s;texto            ConversationId,Transcript
//   L-7;1;Agente;0,0;4,2;"Buenas tardes, ..."              C-1,"[turn=1 | 00:00:07.6 | AGENT]: ...
//
// A dialogue may be text, or a list of turns or what a vendor writes in JSON.
//
// Rows come in any order: those of one call are brought together, and into the order of their times or
// numbers.
#include <algorithm>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "read/columns.hpp"
#include "read/csv.hpp"
#include "read/decimals.hpp"
#include "read/detect.hpp"
#include "read/dialogue_column.hpp"
#include "read/draft.hpp"
#include "read/finish.hpp"
#include "read/json_cut.hpp"
#include "read/stamp.hpp"
#include "read/text_survey.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

constexpr double kDay = 86400;

struct Row {
  std::vector<std::string> fields;
  std::uint64_t line = 0;
  double order = 0;
  double day = 0;  // seconds that its day, told by clocks that begin anew at midnight, is behind the first
};

std::optional<Stamp> stamp_in(std::string_view text) {
  const std::optional<Stamp> stamp = take_stamp(text);
  return text.empty() ? stamp : std::nullopt;
}

// What programs write into a cell that has no value.
bool is_filler(std::string_view cell) {
  static constexpr std::string_view kFillers[] = {"<NA>", "NA",   "N/A",  "NaN", "nan",
                                                  "None", "null", "NULL", "-",   "0000-00-00 00:00:00"};
  return std::ranges::find(kFillers, cell) != std::end(kFillers);
}

// The one says that the customer speaks, the other that somebody else does.
bool are_opposed(std::string_view speaker, std::string_view role) {
  const std::optional<Party> one = role_named(speaker);
  const std::optional<Party> other = role_named(role);
  return one && other && (*one == Party::customer) != (*other == Party::customer);
}

// "|---|:--:|" below the header of a table of Markdown.
bool is_rule(const std::vector<std::string>& fields) {
  const auto is_line = [](const std::string& field) { return field.find("--") != std::string::npos; };
  return std::ranges::any_of(fields, is_line) && std::ranges::all_of(fields, [](const std::string& field) {
           return field.find_first_not_of(" -:") == std::string::npos;
         });
}

class TableReader {
 public:
  TableReader(Desk& desk, std::uint64_t rows_from) : desk_(desk), rows_from_(rows_from) {}

  void read(std::string_view text) {
    CsvRows rows(text);
    std::vector<std::string> fields;
    if (!rows.next(fields)) throw Error("a table without a header");
    header_ = desk_.columns.recognise(fields);
    find_dialogues(header_, text, desk_.roles);
    // Whisper's own table says nothing of its unit, and always has milliseconds.
    if (rows.separator() == '\t' && fields == std::vector<std::string>{"start", "end", "text"})
      header_.milliseconds.assign(3, true);
    std::map<std::string, std::size_t, std::less<>> numbers;
    std::uint64_t lines_before = 0;
    for (bool first = true; rows.next(fields); first = false) {
      if (first && rows_from_ > 0) lines_before = rows_from_ - rows.line();
      if (rows.line() <= 2 && is_rule(fields)) continue;
      Row row{fields, lines_before + rows.line()};
      for (const Column column : {Column::start, Column::end, Column::duration})
        decimals_.see(cell(row, column));
      const auto [number, fresh] = numbers.try_emplace(std::string(cell(row, Column::call)), calls_.size());
      if (fresh) calls_.emplace_back();
      calls_[number->second].push_back(std::move(row));
    }
    if (calls_.empty()) throw Error("a table with a header and no rows");
    if (holds_dialogues())
      for (const std::vector<Row>& call : calls_) read_dialogues(call);
    else
      for (std::vector<Row>& call : calls_) read_turns(call);
  }

 private:
  std::string_view cell(const Row& row, Column column) const {
    const auto at = header_.find(column);
    if (!at || *at >= row.fields.size() || is_filler(row.fields[*at])) return {};
    return row.fields[*at];
  }

  // Seconds of "4,2", "00:01:02", "2026-05-14 09:12:33".
  std::optional<double> seconds_in(std::string_view text) const {
    if (const auto number = decimals_.number_in(text)) return number;
    const std::optional<Stamp> stamp = stamp_in(text);
    return stamp ? std::optional(stamp->seconds) : std::nullopt;
  }

  // Cells of whole calls have lines with labels in them; without any, they are rows that share no call.
  bool holds_dialogues() const {
    static constexpr std::size_t kTried = 20;
    std::size_t tried = 0;
    bool shared = false;
    for (const std::vector<Row>& call : calls_) {
      shared = shared || call.size() > 1;
      for (const Row& row : call)
        if (const std::string_view text = cell(row, Column::text); tried++ < kTried)
          if (begins_as_json(text) || survey_text(text, desk_.roles).labelled > 1) return true;
    }
    const bool turns =
        header_.find(Column::speaker) || header_.find(Column::role) || header_.find(Column::turn);
    return !turns && !shared && calls_.size() > 1;
  }

  std::string place_of(const Row& row) const {
    return calls_.size() > 1 || rows_from_ > 0 ? fmt::format(":{}", row.line) : std::string();
  }

  // Several rows may repeat one dialogue, a row a question about it.
  void read_dialogues(const std::vector<Row>& rows) {
    std::string_view last;
    for (const Row& row : rows) {
      const std::string_view text = cell(row, Column::text);
      if (text.empty() || text == last) continue;
      last = text;
      read_about(row);
      read_start(row);
      try {
        if (!read_json(row, text)) read_text_at({text, 0}, desk_, place_of(row));
      } catch (const Error&) {
        desk_.call.events.clear();
        Draft draft(desk_);
        draft.add_turn("", draft.keep(text));
        draft.end_call(place_of(row));
      }
    }
    if (!last.empty()) return;
    read_about(rows.front());  // of a call that nobody took, say
    read_start(rows.front());
    Draft(desk_).end_call(place_of(rows.front()));
  }

  // False when it is no JSON, or holds no turns.
  bool read_json(const Row& row, std::string_view text) {
    if (!begins_as_json(text)) return false;
    std::string json(text);
    json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    try {
      JsonTree tree({json, Document::kNowhere}, desk_.tree_parser, desk_.call.arena);
      const Detected found = detect(tree.root(), Shape::of_json(tree.root()), Format::Round::generic);
      if (!found.format || !found.format->fill || found.format->several) return false;
      const std::string_view id = desk_.call.id;
      Draft draft(desk_);
      found.format->fill(found.root, draft);
      if (!id.empty()) draft.call.id = id;
      tree.add_doubts(desk_.call);
      draft.end_call(place_of(row));
      return true;
    } catch (const Error&) {
      return false;
    }
  }

  // In a row a call, as exchanges log them, start and answer are moments: the call's own start, and how long
  // it rang.
  void read_start(const Row& row) {
    const auto moment = [&](Column column) {
      const std::optional<Stamp> stamp = stamp_in(cell(row, column));
      return stamp && stamp->absolute ? stamp : std::nullopt;
    };
    const std::optional<Stamp> start = moment(Column::start);
    if (!start) return add_hour(cell(row, Column::start));
    Call& call = desk_.call;
    if (call.started_at.empty()) call.started_at = call.arena.keep(iso_as_written(*start));
    const std::optional<Stamp> answer = moment(Column::answered_at);
    if (answer && answer->seconds >= start->seconds) call.ring_seconds = answer->seconds - start->seconds;
  }

  void add_hour(std::string_view hour) {
    std::string_view& start = desk_.call.started_at;
    if (start.empty() || hour.empty()) return;
    if (const std::string both = with_hour(std::string(start), hour); !both.empty())
      start = desk_.call.arena.keep(both);
  }

  // By their times, or by their numbers where not all have a time. A row with neither stays behind the one
  // above it, and is counted where that place is a guess.
  void put_in_order(std::vector<Row>& rows, std::size_t& no_times) const {
    tell_days(rows);
    const auto time = [this](const Row& row) -> std::optional<double> {
      const auto seconds = seconds_in(cell(row, Column::start));
      return seconds ? std::optional(*seconds + row.day) : std::nullopt;
    };
    const auto number = [this](const Row& row) { return number_in(cell(row, Column::turn)); };
    const auto has_time = [&](const Row& row) { return time(row).has_value(); };
    const auto has_number = [&](const Row& row) { return number(row).has_value(); };
    const auto timed = static_cast<std::size_t>(std::ranges::count_if(rows, has_time));
    const bool by_number = timed == 0 || (timed < rows.size() && std::ranges::all_of(rows, has_number));
    double last = std::numeric_limits<double>::lowest();
    for (Row& row : rows) last = row.order = (by_number ? number(row) : time(row)).value_or(last);
    if (std::ranges::is_sorted(rows, {}, &Row::order)) return;
    std::ranges::stable_sort(rows, {}, &Row::order);
    if (by_number) return;
    for (const Row& row : rows)
      if (cell(row, Column::start).empty()) ++no_times;
  }

  // A clock that shows an hour of the night below one of the evening has begun anew.
  void tell_days(std::vector<Row>& rows) const {
    std::optional<double> last;
    double day = 0;
    for (Row& row : rows) {
      const std::optional<Stamp> stamp = stamp_in(cell(row, Column::start));
      if (stamp && !stamp->absolute && stamp->hours && stamp->seconds < kDay) {
        if (last && *last - stamp->seconds > kDay / 2) day += kDay;
        last = stamp->seconds;
      }
      row.day = day;
    }
  }

  void read_turns(std::vector<Row>& rows) {
    Draft draft(desk_);
    std::size_t no_times = 0;
    put_in_order(rows, no_times);
    read_about(rows.front());
    std::map<std::string_view, std::string_view> roles;  // of each speaker
    std::size_t contradictions = 0;
    for (const Row& row : rows) {
      const std::string_view text = cell(row, Column::text);
      if (text.empty()) continue;
      Turn turn;
      turn.text = draft.keep(text);
      const std::string_view speaker = cell(row, Column::speaker);
      const std::string_view role = cell(row, Column::role);
      turn.label = role.empty() ? label_of(row, speaker, draft) : draft.label_of(speaker, role);
      if (!speaker.empty() && !role.empty() &&
          (roles.try_emplace(speaker, role).first->second != role || are_opposed(speaker, role)))
        ++contradictions;
      const auto time = [&](Column column) { return time_in(row, column, draft, no_times); };
      turn.start = time(Column::start);
      turn.end = time(Column::end);
      const auto end = stamp_in(cell(row, Column::end));
      if (end && !end->absolute && turn.start && *turn.start - *turn.end > kDay / 2) *turn.end += kDay;
      if (const auto length = time(Column::duration); length && turn.start && !turn.end)
        turn.end = *turn.start + *length;
      draft.add_turn(turn);
    }
    draft.settle_units();
    count_from_first(rows, draft);
    const bool speakers =
        header_.find(Column::speaker) || header_.find(Column::role) || header_.find(Column::channel);
    if (!speakers && !header_.unused.empty())
      draft.call.doubts.push_back({.kind = DoubtKind::no_speakers, .text = header_.unused});
    if (!header_.missing.empty())
      draft.call.doubts.push_back({.kind = DoubtKind::no_header, .text = header_.missing});
    if (contradictions > 0)
      draft.call.doubts.push_back({.kind = DoubtKind::several_roles, .count = contradictions});
    if (no_times > 0) draft.call.doubts.push_back({.kind = DoubtKind::no_times, .count = no_times});
    draft.end_call(place_of(rows.front()));
  }

  // The number of a channel is one where no speaker is told; what else stands there is a label.
  std::string_view label_of(const Row& row, std::string_view speaker, Draft& draft) const {
    const std::string_view channel = cell(row, Column::channel);
    if (!speaker.empty() || channel.empty()) return draft.keep(speaker);
    const bool number = channel.find_first_not_of("0123456789") == std::string_view::npos;
    return number ? draft.numbered("channel ", channel) : draft.keep(channel);
  }

  // Times of day count from the first of them.
  void count_from_first(const std::vector<Row>& rows, Draft& draft) {
    const auto timed = std::ranges::find_if(
        rows, [&](const Row& row) { return stamp_in(cell(row, Column::start)).has_value(); });
    if (timed == rows.end()) return;
    const Stamp first = *stamp_in(cell(*timed, Column::start));
    if (!is_time_of_day(first)) return;
    for (Turn& turn : draft.call.turns)
      for (std::optional<double>* time : {&turn.start, &turn.end})
        if (*time) **time -= first.seconds;
    draft.call.doubts.push_back({.kind = DoubtKind::stamps_of_day, .text = std::string(first.text)});
    add_hour(first.text);
  }

  std::optional<double> time_in(const Row& row, Column column, Draft& draft, std::size_t& no_times) const {
    const std::string_view text = cell(row, column);
    if (text.empty()) return std::nullopt;
    std::optional<double> seconds = draft.moment(text);
    const bool absolute = seconds.has_value();
    if (!seconds) seconds = seconds_in(text);
    if (!seconds) ++no_times;
    if (text.find(':') != std::string_view::npos) draft.tell_unit();
    if (seconds && !absolute && column != Column::duration) *seconds += row.day;
    if (seconds && header_.milliseconds[*header_.find(column)]) *seconds *= kMillis;
    return seconds;
  }

  void read_about(const Row& row) {
    Call& call = desk_.call;
    const auto take = [&](std::string_view& field, Column column) {
      field = call.arena.keep(cell(row, column));
    };
    take(call.id, Column::call);
    if (const std::string_view start = cell(row, Column::started_at); !start.empty()) {
      call.started_at = call.arena.keep(iso_in(start));
      if (call.started_at.empty())
        call.doubts.push_back(
            {.kind = DoubtKind::no_value, .text = std::string(start), .other = "started_at"});
    }
    add_hour(cell(row, Column::hour));
    take(call.language, Column::language);
    take(call.queue, Column::queue);
    take(call.agent.id, Column::agent);
    take(call.customer.id, Column::customer);
    take(call.ended_by, Column::ended_by);
    call.direction = direction_named(cell(row, Column::direction));
    if (const std::string_view company = cell(row, Column::company); !company.empty())
      call.company.push_back(call.arena.keep(company));
  }

  Desk& desk_;
  std::uint64_t rows_from_;  // see Document
  Header header_;
  Decimals decimals_;
  std::vector<std::vector<Row>> calls_;  // in order of their first rows
};

}  // namespace

bool looks_like_table(const Shape& shape) { return !shape.is_json() && shape.header().is_table(); }

void read_table(const Document& document, Desk& desk) {
  TableReader(desk, document.rows_from).read(document.bytes);
}

}  // namespace cortesia::read
