#include "commands/walk.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/terminal.hpp"
#include "read/role_file.hpp"
#include "write/excerpt.hpp"

namespace cortesia {

namespace {
constexpr std::size_t kUnreadableListed = 20;
}

void Walked::throw_if_nothing(const std::vector<std::string>& paths) const {
  if (calls == 0) throw read::no_transcripts(paths, skipped);
}

void Walked::throw_if_trouble(const WalkOptions& options) const {
  throw_if_unreadable(unreadable, calls, unreadable_first, options.no_quotes);
}

void Walked::add(Unreadable input) {
  ++unreadable;
  if (unreadable_first.size() < kUnreadableListed) unreadable_first.push_back(std::move(input));
}

std::optional<read::Metadata> load_metadata(const read::Options& options, bool no_quotes) {
  if (options.metadata.empty()) return std::nullopt;
  try {
    return read::Metadata::load(options.metadata);
  } catch (const Error& error) {
    if (!no_quotes) throw;
    throw Error("{}", write::without_quotes(error.what()));
  }
}

void throw_if_shared(const std::optional<read::Metadata>& metadata, const read::Options& options) {
  if (!metadata) return;
  if (std::vector<std::string> shared = metadata->shared(); !shared.empty())
    throw Error(
        "\"{}\": \"{}\" names several calls by their file's name; name each by its id, or by its folder "
        "and name, such as \"monday/0017.txt\"",
        options.metadata, shared.front());
  if (std::vector<std::string> shortened = metadata->shortened(); !shortened.empty())
    throw Error(
        "\"{}\": \"{}\" names several calls, but for the zeros before their ids; name each by its whole id, "
        "in a column of text",
        options.metadata, shortened.front());
}

std::string columns_passed_over(const std::optional<read::Metadata>& metadata, const read::Options& options) {
  std::string told;
  const auto tell = [&told](std::string_view file, std::string_view headers) {
    if (headers.empty()) return;
    told += fmt::format("cortesia: {}: passed over, for they mean nothing here: the columns ", file);
    append_printable(told, headers);
    told += '\n';
  };
  if (metadata) tell(options.metadata, metadata->passed_over());
  if (options.role_file) tell("--roles", options.role_file->passed_over());
  return told;
}

void throw_if_unreadable(std::uint64_t unreadable, std::uint64_t calls, std::span<const Unreadable> first,
                         bool no_quotes) {
  if (unreadable == 0) return;
  std::string message = fmt::format("{} of {} inputs could not be read", unreadable, calls);
  for (const Unreadable& input : first) {
    message += "\n  ";
    append_printable(message, input.source);
    message += ": ";
    append_printable(message, no_quotes ? write::without_quotes(input.error) : input.error);
  }
  if (unreadable > first.size()) message += fmt::format("\n  and {} more", unreadable - first.size());
  throw Error(message);
}

}  // namespace cortesia
