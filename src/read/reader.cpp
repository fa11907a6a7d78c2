// From a block to its calls: decoding, detection, the format's reader, and what all calls have in common.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "read/cut.hpp"
#include "read/detect.hpp"
#include "read/draft.hpp"
#include "read/encoding.hpp"
#include "read/file_names.hpp"
#include "read/finish.hpp"
#include "read/hangup.hpp"
#include "read/json_cut.hpp"
#include "read/metadata.hpp"
#include "read/read.hpp"
#include "read/rttm.hpp"
#include "read/seems_said.hpp"

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

Error unknown_format(const Shape& shape) {
  if (shape.has("turns", JsonKind::null))
    return Error("expected a call with a list of \"turns\", found null; one without words has \"turns\": []");
  const std::string keys = shape.root_keys();
  return Error("no known format: the JSON {}; see \"cortesia list formats\"",
               keys.empty() ? "is no object with turns" : fmt::format("has the keys {}", keys));
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
  void plant(const Document& document);
  bool read_tree(const Document& document, bool named, const Format* hint = nullptr);
  static Detected recognise(const Node& root, const Shape& shape, const Format* hint);
  void read_found(const Detected& found, const Document* document);
  void read_within(const std::vector<CallWithin>& calls);
  void read_text(const Format* one, const Document& document);
  void begin(const Format& one);
  std::string_view repaired(std::string_view bytes);
  void refuse(std::string id, const std::string& why);
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
  std::string source, fallback_id;                  // of the piece that is being read
  RttmBeside beside;                                // the block
  bool alone = true;                                // the piece is the whole file
  const Format* format = nullptr;                   // that reads it
  UnreadableKind trouble = UnreadableKind::format;  // what kind it is, if it cannot be read
  std::optional<JsonTree> tree;                     // of JSON: in which its format was recognised
  std::vector<Doubt> doubts;                        // about the piece, for the calls in it
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
  beside = block.speakers.empty() ? RttmBeside{} : RttmBeside{block.speakers_name, block.speakers};
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
    trouble = block.trouble;
    refuse(guess_id(block.bytes), *block.error);
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
  trouble = UnreadableKind::format;
  try {
    begin(*find_format(block.format));
    Draft draft(desk);
    for (const auto& [begin_at, end] : block.elements) {
      const std::string_view page = std::string_view(block.bytes).substr(begin_at, end - begin_at);
      plant({page, begin_at});
      trouble = UnreadableKind::content;
      format->fill(tree->root(), draft);
      tree->add_doubts(desk.call);
    }
    draft.end_call();
  } catch (const Error& error) {
    refuse(guess_id(block.bytes), error.what());
  }
}

void Reader::State::refuse(std::string id, const std::string& why) {
  const Unreadable unreadable{id.empty() ? fallback_id : std::move(id), source, why, trouble};
  (*sink)(nullptr, &unreadable);
}

void Reader::State::empty_desk() {
  desk.call.clear();
  desk.events_by_time.clear();
}

void Reader::State::begin(const Format& one) {
  if (!one.read && !one.fill) throw Error("{} is recognised and not read; {}", one.about, one.remedy);
  empty_desk();
  format = &one;
  trouble = UnreadableKind::content;
}

// A line or an element: one call, or trouble that costs no other.
void Reader::State::read_piece(std::string_view bytes, std::uint64_t offset, const Format* hint) {
  doubts.clear();
  trouble = UnreadableKind::format;
  if (bytes.size() > options.max_call) {
    trouble = UnreadableKind::large;
    refuse(guess_id(bytes), over_limit("a call", options.max_call));
    return;
  }
  try {
    read_json({bytes, offset}, hint);
  } catch (const Error& error) {
    refuse(guess_id(bytes), error.what());
  }
}

// `hint` is what the file's first calls are; a call that is something else is still read as what it is.
void Reader::State::read_json(Document document, const Format* hint) {
  try {
    if (hint != nullptr && hint->read) {
      begin(*hint);
      return hint->read(document, desk);
    }
  } catch (const Error&) {
    if (is_utf8(document.bytes)) {
      plant(document);
      trouble = UnreadableKind::content;
      if (hint->fits(Shape::of_json(tree->root()))) throw;
    }
  }
  read_tree(document, true, hint);
}

// What is no call by itself, having no turns, is taken for what the others are, where these have a reader
// that knows.
Detected Reader::State::recognise(const Node& root, const Shape& shape, const Format* hint) {
  Detected found = detect(root, shape);
  if (!found.format && hint && hint->fill) found.format = hint;
  return found;
}

void Reader::State::plant(const Document& document) {
  trouble = UnreadableKind::broken;
  tree.emplace(document, desk.tree_parser, desk.call.arena);
  trouble = UnreadableKind::format;
}

