#include "write/labels.hpp"

#include "base/language.hpp"

namespace cortesia::write {

const Labels& labels(std::string_view language) {
  return is_spanish(language) ? kSpanishLabels : kEnglishLabels;
}

}  // namespace cortesia::write
