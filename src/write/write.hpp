// Reports -> bytes. The face of the write room: one table of report formats.
//
// A format renders one call at a time into a string, on the worker's thread, with no state of its own; the
// pipeline puts head, calls and tail together in input order. So every format is const, and shared by all
// threads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "model/call.hpp"
#include "model/checklist_info.hpp"
#include "model/report.hpp"
#include "model/totals.hpp"
#include "model/unreadable.hpp"

namespace cortesia::write {

struct Style {
  bool colour = false;
  bool quotes = true;    // false: no quotes, nearest misses or names of people anywhere
  bool night = true;     // text: the night at the end
  unsigned width = 100;  // columns, for text
};

class Format {
 public:
  // Borrows the checklist.
  Format(const ChecklistInfo& checklist, const Style& style) : checklist_(checklist), style_(style) {}
  virtual ~Format() = default;

  virtual void head(std::string&) const {}
  virtual void call(std::string& out, const Call& call, const Report& report) const = 0;
  virtual void unreadable(std::string& out, const Unreadable& input) const = 0;
  virtual std::string_view between() const { return {}; }  // what stands between two calls
  virtual void tail(std::string&) const {}
  virtual void night(std::string&, const Totals&) const {}  // of its own checklist, behind the tail

 protected:
  const ChecklistInfo& checklist_;
  Style style_;
};

struct FormatInfo {
  std::string_view name, about;
  std::unique_ptr<Format> (*make)(const ChecklistInfo&, const Style&);
};
std::span<const FormatInfo> formats();

// The night alone: for people, for programs, for spreadsheets.
void summary(std::string& out, const ChecklistInfo& checklist, const Totals& totals, const Style& style);
void summary_json(std::string& out, const ChecklistInfo& checklist, const Totals& totals, const Style& style);
void summary_csv_head(std::string& out);
void summary_csv(std::string& out, const ChecklistInfo& checklist, const Totals& totals, const Style& style);

// For `cortesia explain`: the transcript with the evidence marked, then each verdict and why. `only` holds
// the ids of the rules that are wanted, or nothing for all.
void explain(std::string& out, const ChecklistInfo& checklist, const Call& call, const Report& report,
             const Style& style, std::span<const std::string> only);

}  // namespace cortesia::write
