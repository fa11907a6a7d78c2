// Any bytes as an input of `cortesia audit`: read, judged by the shipped checklist, and reported in every
// format.
//
// Whatever they are, each call comes out with one finding a rule, and what is no call with a reason.
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "memory_file.hpp"
#include "read/read.hpp"
#include "rules/rules.hpp"
#include "write/write.hpp"

namespace {

using namespace cortesia;

struct Night {
  rules::Checklist checklist = rules::Checklist::load({.rules = "shipped:es"});
  rules::Auditor auditor{checklist};
  read::Options options;
  read::Reader reader{options, nullptr};
  std::vector<std::unique_ptr<write::Format>> formats;
  fuzz::MemoryFile file;

  Night() {
    for (const write::FormatInfo& format : write::formats())
      formats.push_back(format.make(checklist.info(), write::Style{}));
  }

  void audit(Call* call, const Unreadable* unreadable) {
    std::string out;
    if (unreadable != nullptr) {
      if (unreadable->error.empty()) std::abort();
      for (const auto& format : formats) format->unreadable(out, *unreadable);
      return;
    }
    const Report& report = auditor.audit(*call);
    if (report.findings.size() != checklist.info().rules.size()) std::abort();
    for (const auto& format : formats) format->call(out, *call, report);
    write::explain(out, checklist.info(), *call, report, write::Style{}, {});
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static Night night;
  night.file.hold(bytes, size);
  read::Blocks blocks({night.file.path()}, night.options);
  read::Block block;
  while (blocks.next(block))
    night.reader.read(block, [](Call* call, const Unreadable* trouble) { night.audit(call, trouble); });
  return 0;
}
