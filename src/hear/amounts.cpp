#include "hear/amounts.hpp"
namespace cortesia::hear {
void find_amounts(Heard&, const WordsMet&, std::string_view, std::uint16_t, Arena&, Spans&) {}
}  // namespace cortesia::hear
