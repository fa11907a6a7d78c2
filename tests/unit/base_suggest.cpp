// Did you mean: what is near and what is not.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/sha256.hpp"
#include "base/suggest.hpp"

using namespace cortesia;

TEST_CASE("the nearest name") {
  const std::vector<std::string_view> known{"require", "forbid",          "parts",           "order",
                                            "by",      "apertura.saludo", "apertura.empresa"};
  const struct {
    const char* name;
    const char* nearest;
  } table[] = {
      {"requier", "require"},  // letters swapped count once
      {"requires", "require"},
      {"forbit", "forbid"},
      {"part", "parts"},
      {"odrer", "order"},
      {"PARTS", "parts"},
      {"apertura.salud", "apertura.saludo"},
      {"apertura.saluddo", "apertura.saludo"},
      {"bi", "by"},
      {"xy", "by"},
      {"x", ""},
      {"", ""},
      {"sequence", ""},
      {"ab", ""},
      {"apertura.despedida", ""},
  };
  for (const auto& row : table) {
    CAPTURE(row.name);
    CHECK(nearest_name(row.name, known) == row.nearest);
  }
}

TEST_CASE("the first of equally near names, and none for endless ones") {
  const std::vector<std::string_view> known{"holb", "holc"};
  CHECK(nearest_name("hola", known) == "holb");
  const std::string endless(100'000, 'x');
  const std::vector<std::string_view> same{endless};
  CHECK(nearest_name(endless, same).empty());
}

TEST_CASE("SHA-256") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
