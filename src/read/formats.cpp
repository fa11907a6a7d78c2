// The table of formats, in the order in which they are tried.
#include <algorithm>

#include "read/format.hpp"
#include "read/read.hpp"

namespace cortesia::read {
namespace {

constinit const Format kFormats[] = {
    {"cortesia", "cortesia JSON: a call an object, an array of them, or JSON Lines", looks_like_cortesia,
     read_cortesia},
    {"text", "plain text with speaker labels (\"Agente: ...\"), with or without times", looks_like_text,
     read_text},
};

}  // namespace

std::span<const Format> format_table() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &Format::name);
  return found == std::end(kFormats) ? nullptr : found;
}

const Format* detect(const Shape& shape) {
  const auto* found = std::ranges::find_if(kFormats, [&](const Format& f) { return f.looks_like(shape); });
  return found == std::end(kFormats) ? nullptr : found;
}

std::vector<FormatInfo> formats() {
  std::vector<FormatInfo> infos;
  for (const Format& format : kFormats) infos.push_back({format.name, format.about});
  return infos;
}

}  // namespace cortesia::read
