#include "read/run.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <simdjson.h>

#include "base/error.hpp"
#include "model/report_schema.hpp"
#include "read/archive.hpp"
#include "read/cut.hpp"

namespace cortesia::read {
namespace {

namespace od = simdjson::ondemand;

// A report is some kilobytes: what is longer is another file.
constexpr std::size_t kLongestLine = std::size_t{64} << 20;

template <typename Names>
std::optional<std::size_t> index_in(const Names& names, std::string_view name) {
  const auto* at = std::ranges::find(names, name);
  if (at == std::end(names)) return std::nullopt;
  return static_cast<std::size_t>(at - std::begin(names));
}

std::string text(od::value value) { return std::string(std::string_view(value.get_string())); }

void read_checklist(od::object object, ComparedSide& out) {
  for (od::field field : object) {
    const std::string_view key = field.unescaped_key();
    if (key == "name") out.name = text(field.value());
    if (key == "version") out.version = text(field.value());
    if (key == "sha256") out.sha256 = text(field.value());
    if (key == "language") out.language = text(field.value());
  }
}

void read_identity(od::object object, RunCall& out) {
  for (od::field field : object) {
    const std::string_view key = field.unescaped_key();
    if (key == "id") out.id = text(field.value());
    if (key == "source") out.source = text(field.value());
  }
}

void read_finding(od::object object, RunCall& out) {
  std::string rule;
  std::optional<Verdict> verdict;
  bool waived = false;
  for (od::field field : object) {
    const std::string_view key = field.unescaped_key();
    if (key == "rule") rule = text(field.value());
    if (key == "waived") waived = true;
    if (key == "verdict") {
      const std::string name = text(field.value());
      const std::optional<std::size_t> index = index_in(kVerdictNames, name);
      if (!index) throw Error("unknown verdict \"{}\"; was it written by a later cortesia?", name);
      verdict = static_cast<Verdict>(*index);
    }
  }
  if (rule.empty() || !verdict) throw Error("expected a finding with its rule and verdict");
  out.findings.emplace_back(std::move(rule), counted(*verdict, waived));
}

void read_report(od::object object, RunCall& out) {
  bool outcome_known = false, schema_known = false;
  for (od::field field : object) {
    const std::string_view key = field.unescaped_key();
    if (key == "schema") {
      schema_known = true;
      if (const std::uint64_t schema = field.value().get_uint64(); schema != kReportSchema)
        throw Error("expected reports of schema {}, found schema {}", kReportSchema, schema);
    } else if (key == "checklist") {
      read_checklist(field.value().get_object(), out.checklist);
    } else if (key == "call") {
      read_identity(field.value().get_object(), out);
    } else if (key == "score") {
      if (od::value value = field.value(); !value.is_null()) out.score = value.get_double();
    } else if (key == "outcome") {
      const std::string name = text(field.value());
      const std::optional<std::size_t> index = index_in(kOutcomeNames, name);
      if (!index) throw Error("unknown outcome \"{}\"; was it written by a later cortesia?", name);
      out.outcome = static_cast<Outcome>(*index);
      outcome_known = true;
    } else if (key == "findings") {
      for (od::value finding : field.value().get_array()) read_finding(finding.get_object(), out);
    }
  }
  if (!schema_known || !outcome_known || out.id.empty())
    throw Error("expected a report, an object with schema, call and outcome");
}

}  // namespace

struct Run::State {
  explicit State(const std::string& name) : path(name), stream(std::make_unique<Stream>(open_file(name))) {
    more();
    if (!is_packed(stream->ahead)) return;
    try {
      unpack();
    } catch (const Error& error) {
      throw Error("is {}", error.what());
    }
  }

  void unpack() {
    archive = std::make_unique<Archive>(std::move(stream), std::string(), nullptr);
    Archive::Entry entry;
    do
      if (!archive->next(entry)) throw Error("an archive without files; expected a run");
    while (entry.left_out);
    if (entry.refused) throw Error("packed, and refused: {}", *entry.refused);
    stream = std::make_unique<Stream>(archive->open());
  }

  std::string path;
  std::unique_ptr<Archive> archive;  // that the run is packed in: its first file is read
  std::unique_ptr<Stream> stream;
  std::string line;
  std::size_t begin = 0;  // of what is not read yet, in what the stream has ahead
  std::uint64_t number = 0;
  od::parser parser;

  bool more() {
    if (stream->more()) return true;
    if (stream->trouble) throw Error("cannot be read: {}", *stream->trouble);
    return false;
  }
  bool next_line();
};

// The next line that is not empty, without its end; those of an array without what makes it one.
bool Run::State::next_line() {
  for (std::string& ahead = stream->ahead;;) {
    std::size_t end = ahead.find('\n', begin);
    while (end == std::string::npos) {
      ahead.erase(0, begin);
      begin = 0;
      const std::size_t searched = ahead.size();
      if (searched > kLongestLine) throw Error("has a line {} that is too long for a report", number + 1);
      if (!more()) {
        end = ahead.size();
        break;
      }
      end = ahead.find('\n', searched);
    }
    if (begin >= ahead.size()) return false;
    std::string_view found = std::string_view(ahead).substr(begin, end - begin);
    begin = std::min(end + 1, ahead.size());
    ++number;
    while (!found.empty() && (found.back() == '\r' || found.back() == ' ' || found.back() == ','))
      found.remove_suffix(1);
    if (found.empty() || found == "[" || found == "]") continue;
    line.reserve(found.size() + simdjson::SIMDJSON_PADDING);
    line = found;
    return true;
  }
}

Run::Run(const std::string& path) {
  try {
    state_ = std::make_unique<State>(path);
  } catch (const Error& error) {
    throw Error("run \"{}\" {}", path, error.what());
  }
}
Run::~Run() = default;

bool Run::next(RunCall& call) {
  try {
    if (!state_->next_line()) return false;
  } catch (const Error& error) {
    throw Error("run \"{}\" {}", state_->path, error.what());
  }
  call = RunCall();
  try {
    od::document json = state_->parser.iterate(state_->line.data(), state_->line.size(),
                                               state_->line.size() + simdjson::SIMDJSON_PADDING);
    read_report(json.get_object(), call);
  } catch (const simdjson::simdjson_error&) {
    throw Error("{}:{}: expected a report, as `cortesia audit --format jsonl` writes one a line",
                state_->path, state_->number);
  } catch (const Error& error) {
    throw Error("{}:{}: {}", state_->path, state_->number, error.what());
  }
  return true;
}

}  // namespace cortesia::read
