// From a block to its calls: decoding, detection, the format's reader, and what all calls have in common.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "read/csv_file.hpp"
#include "read/cut.hpp"
#include "read/detect.hpp"
#include "read/draft.hpp"
#include "read/finish.hpp"
#include "read/json_cut.hpp"
#include "read/metadata.hpp"
#include "read/read.hpp"
#include "read/rttm.hpp"

namespace cortesia::read {
namespace {

// The id of a call that cannot be read, where its beginning shows it.
std::string guess_id(std::string_view bytes) {
  static constexpr std::string_view kKey = "\"call_id\"";
  bytes = bytes.substr(0, 4096);
  std::size_t at = bytes.find(kKey);
  if (at == std::string_view::npos) return {};
  at = skip_json_space(bytes, at + kKey.size());
  if (at >= bytes.size() || bytes[at] != ':') return {};
  at = skip_json_space(bytes, at + 1);
  if (at >= bytes.size() || bytes[at] != '"') return {};
  const std::string_view id = bytes.substr(at + 1, bytes.find('"', at + 1) - at - 1);
  const bool plain = id.find('\\') == std::string_view::npos && is_utf8(id) && id.size() <= 200;
  return plain ? std::string(id) : std::string();
}

}  // namespace

struct Reader::State : HandIn {
  State(const Options& all_options, const Metadata* the_metadata)
      : options(all_options),
        metadata(the_metadata),
        roles(all_options.roles, all_options.role_file.get()),
        columns(all_options.columns),
        desk(roles, columns, *this) {}

  bool read(const Block& block, const Sink& to);
  bool read_whole(const Block& block);
  void read_pages(const Block& block);
  void read_piece(std::string_view bytes, std::uint64_t offset, const Format* hint);
  void read_json(Document document, const Format* hint);
  bool read_within(const Document& document, const Shape& shape);
  void read_as(const Format& one, const Document& document);
  void read_as(const Detected& found, const Shape& shape);
  std::string_view repaired(std::string_view bytes);
  void refuse(std::string_view bytes, const std::string& why);
  void empty_desk();
  using HandIn::hand_in;
  void hand_in(std::string_view place) override;

  const Options& options;
  const Metadata* metadata;
  Roles roles;
  Columns columns;
  Desk desk;
  const Sink* sink = nullptr;
  std::string_view path, name;
  std::string source, fallback_id;  // of the piece that is being read
  bool alone = true;                // the piece is the whole file
  bool within = false;              // it is an element of a list in one
  const Format* format = nullptr;   // that reads it
  std::vector<Doubt> doubts;        // about the piece, for the calls in it
  std::string repaired_bytes;
};

Reader::Reader(const Options& options, const Metadata* metadata)
    : state_(std::make_unique<State>(options, metadata)) {}
Reader::~Reader() = default;
bool Reader::read(const Block& block, const Sink& sink) { return state_->read(block, sink); }

bool Reader::State::read(const Block& block, const Sink& to) {
  sink = &to;
  path = block.source;
  name = block.name.empty() ? block.source : block.name;
  alone = block.cut == Block::Cut::whole || block.cut == Block::Cut::pages;
  const auto place = [this, &block](std::uint64_t number) {
    source = path;
    fallback_id = without_ending(name);
    if (alone) return;
    const std::string suffix = fmt::format("{}{}", block.cut == Block::Cut::elements ? '#' : ':', number);
    source += suffix;
    fallback_id += suffix;
  };
  if (block.error) {
    place(block.cut == Block::Cut::elements ? block.first_element : block.first_line);
    refuse(block.bytes, *block.error);
    return false;
  }
  const Format* hint = find_format(block.format);
  switch (block.cut) {
    case Block::Cut::whole:
      place(0);
      return read_whole(block);
    case Block::Cut::lines: {
      std::uint64_t number = block.first_line;
      const std::string_view bytes = block.bytes;
      for (std::size_t at = 0; at < bytes.size(); ++number) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        if (skip_json_space(line, 0) != line.size()) {
          place(number);
          read_piece(line, block.offset + at, hint);
        }
        at = end + 1;
      }
      return false;
    }
    case Block::Cut::elements: {
      std::uint64_t number = block.first_element;
      for (const auto& [begin, end] : block.elements) {
        place(number++);
        read_piece(std::string_view(block.bytes).substr(begin, end - begin), block.offset + begin, hint);
      }
      return false;
    }
    case Block::Cut::rows:
      source = path;
      fallback_id = without_ending(name);
      return read_whole(block);
    case Block::Cut::pages:
      place(0);
      read_pages(block);
      return false;
  }
  return false;
}

