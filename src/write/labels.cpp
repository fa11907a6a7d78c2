#include "write/labels.hpp"

namespace cortesia::write {

const Labels& labels(std::string_view language) {
  return is_spanish(language) ? kSpanishLabels : kEnglishLabels;
}

bool is_spanish(std::string_view language) { return language == "es" || language.starts_with("es-"); }

}  // namespace cortesia::write
