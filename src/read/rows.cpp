// A table larger than a call may be, cut between its calls: each block is the header and the rows of some.
//
// The rows of a call must stand together, for nothing of a call is kept when the next one begins but that it
// was there. A call that comes back is refused, with all behind it: half a call would get a verdict.
#include <algorithm>
#include <functional>
#include <unordered_set>

#include <fmt/format.h>
#include <simdjson.h>

#include "base/utf8.hpp"
#include "read/columns.hpp"
#include "read/csv.hpp"
#include "read/cut.hpp"

namespace cortesia::read {
namespace {

class RowCutter : public Cutter {
 public:
  // `ahead` begins with the `head` bytes of the header.
  RowCutter(Stream& stream, std::size_t max_call, std::size_t head, char separator, std::size_t call_column)
      : stream_(stream),
        max_call_(max_call),
        head_(stream.ahead.substr(0, head)),
        separator_(separator),
        call_column_(call_column) {
    line_ += static_cast<std::uint64_t>(std::ranges::count(head_, '\n'));
    stream_.drop(head);
  }

  bool next(Block& block) override {
    if (done_) return false;
    block.cut = Block::Cut::rows;
    block.format = "table";
    block.first_line = line_;
    std::size_t size = 0;     // of the calls that are complete
    std::uint64_t lines = 0;  // in them
    std::string trouble;
    while (size < Stream::kBlock && trouble.empty()) {
      const Call call = next_call(size);
      if (call.size == 0) break;
      if (call.size > max_call_)
        trouble = over_limit("a call", max_call_);
      else if (!seen_.insert(std::hash<std::string>()(call.id)).second)
        trouble = fmt::format(
            "the rows of call \"{}\" stand apart, and the table is larger than one call may be: "
            "sort it by call, or raise --max-call; what follows was not read",
            call.id);
      if (!trouble.empty()) break;
      size += call.size;
      lines += call.lines;
    }
    if (!trouble.empty() && size == 0) {  // else it is met again at the head of the next block
      done_ = true;
      stream_.refuse(block, trouble, UnreadableKind::large);
      return true;
    }
    if (size == 0) return false;
    stream_.give(size, block);
    block.bytes.insert(0, head_);
    block.bytes.reserve(block.bytes.size() + simdjson::SIMDJSON_PADDING);
    line_ += lines;
    return true;
  }

 private:
  struct Call {
    std::string id;
    std::size_t size = 0;  // in bytes; 0: there is none
    std::uint64_t lines = 0;
  };

  // The rows from `begin` of `ahead` on that share a call.
  Call next_call(std::size_t begin) {
    Call call;
    std::vector<std::string> fields;
    for (;;) {
      const std::size_t at = begin + call.size;
      const std::size_t row = next_row(at, fields);
      if (row == 0) return call;
      const std::string id = call_column_ < fields.size() ? fields[call_column_] : std::string();
      if (call.size == 0) call.id = id;
      if (id != call.id) return call;
      call.size += row;
      const std::string_view rows(stream_.ahead);
      call.lines += static_cast<std::uint64_t>(std::ranges::count(rows.substr(at, row), '\n'));
      if (call.size > max_call_) return call;
    }
  }

  // Bytes of the row at `at`; 0 at the end of the table.
  std::size_t next_row(std::size_t at, std::vector<std::string>& fields) {
    for (;;) {
      const std::string_view rest = std::string_view(stream_.ahead).substr(at);
      CsvRows rows(rest, separator_);
      try {
        const bool any = rows.next(fields);
        // A row that ends with what was read may go on.
        if (rows.left() > 0 || (stream_.ended && any)) return rest.size() - rows.left();
        if (stream_.ended) return 0;
      } catch (const Error&) {
        if (stream_.ended || rest.size() > max_call_) return rest.size();  // the table's reader says why
      }
      stream_.more();
    }
  }

  Stream& stream_;
  std::size_t max_call_;
  std::string head_;
  char separator_;
  std::size_t call_column_;
  std::unordered_set<std::size_t> seen_;  // calls, by hash
  std::uint64_t line_ = 1;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Cutter> cut_rows(Stream& stream, const Options& options) {
  if (!is_utf8(std::string_view(stream.ahead).substr(0, stream.ahead.find('\n')))) return nullptr;
  CsvRows rows(stream.ahead);
  std::vector<std::string> headers;
  try {
    rows.next(headers);
  } catch (const Error&) {
    return nullptr;
  }
  const Header header = Columns(options.columns).recognise(headers);
  const auto call = header.find(Column::call);
  if (!header.is_table() || !call) return nullptr;
  return std::make_unique<RowCutter>(stream, options.max_call, stream.ahead.size() - rows.left(),
                                     rows.separator(), *call);
}

}  // namespace cortesia::read
