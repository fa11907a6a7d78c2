// Reads the shipped checklists when cortesia is built, and writes them as C++: the definition of
// rules::shipped(), declared in src/rules/shipped.hpp.
//
//   embed OUT.cpp FOLDER NAME=PATH...     each PATH below FOLDER; its mistakes stop the build; a part has no
//   NAME
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "rules/document.hpp"
#include "rules/mistakes.hpp"

namespace {

using namespace cortesia;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw Error("cannot read \"{}\"", path);
  return bytes;
}

// The bytes of a file and of its parts, in the order in which they are read.
std::string with_parts(std::string bytes, const std::string& folder, const rules::Node& root) {
  if (const rules::Node* include = root.find("include"))
    for (const rules::Node& part : include->items) bytes += read_file(folder + "/" + part.text);
  return bytes;
}

// A string_view constant of any bytes: octal escapes cannot run into what follows them.
std::string literal(std::string_view bytes) {
  std::string text = "    std::string_view(\n        \"";
  std::size_t column = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\' && c != '?')
      text += c;
    else
      text += fmt::format("\\{:03o}", byte);
    if (++column % 100 == 0) text += "\"\n        \"";
  }
  return text + fmt::format("\",\n        {}),\n", bytes.size());
}

void embed(const std::string& out, const std::string& folder, const std::vector<std::string>& lists) {
  std::string code =
      "// Written by tools/embed.cpp.\n#include \"rules/shipped.hpp\"\n\n"
      "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
      "namespace cortesia::rules {\n\nnamespace {\nconstexpr Shipped kShipped[] = {\n";
  rules::Mistakes mistakes;
  for (const std::string& list : lists) {
    const std::size_t equals = list.find('=');
    if (equals == std::string::npos) throw Error("expected NAME=PATH, found \"{}\"", list);
    const std::string path = list.substr(equals + 1);
    const std::string text = read_file(folder + "/" + path);
    rules::Node root = rules::parse_document(text, mistakes.file(folder + "/" + path, text), mistakes);
    rules::drop_examples(root);
    code += "  {\n" + literal(list.substr(0, equals)) + literal(path) + literal(text) +
            literal(sha256_hex(with_parts(text, folder, root))) + literal(rules::serialize(root)) + "  },\n";
  }
  mistakes.throw_if_any();
  code +=
      "};\n}  // namespace\n\nstd::span<const Shipped> shipped() { return kShipped; }\n\n}  // namespace "
      "cortesia::rules\n";
  std::ofstream file(out, std::ios::binary);
  file << code;
  file.close();
  if (!file) throw Error("cannot write \"{}\"", out);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() < 3) throw Error("usage: embed OUT.cpp FOLDER NAME=PATH...");
    embed(arguments[0], arguments[1], {arguments.begin() + 2, arguments.end()});
  } catch (const std::exception& error) {
    fmt::print(stderr, "embed: {}\n", error.what());
    return 2;
  }
}
