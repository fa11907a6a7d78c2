// Reads the shipped checklists and compiles their phrases when cortesia is built, and writes them as C++: the
// definition of rules::shipped(), declared in src/rules/shipped.hpp.
//
//   embed OUT.cpp FOLDER NAME=PATH...     each PATH below FOLDER; its mistakes stop the build; a part has no
//   NAME
#include <cstdio>
#include <deque>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "rules/compiled.hpp"
#include "rules/document.hpp"
#include "rules/mistakes.hpp"
#include "rules/shipped.hpp"

namespace {

using namespace cortesia;
using namespace cortesia::rules;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw Error("cannot read \"{}\"", path);
  return bytes;
}

// The bytes of a file and of its parts, in the order in which they are read.
std::string with_parts(std::string bytes, const std::string& folder, const Node& root) {
  if (const Node* include = root.find("include"))
    for (const Node& part : include->items) bytes += read_file(folder + "/" + part.text);
  return bytes;
}

std::vector<Shipped> all;
std::deque<std::string> memory;  // of what they view

std::string_view keep(std::string text) { return memory.emplace_back(std::move(text)); }

}  // namespace

// What the rules room takes for shipped while this tool runs: the checklists, none with a phrasebook yet.
std::span<const Shipped> cortesia::rules::shipped() { return all; }

namespace {

// A string literal of any bytes: octal escapes cannot run into what follows them.
std::string literal(std::string_view bytes) {
  std::string text = "\n    \"";
  std::size_t column = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\' && c != '?')
      text += c;
    else
      text += fmt::format("\\{:03o}", byte);
    if (++column % 100 == 0) text += "\"\n    \"";
  }
  return text + '"';
}

// A string_view constant.
std::string view(std::string_view bytes) {
  return fmt::format("    std::string_view({},\n    {}),\n", literal(bytes), bytes.size());
}

Shipped read(const std::string& folder, std::string_view name, const std::string& path, Mistakes& mistakes) {
  const std::string text = read_file(folder + "/" + path);
  Node root = parse_document(text, mistakes.file(folder + "/" + path, text), mistakes);
  drop_examples(root);
  return {.name = keep(std::string(name)),
          .path = keep(path),
          .text = keep(text),
          .sha256 = keep(sha256_hex(with_parts(text, folder, root))),
          .tree = keep(serialize(root)),
          .book = {},
          .asked = {}};
}

// Writes the tables of a phrasebook and returns the constants that name them.
std::string write_book(std::string_view name, std::size_t number, std::string& code) {
  Mistakes mistakes;
  LoadOptions options;
  options.rules = fmt::format("shipped:{}", name);
  const auto compiled = load_and_compile(options, false, mistakes).compiled;
  const std::string_view book = compiled->book->bytes();
  code += fmt::format("alignas({}) constexpr char kBook{}[] ={};\n", hear::Phrasebook::kAlignment, number,
                      literal(book));
  code += fmt::format("constexpr AskedPattern kAsked{}[] = {{", number);
  for (const AskedPattern& asked : compiled->asked)
    code += fmt::format("{{{}, {}, {}, {}}}, ", asked.id, asked.entity,
                        asked.masked ? fmt::to_string(*asked.masked) : "{}", asked.names);
  code += "};\n";
  return fmt::format("    std::string_view(kBook{0}, {1}), kAsked{0},\n", number, book.size());
}

void embed(const std::string& out, const std::string& folder, const std::vector<std::string>& lists) {
  Mistakes mistakes;
  for (const std::string& list : lists) {
    const std::size_t equals = list.find('=');
    if (equals == std::string::npos) throw Error("expected NAME=PATH, found \"{}\"", list);
    all.push_back(read(folder, list.substr(0, equals), list.substr(equals + 1), mistakes));
  }
  mistakes.throw_if_any();

  std::string code =
      "// Written by tools/embed.cpp.\n#include \"rules/shipped.hpp\"\n\n"
      "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
      "namespace cortesia::rules {\n\nnamespace {\n";
  std::string table;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Shipped& one = all[i];
    table += "  {\n" + view(one.name) + view(one.path) + view(one.text) + view(one.sha256) + view(one.tree);
    table += one.name.empty() ? "    {}, {},\n" : write_book(one.name, i, code);
    table += "  },\n";
  }
  code += "constexpr Shipped kShipped[] = {\n" + table + "};\n}  // namespace\n\n";
  code += "std::span<const Shipped> shipped() { return kShipped; }\n\n}  // namespace cortesia::rules\n";
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
