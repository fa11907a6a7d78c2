#include "read/look.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/quoted.hpp"
#include "base/utf8.hpp"
#include "read/detect.hpp"
#include "read/encoding.hpp"
#include "read/json_cut.hpp"
#include "read/seems_said.hpp"

namespace cortesia::read {
namespace {

std::string quoted(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) append_quoted(all, text);
  return all;
}

std::string_view encoding_told(DoubtKind kind) {
  if (kind == DoubtKind::broken_utf8) return "the text is UTF-8 with bytes in it that are none";
  return "the text is not UTF-8; it is taken for Windows-1252 (Latin-1)";
}

std::string_view first_piece(const Block& block) {
  const std::string_view bytes = block.bytes;
  if (!block.elements.empty()) {
    const auto& [begin, end] = block.elements.front();
    return bytes.substr(begin, end - begin);
  }
  if (block.cut != Block::Cut::lines) return bytes;
  std::size_t begin = skip_json_space(bytes, 0);
  return bytes.substr(begin, std::min(bytes.find('\n', begin), bytes.size()) - begin);
}

void tell_cut(const Block& block, Look& look) {
  if (block.cut == Block::Cut::lines) look.because.emplace_back("it is JSON Lines: a call a line");
  if (block.cut == Block::Cut::elements) look.because.emplace_back("it is a list in JSON: a call an element");
  if (block.cut == Block::Cut::rows)
    look.because.emplace_back("it is a table larger than a call may be, read call by call");
  if (block.cut == Block::Cut::pages)
    look.because.push_back(fmt::format("it is {} pages of one call", block.elements.size()));
}

void tell_text(const Shape& shape, std::string_view bytes, Look& look) {
  const TextSurvey& text = shape.text();
  if (shape.header().is_table()) {
    std::string columns;
    for (std::size_t i = 0; i < std::size(kColumnNames); ++i)
      if (shape.header().find(static_cast<Column>(i)))
        columns += fmt::format("{}{}", columns.empty() ? "" : ", ", kColumnNames[i]);
    look.because.push_back(fmt::format("its first line heads columns that are known: {}", columns));
    if (!shape.header().unused.empty())
      look.because.push_back(
          fmt::format("its other headers are not used: {}; say what one is with --columns "
                      "MEANING=HEADER",
                      shape.header().unused));
    return;
  }
  if (const std::string headers = look.format.empty() ? quoted_headers_of(bytes) : ""; !headers.empty()) {
    look.because.push_back(fmt::format("it is a table, with the headers {}", headers));
    return;
  }
  if (look.format == "stm") {
    look.because.emplace_back("its lines hold a file, a channel, a speaker, two times and a text");
    return;
  }
  if (text.subtitles) look.because.emplace_back("it begins with WEBVTT");
  if (text.bare_arrows > 0)
    look.because.push_back(fmt::format("{} lines hold \"time --> time\"", text.bare_arrows));
  if (text.arrows > 0)
    look.because.push_back(fmt::format("{} lines begin with [time --> time]", text.arrows));
  look.because.push_back(fmt::format("{} of {} lines begin with a speaker's label, of {} speakers",
                                     text.labelled, text.lines, text.distinct_labels));
}

void tell_json(const Detected& found, const Shape& outer, const Shape& inner, Look& look) {
  if (!found.under.empty()) look.because.push_back(fmt::format("the call stands under \"{}\"", found.under));
  std::vector<std::string> marks;
  if (found.format) {
    if (!found.format->fits(inner) && inner.fits(found.format->silent, &marks)) {
      look.because.push_back(fmt::format("the JSON has {}, and no words", quoted(marks)));
      return;
    }
    inner.fits(found.format->marks, &marks);
    if (marks.empty() && found.format->round != Format::Round::marked) {
      look.because.emplace_back("the JSON has no vendor's marks, but turns all the same");
      return;
    }
    if (marks.empty()) marks.emplace_back("turns");
    look.because.push_back(fmt::format("the JSON has {}", quoted(marks)));
    return;
  }
  if (const std::string keys = outer.root_keys(); !keys.empty())
    look.because.push_back(fmt::format("the JSON has {}, which are no known format's", keys));
  for (const Format& format : format_table()) {
    std::vector<std::string> lacking;
    outer.fits(format.marks, &marks, &lacking);
    if (!marks.empty()) look.nearest.push_back(fmt::format("{}, but for {}", format.about, quoted(lacking)));
  }
}

void tell_document(const Node& root, Look& look);

// A list of calls in a document that is none itself.
bool tell_calls_within(const Node& root, const Shape& shape, const Detected& known, Look& look) {
  const std::vector<CallWithin> calls = calls_within(root, shape, known);
  if (calls.empty()) return false;
  const std::string_view how = calls.front().id.empty() ? "a list of " : "";
  look.because.push_back(fmt::format("it holds {}{} calls{}", how, calls.size(),
                                     calls.front().id.empty() ? "" : ", each under its id"));
  tell_document(calls.front().node, look);
  return true;
}

void tell_document(const Node& root, Look& look) {
  const Shape shape = Shape::of_json(root);
  const Detected found = detect(root, shape);
  if (tell_calls_within(root, shape, found, look)) return;
  if (found.format) look.format = found.format->name, look.about = found.format->about;
  tell_json(found, shape, Shape::of_json(found.root), look);
}

}  // namespace

Look look_at(const Block& block, const Options& options) {
  Look look;
  std::string bytes(first_piece(block));
  if (!is_utf8(bytes)) {
    std::vector<Doubt> doubts;
    bytes = to_utf8(bytes, doubts);
    for (const Doubt& doubt : doubts) look.because.emplace_back(encoding_told(doubt.kind));
  }
  tell_cut(block, look);
  bytes.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
  try {
    if (begins_as_json_or_lines(bytes)) {
      simdjson::dom::parser parser;
      Arena arena;
      JsonTree tree({bytes, 0}, parser, arena);
      tell_document(tree.root(), look);
    } else {
      const Roles roles(options.roles, options.role_file.get());
      const Shape shape = Shape::of_text(bytes, roles, Columns(options.columns));
      if (const Format* format = detect_text(shape)) look.format = format->name, look.about = format->about;
      tell_text(shape, bytes, look);
    }
  } catch (const Error& error) {
    look.because.emplace_back(error.what());
  }
  return look;
}

}  // namespace cortesia::read
