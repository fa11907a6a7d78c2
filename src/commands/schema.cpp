// `cortesia schema`: the shape of a checklist as a JSON Schema, for editors.
#include "rules/schema.hpp"

#include <memory>

#include "base/output.hpp"
#include "commands/command.hpp"
#include "commands/values.hpp"

namespace cortesia {

namespace {

struct SchemaOptions {
  std::string what;
};

int schema(const SchemaOptions& options) {
  static constexpr std::string_view kNames[] = {"rules"};
  if (options.what != kNames[0]) refuse_unknown("schema", options.what, kNames);
  Output out("");
  out.write(rules::checklist_schema());
  out.finish();
  return 0;
}

}  // namespace

Usage schema_usage() {
  auto options = std::make_shared<SchemaOptions>();
  Usage usage;
  usage.arguments = {"WHAT", "rules: of a checklist, for editors", 1, 1, into(options->what)};
  usage.note =
      "An editor takes it from the checklist's first line:\n"
      "  # yaml-language-server: $schema=rules.schema.json";
  usage.run = [options] { return schema(*options); };
  return usage;
}

}  // namespace cortesia
