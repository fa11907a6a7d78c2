// Did you mean: what is near and what is not.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/sha256.hpp"
#include "base/suggest.hpp"

using namespace cortesia;

namespace {

// The distance that nearest_name goes by, written as it is defined.
std::size_t slow_distance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const bool same = a.back() == b.back();
  std::string_view shorter_a = a.substr(0, a.size() - 1), shorter_b = b.substr(0, b.size() - 1);
  std::size_t least = std::min({slow_distance(shorter_a, b) + 1, slow_distance(a, shorter_b) + 1,
                                slow_distance(shorter_a, shorter_b) + (same ? 0u : 1u)});
  if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back())
    least = std::min(least, slow_distance(a.substr(0, a.size() - 2), b.substr(0, b.size() - 2)) + 1);
  return least;
}

}  // namespace

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

TEST_CASE("what is near agrees with the plain definition of the distance") {
  std::mt19937 random(7);
  const auto word = [&] {
    std::string text(2 + random() % 5, ' ');
    for (char& c : text) c = static_cast<char>('a' + random() % 3);
    return text;
  };
  std::size_t near = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string name = word(), other = word();
    CAPTURE(name);
    CAPTURE(other);
    const std::size_t distance = slow_distance(name, other);
    const std::size_t allowed = std::clamp<std::size_t>(name.size() / 3, 1, 3);
    const bool expected = distance <= allowed && distance < std::max(name.size(), other.size());
    const std::vector<std::string_view> known{other};
    CHECK(!nearest_name(name, known).empty() == expected);
    near += expected ? 1 : 0;
  }
  CHECK(near > 100);  // or the random words are too far from one another to tell anything
}

TEST_CASE("the nearest of long names, whose ends lie off the diagonal") {
  const std::string name(60, 'x');
  const struct {
    std::string other;
    bool near;
  } table[] = {
      {name + "abc", true},          {"abc" + name, true},   {"a" + name.substr(1) + "bc", true},
      {"ab" + name.substr(3), true}, {name + "abcd", false}, {"ab" + name + "cd", false},
  };
  for (const auto& row : table) {
    CAPTURE(row.other);
    const std::vector<std::string_view> known{row.other};
    CHECK(!nearest_name(name, known).empty() == row.near);
  }
}

TEST_CASE("SHA-256") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
