#include "read/metadata.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <unordered_map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "read/csv_file.hpp"
#include "read/decimals.hpp"
#include "read/finish.hpp"
#include "read/hangup.hpp"
#include "read/input.hpp"
#include "read/stamp.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

enum class Column : std::uint8_t {
  call,
  company,
  agent,
  agent_name,
  queue,
  customer,
  started_at,
  direction,
  ring_seconds,
  ended_by,
  language,
  hour
};
constexpr CsvColumn kColumns[] = {
    {"call",
     "id llamada|llamada|call id|conversation id|contact id|interaction id|id interaccion|uniqueid|grabacion|"
     "archivo|fichero|file|audio|id"},
    {"company", "empresa|compania|organizacion"},
    {"agent", "id agente|agente|agent id|rep id|id asesor|asesor|asesora|operador|operadora|ejecutivo"},
    {"agent_name", "nombre agente|nombre asesor|nombre asesora|nombre operador"},
    {"queue", "cola|campana|campaign"},
    {"customer", "id cliente|cliente|customer id|telefono cliente|telefono|caller id|ani"},
    {"started_at",
     "fecha hora|fecha hora inicio|fecha inicio|fecha llamada|fecha|inicio|start time|start|datetime|date"},
    {"direction", "sentido|direccion|tipo llamada"},
    {"ring_seconds", "timbre|segundos timbre|tiempo timbre|tiempo timbrado|timbrado|ring time"},
    {"ended_by", "quien colgo|colgo|quien cuelga|colgada por|finalizada por|terminada por|hangup by"},
    {"language", "idioma|lengua|lang"},
    {"hour", "hora inicio|hora llamada|hora|time"},  // beside a day in `started_at`
};

std::string_view name_of(Column column) { return kColumns[static_cast<std::size_t>(column)].name; }

struct Row {
  std::array<std::string, std::size(kColumns)> values;
  std::uint64_t line = 0;
  std::optional<double> ring_seconds;
  Direction direction = Direction::unknown;
  // Joined with it: all, those by a file's name, and those by a number without its zeros.
  mutable std::atomic<std::uint32_t> calls{0}, files{0}, numbers{0};

  const std::string& operator[](Column column) const { return values[static_cast<std::size_t>(column)]; }
  std::string& operator[](Column column) { return values[static_cast<std::size_t>(column)]; }
};

// "8", "1.200,5", "00:00:08", "8 s".
std::optional<double> duration_in(std::string_view text) {
  Decimals signs;
  signs.see(text);
  if (const auto number = signs.number_in(text)) return number;
  for (const std::string_view unit : {"segundos", "seconds", "seg", "sec", "s"}) {
    if (!text.ends_with(unit)) continue;
    std::string_view number = text.substr(0, text.size() - unit.size());
    while (number.ends_with(' ')) number.remove_suffix(1);
    return number_in(number);
  }
  const std::optional<Stamp> stamp = take_stamp(text);
  return stamp && !stamp->absolute && text.empty() ? std::optional(stamp->seconds) : std::nullopt;
}

// The names of an organisation, "|" between them.
void take_names(std::string_view names, Call& call) {
  while (!names.empty()) {
    const std::string_view one = names.substr(0, names.find('|'));
    names.remove_prefix(std::min(one.size() + 1, names.size()));
    if (const std::string_view name = trimmed(one); !name.empty())
      call.company.push_back(call.arena.keep(name));
  }
}

}  // namespace

struct Metadata::State {
  std::string name;
  std::deque<Row> rows;
  std::unordered_map<std::string_view, const Row*> by_call;
  std::string passed_over;

  const Row* find(std::string_view call) const {
    const auto found = by_call.find(call);
    return found == by_call.end() ? nullptr : found->second;
  }

  // "00018" in the row "18", which a spreadsheet made of it.
  const Row* find_number(std::string_view call) const {
    const std::string_view number = without_zeros(call);
    return number.size() < call.size() ? find(number) : nullptr;
  }

  const Row* find(const FileName& file) const {
    const Row* whole = find(file.whole);
    const Row* stem = find(file.stem);
    if (whole != nullptr && stem != nullptr && whole != stem)
      throw Error("lines {} and {} of \"{}\" both name this call, as \"{}\" and \"{}\"; leave one of them",
                  whole->line, stem->line, name, file.whole, file.stem);
    return stem != nullptr ? stem : whole;
  }

  // Of a call: see join().
  const Row* row_of(std::string_view id, std::span<const FileName> file_names) const {
    const auto first = [&](const auto& row_named) {
      const Row* row = nullptr;
      for (std::size_t i = 0; i < file_names.size() && row == nullptr; ++i) row = row_named(file_names[i]);
      return row;
    };
    const Row* row = find(id);
    // An id that was made of the file's name is no better a name than the others.
    if (row == nullptr || (!file_names.empty() && id == file_names.back().stem)) {
      row = first([&](const FileName& file) { return find(file); });
      if (row != nullptr) ++row->files;
    }
    if (row != nullptr) return row;
    row = find_number(id);
    if (row == nullptr) row = first([&](const FileName& file) { return find_number(file.stem); });
    if (row != nullptr) ++row->numbers;
    return row;
  }
};

