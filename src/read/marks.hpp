// The marks by which JSON is known for a format's: "results.channels[].alternatives format:string" are paths
// that must all be there, with a kind or of any but null, "a:empty" being a list with nothing in it; "a|b" is
// either of two, and " or " separates whole lists of which one must hold.
//
// They are taken apart where the table of formats is compiled, for every document is asked for those of all.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace cortesia::read {

struct Mark {
  std::string_view path, kind;
  bool last_choice = false;  // behind it stands no "|"
  bool last_of_list = false;
};

class Marks {
 public:
  constexpr Marks(const char* written = "") {  // as a format has them in the table
    for (std::string_view rest = written; !rest.empty();) {
      Mark& mark = all_.at(size_++);
      const std::string_view one = rest.substr(0, rest.find_first_of(" |"));
      mark.path = one.substr(0, one.find(':'));
      mark.kind = one.substr(std::min(mark.path.size() + 1, one.size()));
      rest.remove_prefix(one.size());
      mark.last_choice = !rest.starts_with('|');
      mark.last_of_list = rest.empty() || rest.starts_with(kOr);
      rest.remove_prefix(mark.last_of_list ? std::min(kOr.size(), rest.size()) : 1);
    }
  }

  constexpr const Mark* begin() const { return all_.data(); }
  constexpr const Mark* end() const { return all_.data() + size_; }

 private:
  static constexpr std::string_view kOr = " or ";
  static constexpr std::size_t kMost = 20;

  std::array<Mark, kMost> all_{};
  std::size_t size_ = 0;
};

}  // namespace cortesia::read
