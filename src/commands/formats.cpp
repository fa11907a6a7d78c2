// `cortesia formats`: for each file which format it is taken for and why, what was found in it and what was
// not - the answer to "why does it not read my file".
#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "base/output.hpp"
#include "base/terminal.hpp"
#include "commands/inputs.hpp"
#include "commands/walk.hpp"
#include "model/reason.hpp"
#include "read/look.hpp"
#include "write/doubts.hpp"

namespace cortesia {

namespace {

constexpr std::size_t kShown = 8;  // of labels, of doubts, of unreadable calls

// What is in the calls of one file, counted.
struct Counts {
  std::size_t calls = 0, turns = 0, starts = 0, ends = 0, with_words = 0, loud = 0;
  std::map<std::pair<Party, std::string>, std::size_t> labels;
  std::map<EventKind, std::size_t> events;
  std::map<std::string, std::size_t> doubts;
  std::vector<std::pair<std::string_view, std::pair<std::size_t, std::string>>>
      fields;  // calls that have it, the first
  std::vector<Unreadable> unreadable;
  bool skipped = false;  // by all other commands: it lies in a folder and seems to be no transcript

  void add(const Call& call);
  void add_field(std::string_view name, std::string_view value);
};

void Counts::add_field(std::string_view name, std::string_view value) {
  auto field = std::ranges::find(fields, name, [](const auto& one) { return one.first; });
  if (field == fields.end()) field = fields.insert(fields.end(), {name, {0, {}}});
  if (value.empty()) return;
  if (field->second.first++ == 0) field->second.second = value;
}

void Counts::add(const Call& call) {
  ++calls;
  turns += call.turns.size();
  for (const Turn& turn : call.turns) {
    starts += turn.start.has_value();
    ends += turn.end.has_value();
    with_words += turn.word_count > 0;
    loud += turn.loudness.has_value();
    ++labels[{turn.party, std::string(turn.label)}];
  }
  for (const Event& event : call.events) ++events[event.kind];
  for (const Doubt& doubt : call.doubts) ++doubts[write::doubt_words(doubt, "en")];
  add_field("id", call.id);
  add_field("started_at", call.started_at);
  add_field("language", call.language);
  add_field("direction", call.direction == Direction::unknown ? "" : name_of(call.direction));
  add_field("queue", call.queue);
  add_field("agent", call.agent.id_or_name());
  add_field("customer", call.customer.id_or_name());
  add_field("company", call.company.empty() ? "" : call.company.front());
  add_field("ring_seconds", call.ring_seconds ? fmt::format("{:g}", *call.ring_seconds) : "");
  add_field("ended_by", call.ended_by);
}

void line(std::string& out, std::string_view name, std::string_view text) {
  out += fmt::format("  {:<11} ", name);
  append_printable(out, text);
  out += '\n';
}

std::string share(std::size_t count, std::size_t all) {
  return count == 0 ? "none" : count == all ? "all" : fmt::format("{} of {}", count, all);
}

std::string roles_of(const Counts& counts) {
  std::string text;
  std::size_t shown = 0;
  for (const auto& [voice, turns] : counts.labels) {
    if (++shown > kShown) return text + fmt::format(" and {} more", counts.labels.size() - kShown);
    const auto& [party, label] = voice;
    text += fmt::format("{}{} {} {}", text.empty() ? "" : ", ", name_of(party),
                        label.empty() ? std::string("without a label") : fmt::format("\"{}\"", label), turns);
  }
  return text;
}

void tell_fields(std::string& out, const Counts& counts) {
  std::string found;
  std::string missing;
  for (const auto& [name, seen] : counts.fields) {
    const auto& [calls, first] = seen;
    if (calls == 0)
      missing += fmt::format("{}{}", missing.empty() ? "" : ", ", name);
    else
      found +=
          fmt::format("{}{} \"{}\"{}", found.empty() ? "" : ", ", name, first,
                      calls == counts.calls ? "" : fmt::format(" ({} calls)", share(calls, counts.calls)));
  }
  if (!found.empty()) line(out, "found", found);
  if (!missing.empty()) line(out, "missing", missing);
}

void tell(std::string& out, const Counts& counts) {
  if (counts.calls > 0) {
    line(out, "calls", fmt::format("{}, {} turns", counts.calls, counts.turns));
    line(out, "speakers", roles_of(counts));
    if (std::ranges::any_of(counts.labels,
                            [](const auto& voice) { return voice.first.first == Party::unknown; }))
      line(out, "note", "who is unknown here, audit tells from the words where they make it clear");
    line(out, "times",
         fmt::format("starts: {}; ends: {}; of words: {}; loudness: {}", share(counts.starts, counts.turns),
                     share(counts.ends, counts.turns), share(counts.with_words, counts.turns),
                     share(counts.loud, counts.turns)));
    std::string events;
    for (const auto& [kind, count] : counts.events)
      events += fmt::format("{}{} {}", events.empty() ? "" : ", ", count, name_of(kind));
    line(out, "events", events.empty() ? "none" : events);
    tell_fields(out, counts);
  }
  std::size_t shown = 0;
  for (const auto& [doubt, calls] : counts.doubts) {
    if (++shown > kShown) break;
    line(out, "doubt",
         counts.calls > 1 ? fmt::format("{} ({} calls)", doubt, share(calls, counts.calls)) : doubt);
  }
  shown = 0;
  for (const Unreadable& one : counts.unreadable) {
    if (++shown > kShown) break;
    line(out, counts.skipped ? "skipped" : "not read", one.source + ": " + one.error);
  }
  if (counts.unreadable.size() > kShown)
    line(out, "not read", fmt::format("{} in all", counts.unreadable.size()));
}

void tell(std::string& out, const read::Look& look) {
  line(out, "format",
       look.format.empty() ? std::string("none that is known")
                           : fmt::format("{}: {}", look.format, look.about));
  for (const std::string& reason : look.because) line(out, "because", reason);
  for (const std::string& near : look.nearest) line(out, "nearest", near);
}

// 0 when all was read, else 1.
int formats(const Inputs& inputs) {
  const std::optional<read::Metadata> metadata = load_metadata(inputs.read);
  std::fputs(columns_passed_over(metadata, inputs.read).c_str(), stderr);
  // What is skipped in silence elsewhere is just what is asked about here.
  std::string passed_over;
  read::Options reading = inputs.read;
  reading.passed_over = [&](const std::string& source, std::string_view kind) {
    passed_over += '\n';
    append_printable(passed_over, source);
    passed_over += '\n';
    line(passed_over, "skipped", kind);
  };
  read::Blocks blocks(inputs.paths, reading);
  read::Reader reader(inputs.read, metadata ? &*metadata : nullptr);
  Output out("");
  std::string path;
  Counts counts;
  bool first = true;
  bool all_read = true;
  const auto close = [&] {
    if (first) return;
    std::string text;
    tell(text, counts);
    all_read = all_read && counts.unreadable.empty() && counts.calls > 0;
    out.write(text);
    counts = {};
  };
  for (read::Block block; blocks.next(block);) {
    if (first || block.source != path) {
      close();
      std::string text = first ? "" : "\n";
      append_printable(text, block.source);
      text += '\n';
      if (!block.error) tell(text, read::look_at(block, inputs.read));
      out.write(text);
      path = block.source;
      first = false;
    }
    const auto take = [&](const Call* call, const Unreadable* trouble) {
      if (call)
        counts.add(*call);
      else
        counts.unreadable.push_back(*trouble);
    };
    counts.skipped = reader.read(block, take);
    block.named = true;  // then it tells why
    if (counts.skipped) reader.read(block, take);
  }
  close();
  if (first && passed_over.empty()) throw read::no_transcripts(inputs.paths, 0);
  out.write(std::string_view(passed_over).substr(first ? 1 : 0));
  out.finish();
  if (first) throw read::no_transcripts(inputs.paths, blocks.walked().skipped);
  return all_read ? 0 : 1;
}

}  // namespace

Usage formats_usage() {
  auto inputs = std::make_shared<Inputs>();
  Usage usage;
  usage.arguments = path_arguments(inputs->paths, "files and folders; - is standard input");
  usage.options = reading_options(inputs->read);
  usage.note = "`cortesia list formats` names what is read.\nExit status 1: something was not read.";
  usage.run = [inputs] { return formats(*inputs); };
  return usage;
}

}  // namespace cortesia
