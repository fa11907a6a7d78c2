// Colours of the reports for people. Without colour every function appends the text alone.
#pragma once

#include <string>
#include <string_view>

#include "model/report.hpp"

namespace cortesia::write {

class Paint {
 public:
  explicit Paint(bool colour) : colour_(colour) {}

  void bold(std::string& out, std::string_view text) const { append(out, "1", text); }
  void dim(std::string& out, std::string_view text) const { append(out, "2", text); }
  void as(std::string& out, Verdict verdict, std::string_view text) const {
    append(out, code(verdict), text);
  }
  void as(std::string& out, Outcome outcome, std::string_view text) const {
    append(out, code(outcome), text);
  }

  bool colour() const { return colour_; }

 private:
  static constexpr std::string_view code(Verdict verdict) {
    switch (verdict) {
      case Verdict::pass:
        return "32";
      case Verdict::partial:
        return "33";
      case Verdict::fail:
        return "31";
      case Verdict::not_applicable:
      case Verdict::not_assessable:
        break;
    }
    return "36";
  }
  static constexpr std::string_view code(Outcome outcome) {
    switch (outcome) {
      case Outcome::passed:
        return "1;32";
      case Outcome::failed:
        return "1;31";
      case Outcome::not_assessable:
        break;
      case Outcome::unreadable:
        return "1;35";
    }
    return "1;36";
  }
  void append(std::string& out, std::string_view code, std::string_view text) const {
    if (!colour_) {
      out += text;
      return;
    }
    out += "\x1b[";
    out += code;
    out += 'm';
    out += text;
    out += "\x1b[0m";
  }

  bool colour_;
};

}  // namespace cortesia::write
