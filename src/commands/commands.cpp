// The table of commands. A new one is one file, one line here, and its entry in man/cortesia.1.
#include "commands/command.hpp"

namespace cortesia {

namespace {

constinit const Command kCommands[] = {
    {"audit", "judge calls by a checklist and report on each", audit_usage},
    {"explain", "show one call with its evidence, and why each verdict", explain_usage},
    {"test", "run the examples inside a checklist", test_usage},
    {"init", "write a starter checklist around the shipped one", init_usage},
    {"list", "list rules, formats, reports or checks", list_usage},
    {"formats", "tell how a file is read, what was found and what not", formats_usage},
    {"convert", "write calls of any format in another form", convert_usage},
    {"calibrate", "compare the verdicts with those of people", calibrate_usage},
    {"sample", "draw calls for people to grade", sample_usage},
    {"check", "tell what in a checklist will not do what was meant", check_usage},
    {"compare", "show the verdicts that a change of checklist flips", compare_usage},
    {"schema", "print the JSON Schema of checklists, for editors", schema_usage},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace cortesia