void Reader::State::read_pages(const Block& block) {
  doubts.clear();
  try {
    std::vector<Document> pages;
    for (const auto& [begin, end] : block.elements)
      pages.push_back({std::string_view(block.bytes).substr(begin, end - begin), begin});
    const Detected found = detect(pages[0], Shape::of_json(pages[0], desk.parser), desk.parser);
    empty_desk();
    format = found.format;
    read_tree(pages, desk, format->fill);
  } catch (const Error& error) {
    refuse(block.bytes, error.what());
  }
}

void Reader::State::refuse(std::string_view bytes, const std::string& why) {
  std::string id = guess_id(bytes);
  const Unreadable unreadable{id.empty() ? fallback_id : std::move(id), source, why};
  (*sink)(nullptr, &unreadable);
}

void Reader::State::empty_desk() {
  desk.call.clear();
  desk.events_by_time.clear();
}

// A line or an element: one call, or trouble that costs no other.
void Reader::State::read_piece(std::string_view bytes, std::uint64_t offset, const Format* hint) {
  doubts.clear();
  if (bytes.size() > options.max_call) {
    refuse(bytes, over_limit("a call", options.max_call));
    return;
  }
  try {
    read_json({bytes, offset}, hint);
  } catch (const Error& error) {
    refuse(bytes, error.what());
  }
}

void Reader::State::read_as(const Detected& found, const Shape& shape) {
  if (found.format) return read_as(*found.format, found.document);
  if (!shape.is_json())
    throw Error(
        "no turns found: expected JSON, or lines such as \"Agente: ...\" and \"[00:12] Cliente: ...\"; see "
        "\"cortesia "
        "list formats\"");
  if (const JsonFlaw flaw = find_json_flaw(found.document.bytes); !flaw.what.empty())
    throw Error("broken JSON at byte {}: {}", found.document.offset + flaw.offset, flaw.what);
  const std::string keys = shape.root_keys();
  throw Error("no known format: the JSON {}; see \"cortesia list formats\"",
              keys.empty() ? "is no object with turns" : fmt::format("has the keys {}", keys));
}

// `hint` is what the file's first calls are; a call that is something else is still read as what it is.
void Reader::State::read_json(Document document, const Format* hint) {
  try {
    if (hint != nullptr) return read_as(*hint, document);
  } catch (const Error&) {
    if (is_utf8(document.bytes) && hint->fits(Shape::of_json(document, desk.parser))) throw;
  }
  if (!is_utf8(document.bytes)) document.bytes = repaired(document.bytes);
  const Shape shape = Shape::of_json(document, desk.parser);
  const Detected found = detect(document, shape, desk.parser);
  if (!found.format && read_within(document, shape)) return;
  read_as(found, shape);
}

// A list of calls under a key of the document: each is one, or trouble that costs no other.
bool Reader::State::read_within(const Document& document, const Shape& shape) {
  if (!shape.is_json() || within) return false;
  const std::vector<Document> calls = calls_within(document, shape, desk.parser);
  if (calls.empty()) return false;
  within = true;
  alone = false;
  const std::string outer_source = source;
  const std::string outer_id = fallback_id;
  const Format* hint = nullptr;  // what the call before was
  for (std::size_t i = 0; i < calls.size(); ++i) {
    source = fmt::format("{}#{}", outer_source, i);
    fallback_id = fmt::format("{}#{}", outer_id, i);
    try {
      read_json(calls[i], hint);
      hint = format;
    } catch (const Error& error) {
      refuse(calls[i].bytes, error.what());
    }
  }
  within = false;
  return true;
}

