// Languages, whatever way they are written.
#include <doctest/doctest.h>

#include "read/language.hpp"

using namespace cortesia::read;

TEST_CASE("a language has one tag") {
  const std::pair<std::string_view, std::string_view> table[] = {{"es", "es"},
                                                                 {"ES", "es"},
                                                                 {"es-CO", "es-CO"},
                                                                 {"es_co", "es-CO"},
                                                                 {"ES-mx", "es-MX"},
                                                                 {"spa", "es"},
                                                                 {"spa-ES", "es-ES"},
                                                                 {"Spanish", "es"},
                                                                 {"español", "es"},
                                                                 {"ESPAÑOL", "es"},
                                                                 {"Castellano", "es"},
                                                                 {"English", "en"},
                                                                 {"inglés", "en"},
                                                                 {"es-419", "es-419"},
                                                                 {"zh_Hans_cn", "zh-Hans-CN"},
                                                                 {"Spanish (Mexico)", "es"},
                                                                 {"klingon", "klingon"},
                                                                 {"", ""},
                                                                 {"xx", "xx"},
                                                                 {"es-", "es-"}};
  for (const auto& [written, tag] : table) {
    CAPTURE(written);
    CHECK(language_tag(written) == tag);
  }
}

TEST_CASE("what looks like a tag") {
  for (const std::string_view tag : {"es", "spa", "es-CO", "es_CO", "zh-Hans-CN"})
    CHECK(is_language_tag(tag));
  for (const std::string_view other : {"", "e", "klingon", "es-", "-es", "es--CO", "e1", "es CO", "12"})
    CHECK_FALSE(is_language_tag(other));
}
