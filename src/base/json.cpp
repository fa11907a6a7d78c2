#include "base/json.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"

namespace cortesia::json {

namespace {

constexpr std::array<bool, 256> kNeedsEscape = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['"'] = table['\\'] = table[0x7F] = true;
  return table;
}();

void append_escape(std::string& out, unsigned char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr char kHex[] = "0123456789abcdef";
  const char text[] = {'\\', 'u', '0', '0', kHex[c >> 4], kHex[c & 15]};
  out.append(text, sizeof text);
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
  bool ascii = true, clean = true;
  for (const char byte : text) {
    const auto c = static_cast<unsigned char>(byte);
    ascii &= c < 0x80;
    clean &= !kNeedsEscape[c];
  }
  std::string repaired;
  if (!ascii && !is_utf8(text)) text = repaired = replace_invalid_utf8(text);
  out += '"';
  if (clean) {
    out += text;
  } else {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      auto c = static_cast<unsigned char>(text[at]);
      if (!kNeedsEscape[c]) continue;
      out += text.substr(kept, at - kept);
      append_escape(out, c);
      kept = at + 1;
    }
    out += text.substr(kept);
  }
  out += '"';
}

void append_integer(std::string& out, std::uint64_t value) {
  char digits[20];
  auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, end);
}

void append_number(std::string& out, double value, int decimals) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  static constexpr double kPowers[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
  double scaled = std::round(std::abs(value) * kPowers[decimals]);
  if (scaled >= 1e15) {  // no figure of a call; beyond what a double counts exactly
    char digits[32];
    auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    out.append(digits, end);
    return;
  }
  auto units = static_cast<std::uint64_t>(scaled);
  auto power = static_cast<std::uint64_t>(kPowers[decimals]);
  if (value < 0 && units != 0) out += '-';
  append_integer(out, units / power);
  std::uint64_t rest = units % power;
  if (rest == 0) return;
  out += '.';
  for (power /= 10; rest != 0; power /= 10) {
    out += static_cast<char>('0' + rest / power);
    rest %= power;
  }
}

void append_optional(std::string& out, const std::optional<double>& value, int decimals) {
  if (value) {
    append_number(out, *value, decimals);
  } else {
    out += "null";
  }
}

void Object::key(std::string_view name) {
  if (!first_) out_ += ',';
  first_ = false;
  append_text(out_, name);
  out_ += ':';
}

void Object::text(std::string_view name, std::string_view value) {
  key(name);
  append_text(out_, value);
}

void Object::text_if_any(std::string_view name, std::string_view value) {
  if (!value.empty()) text(name, value);
}

void Object::integer(std::string_view name, std::uint64_t value) {
  key(name);
  append_integer(out_, value);
}

void Object::number(std::string_view name, const std::optional<double>& value, int decimals) {
  key(name);
  append_optional(out_, value, decimals);
}

void Object::boolean(std::string_view name, bool value) {
  key(name);
  out_ += value ? "true" : "false";
}

void Object::null(std::string_view name) {
  key(name);
  out_ += "null";
}

}  // namespace cortesia::json
