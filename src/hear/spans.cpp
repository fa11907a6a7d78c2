#include "hear/spans.hpp"

#include <utility>

namespace cortesia::hear {

// There are as many of them as words in a transcript without capitals, so they are counted, not compared.
void Spans::sort() {
  first_.assign(begins_.size() + 1, 0);
  for (const Span& span : all_) ++first_[span.begin + 1];
  for (std::size_t word = 1; word < first_.size(); ++word) first_[word] += first_[word - 1];
  free_ = first_;
  sorted_.resize(all_.size());
  for (const Span& span : all_) {
    std::uint32_t at = free_[span.begin]++;
    sorted_[at] = span;
    for (; at > first_[span.begin] && sorted_[at - 1].end < span.end; --at)
      std::swap(sorted_[at - 1], sorted_[at]);
  }
  all_.swap(sorted_);
  ordered_ = all_.size();
}

}  // namespace cortesia::hear