Metadata::Metadata(std::unique_ptr<State> state) : state_(std::move(state)) {}
Metadata::Metadata(Metadata&&) noexcept = default;
Metadata& Metadata::operator=(Metadata&&) noexcept = default;
Metadata::~Metadata() = default;

Metadata Metadata::load(const std::string& path) { return parse(text_of_file("metadata", path), path); }

Metadata Metadata::parse(std::string_view csv, const std::string& name) {
  auto state = std::make_unique<State>();
  state->name = name;
  CsvFile file(csv, name, kColumns);
  if (!file.has(static_cast<std::size_t>(Column::call)))
    throw Error(
        "{}: no column \"call\" (or \"llamada\"), which names the call of a row by its id or its file's "
        "name; the columns are {}",
        name, file.headers());
  state->passed_over = file.passed_over();
  while (file.next()) {
    Row& row = state->rows.emplace_back();
    row.line = file.line();
    for (std::size_t i = 0; i < row.values.size(); ++i) row.values[i] = std::move(file[i]);
    if (row[Column::call].empty()) {
      file.mistake("no call is named in this row");
      continue;
    }
    if (const std::string& ring = row[Column::ring_seconds]; !ring.empty()) {
      row.ring_seconds = duration_in(ring);
      if (!row.ring_seconds || *row.ring_seconds < 0)
        file.mistake("expected seconds, such as 8 or 0:08, in \"ring_seconds\", found \"{}\"", ring);
    }
    if (std::string& start = row[Column::started_at]; !start.empty()) {
      std::string iso = iso_in(start);
      if (iso.empty())
        file.mistake(
            "expected a time such as 2026-05-14T09:12:00-05:00 or 14/05/2026 9:12, or a day, in "
            "\"started_at\", found \"{}\"",
            start);
      if (const std::string& hour = row[Column::hour]; !hour.empty() && !iso.empty()) {
        iso = with_hour(iso, hour);
        if (iso.empty()) file.mistake("expected a time of day such as 9:12 in \"hour\", found \"{}\"", hour);
      }
      start = std::move(iso);
    }
    if (const std::string& direction = row[Column::direction]; !direction.empty()) {
      row.direction = direction_named(direction);
      if (row.direction == Direction::unknown)
        file.mistake("expected inbound, outbound or internal in \"direction\", found \"{}\"", direction);
    }
    if (const std::string_view party = party_that_ended(row[Column::ended_by]); !party.empty())
      row.values[static_cast<std::size_t>(Column::ended_by)] = party;
    const auto [first, fresh] = state->by_call.emplace(row[Column::call], &row);
    if (!fresh)
      file.mistake("call \"{}\" is named in line {} already", row[Column::call], first->second->line);
  }
  return Metadata(std::move(state));
}

void Metadata::join(Call& call, std::span<const FileName> file_names) const {
  const Row* row = state_->row_of(call.id, file_names);
  if (row == nullptr) return;
  ++row->calls;

  std::string differs;
  const auto note_difference = [&](Column column) {
    differs += fmt::format("{}{}", differs.empty() ? "" : ", ", name_of(column));
  };
  const auto fill = [&](std::string_view& field, Column column) {
    const std::string& value = (*row)[column];
    if (value.empty()) return;
    if (field.empty())
      field = call.arena.keep(value);
    else if (field != value && (column != Column::ended_by || party_that_ended(field) != value))
      note_difference(column);
  };
  fill(call.agent.id, Column::agent);
  fill(call.agent.name, Column::agent_name);
  fill(call.queue, Column::queue);
  // People write either into it, and a name must not pass for an id: ids stay where names are left out.
  const bool customer_named = (*row)[Column::customer].find_first_of("0123456789") == std::string::npos;
  fill(customer_named ? call.customer.name : call.customer.id, Column::customer);
  fill(call.started_at, Column::started_at);
  fill(call.ended_by, Column::ended_by);
  fill(call.language, Column::language);
  if (call.direction == Direction::unknown)
    call.direction = row->direction;
  else if (row->direction != Direction::unknown && row->direction != call.direction)
    note_difference(Column::direction);
  if (!call.ring_seconds)
    call.ring_seconds = row->ring_seconds;
  else if (row->ring_seconds && *row->ring_seconds != *call.ring_seconds)
    note_difference(Column::ring_seconds);
  if (call.company.empty()) take_names((*row)[Column::company], call);
  if (!differs.empty())
    call.doubts.push_back({.kind = DoubtKind::metadata_differs, .at = row->line, .text = differs});
}

std::vector<std::string> Metadata::unused() const {
  std::vector<std::string> calls;
  for (const Row& row : state_->rows)
    if (row.calls == 0) calls.push_back(row[Column::call]);
  return calls;
}

const std::string& Metadata::passed_over() const { return state_->passed_over; }

std::vector<std::string> Metadata::shortened() const {
  std::vector<std::string> calls;
  for (const Row& row : state_->rows)
    if (row.numbers > 0 && row.calls > 1) calls.push_back(row[Column::call]);
  return calls;
}

std::vector<std::string> Metadata::shared() const {
  std::vector<std::string> calls;
  for (const Row& row : state_->rows)
    if (row.files > 1) calls.push_back(row[Column::call]);
  return calls;
}

}  // namespace cortesia::read