void Reader::State::read_as(const Format& one, const Document& document) {
  if (!one.read && !one.fill) throw Error("{} is recognised and not read; {}", one.about, one.remedy);
  empty_desk();
  format = &one;
  if (one.fill)
    read_tree({&document, 1}, desk, one.fill);
  else
    one.read(document, desk);
}

// As UTF-8 in a buffer with padding; what had to be guessed becomes a doubt.
std::string_view Reader::State::repaired(std::string_view bytes) {
  switch (guess_encoding(bytes)) {
    case Encoding::utf8:
      return bytes;
    case Encoding::cp1252:
      repaired_bytes = cp1252_to_utf8(bytes);
      doubts.push_back({.kind = DoubtKind::not_utf8});
      break;
    case Encoding::broken_utf8:
      repaired_bytes = replace_invalid_utf8(bytes);
      doubts.push_back({.kind = DoubtKind::broken_utf8, .at = valid_utf8_prefix(bytes)});
      break;
  }
  repaired_bytes.reserve(repaired_bytes.size() + simdjson::SIMDJSON_PADDING);
  return repaired_bytes;
}

// True when the file was met in a folder and is plainly no transcript.
bool Reader::State::read_whole(const Block& block) {
  doubts.clear();
  std::string_view bytes = block.bytes;
  try {
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos)
      throw Error("{}", bytes.empty() ? "empty file" : "empty file: nothing but white space");
    if (!simdjson::validate_utf8(bytes)) bytes = repaired(bytes);
    const Document document{bytes, block.offset, block.cut == Block::Cut::rows ? block.first_line : 0};
    if (const Format* given = find_format(block.format)) {
      read_as(*given, document);
      return false;
    }
    const Shape shape =
        begins_as_json(bytes) ? Shape::of_json(document, desk.parser) : Shape::of_text(bytes, roles, columns);
    const Detected found = detect(document, shape, desk.parser);
    if (!found.format && read_within(document, shape)) return false;
    if (!block.named && !found.format && !shape.may_hold_turns()) return true;
    read_as(found, shape);
  } catch (const Error& error) {
    refuse(bytes, error.what());
  }
  return false;
}

void Reader::State::hand_in(std::string_view place) {
  Call& call = desk.call;
  call.source = call.arena.keep(fmt::format("{}{}", source, place));
  call.format = format->name;
  call.id_is_name = call.id.empty();
  if (call.id_is_name) call.id = call.arena.keep(fmt::format("{}{}", fallback_id, place));
  // Contact Lens names its files after the contact, and may leave it out in them.
  if (const std::size_t end = call.id.find("_analysis_");
      call.id_is_name && end != std::string_view::npos && call.format.starts_with("contact-lens")) {
    call.id = call.id.substr(0, end);
    call.id_is_name = false;
  }
  call.doubts.insert(call.doubts.end(), doubts.begin(), doubts.end());
  if (alone && place.empty()) take_speakers(call, path, name);
  place_events(call, desk.events_by_time);
  check_turns(call);
  doubt_channels(call);
  const std::string_view file_name = alone && place.empty() ? name : std::string_view{};
  try {
    if (metadata != nullptr) metadata->join(call, file_name);
  } catch (const Error& error) {
    const Unreadable unreadable{std::string(call.id), source, error.what()};
    (*sink)(nullptr, &unreadable);
    empty_desk();
    return;
  }
  roles.assign(call, file_name);  // knows the parties by their names, too
  apply_options(call, options);
  (*sink)(&call, nullptr);
  empty_desk();
}

}  // namespace cortesia::read
