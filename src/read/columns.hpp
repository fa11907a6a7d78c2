// What the columns of a table of turns or calls mean, told by their headers in Spanish or English, or by the
// user.
//
// Headers are compared without case, accents, spaces and small words: "ID de llamada" is "id_llamada". Shared
// by all threads, never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cortesia::read {

enum class Column : std::uint8_t {
  call,
  turn,  // its number, which orders the rows of a call
  speaker,
  role,
  start,
  end,
  duration,
  text,
  started_at,
  language,
  queue,
  agent,
  customer,
  company,
  direction,
  ended_by,
  channel,
  answered_at,  // of a row a call: when somebody picked up
  hour,         // at which the call started, beside a day
  other
};
inline constexpr std::string_view kColumnNames[] = {
    "call",      "turn",       "speaker",  "role",        "start", "end",      "duration",
    "text",      "started_at", "language", "queue",       "agent", "customer", "company",
    "direction", "ended_by",   "channel",  "answered_at", "hour"};

// A table's header: what each column means, each meaning once.
struct Header {
  std::vector<Column> columns;
  std::vector<bool> milliseconds;  // the header says so: "start_ms"
  std::string unused;              // those that mean nothing that is known, each in quotes
  bool unclear = false;            // several columns hold dialogues, and none is known for the texts
  std::string missing;             // those that the user named and the table does not have; the same

  std::optional<std::size_t> find(Column column) const;
  bool is_table() const { return columns.size() > 1 && find(Column::text).has_value(); }
};

// A header without what says nothing: "ID de llamada", "id_llamada" and "IdLlamada" are "idllamada", and
// "Offset (ms)" is "offset", in milliseconds.
struct PlainHeader {
  std::string name;
  bool milliseconds = false;
};
PlainHeader plain_header(std::string_view header);

class Columns {
 public:
  // `given`: --columns MEANING=HEADER; wins over the list of known headers. Throws Error for what is no
  // meaning.
  explicit Columns(const std::vector<std::pair<std::string, std::string>>& given);

  Header recognise(const std::vector<std::string>& headers) const;

 private:
  struct Given {
    std::string header, folded;
    Column column;
  };
  std::vector<Given> given_;
};

}  // namespace cortesia::read