// False when it is plainly no transcript, and nobody named it.
bool Reader::State::read_tree(const Document& document, bool named, const Format* hint) {
  try {
    plant(document);
  } catch (const Error&) {
    if (!is_utf8(document.bytes)) return read_tree({repaired(document.bytes), document.offset}, named, hint);
    // What no tree can hold - a thousand levels, 1e400 - is none of cortesia's keys, or named by its reader.
    if (document.bytes.find("\"turns\"") == std::string_view::npos ||
        !find_json_flaw(document.bytes).what.empty())
      throw;
    begin(*find_format("cortesia"));
    format->read(document, desk);
    return true;
  }
  const Node root = tree->root();
  const Shape shape = Shape::of_json(root);
  const Detected found = recognise(root, shape, hint);
  if (const std::vector<CallWithin> calls = calls_within(root, shape, found); !calls.empty()) {
    read_within(calls);
    return true;
  }
  if (!found.format) {
    if (!named && !json_seems_said(shape, document.bytes, roles)) return false;
    throw unknown_format(shape);
  }
  read_found(found, &document);
  return true;
}

// `document` is the tree's, or nullptr for a call within it. What reads bytes gets the document's, or, from
// within one, the value written out again.
void Reader::State::read_found(const Detected& found, const Document* document) {
  begin(*found.format);
  if (format->fill) {
    Draft draft(desk);
    format->fill(found.root, draft);
    tree->add_doubts(desk.call);
    draft.end_call();
  } else if (document && found.under.empty()) {
    format->read(*document, desk);
  } else {
    const std::string json = found.root.json();
    format->read({json, Document::kNowhere}, desk);
  }
}

// A list of calls under a key of the document: each is one, or trouble that costs no other.
void Reader::State::read_within(const std::vector<CallWithin>& calls) {
  alone = false;
  const std::string outer_source = source;
  const std::string outer_id = fallback_id;
  const Format* hint = nullptr;  // what the call before was
  for (std::size_t i = 0; i < calls.size(); ++i) {
    source = fmt::format("{}#{}", outer_source, i);
    const auto& [call, id] = calls[i];
    fallback_id = id.empty() ? fmt::format("{}#{}", outer_id, i) : std::string(id);
    trouble = UnreadableKind::format;
    try {
      const Shape shape = Shape::of_json(call);
      const Detected found = recognise(call, shape, hint);
      if (!found.format) throw unknown_format(shape);
      read_found(found, nullptr);
      hint = format;
    } catch (const Error& error) {
      refuse(std::string(call["call_id"].text()), error.what());
    }
  }
}

void Reader::State::read_text(const Format* one, const Document& document) {
  if (const std::string headers = one ? "" : quoted_headers_of(document.bytes); !headers.empty()) {
    trouble = UnreadableKind::no_column;
    throw Error(
        "no turns found: it is a table, and none of its headers is known for the texts: {}; say which it is "
        "with --columns text=HEADER",
        headers);
  }
  if (!one) {
    trouble = UnreadableKind::no_turns;
    throw Error(
        "no turns found: expected JSON, or lines such as \"Agente: ...\" and \"[00:12] Cliente: ...\", see "
        "\"cortesia list formats\"; where one person says it all, --role =agent says so");
  }
  begin(*one);
  one->read(document, desk);
}

// As UTF-8 in a buffer with padding; what had to be guessed becomes a doubt.
std::string_view Reader::State::repaired(std::string_view bytes) {
  if (is_utf8(bytes)) return bytes;
  repaired_bytes = to_utf8(bytes, doubts);
  repaired_bytes.reserve(repaired_bytes.size() + simdjson::SIMDJSON_PADDING);
  return repaired_bytes;
}

// True when the file was met in a folder and is plainly no transcript.
bool Reader::State::read_whole(const Block& block) {
  doubts.clear();
  trouble = UnreadableKind::format;
  std::string_view bytes = block.bytes;
  try {
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      trouble = UnreadableKind::empty;
      throw Error("{}", bytes.empty() ? "empty file" : "empty file: nothing but white space");
    }
    const Format* given = find_format(block.format);
    // Of JSON the parser asks the same.
    if ((given || !begins_as_json(bytes)) && !is_utf8(bytes)) bytes = repaired(bytes);
    const Document document{bytes, block.offset, block.cut == Block::Cut::rows ? block.first_line : 0};
    if (given) {
      read_text(given, document);
    } else if (begins_as_json_or_lines(bytes)) {
      return !read_tree(document, block.named);
    } else {
      const Shape shape = Shape::of_text(bytes, roles, columns);
      const Format* found = detect_text(shape);
      // A recording in which one person speaks, or a letter.
      if (!found && roles.tells_unlabelled()) found = find_format("text");
      if (!found && !block.named && !text_seems_said(shape, bytes)) return true;
      read_text(found, {.bytes = bytes, .offset = block.offset, .shape = &shape});
    }
  } catch (const Error& error) {
    refuse(guess_id(bytes), error.what());
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
  if (alone && place.empty()) take_speakers(call, path, name, beside);
  put_encoding_right(call);
  place_events(call, desk.events_by_time);
  check_turns(call);
  doubt_channels(call);
  std::vector<FileName> names;
  if (alone && place.empty() && (metadata != nullptr || options.role_file)) names = file_names(path, name);
  try {
    if (metadata != nullptr) metadata->join(call, names);
  } catch (const Error& error) {
    const Unreadable unreadable{std::string(call.id), source, error.what(), UnreadableKind::metadata};
    (*sink)(nullptr, &unreadable);
    empty_desk();
    return;
  }
  roles.assign(call, names);  // knows the parties by their names, too
  settle_ended_by(call);
  apply_options(call, options);
  (*sink)(&call, nullptr);
  empty_desk();
}

}  // namespace cortesia::read
