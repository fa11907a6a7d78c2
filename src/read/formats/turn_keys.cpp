#include "read/formats/turn_keys.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

constexpr std::string_view kLists[] = {
    "segments", "utterances",      "turns",          "messages",           "conversation",  "transcript",
    "dialogue", "dialog",          "entries",        "sentences",          "items",         "lines",
    "phrases",  "turnos",          "mensajes",       "conversacion",       "dialogo",       "segmentos",
    "frases",   "lineas",          "intervenciones", "transcription",      "transcripcion", "timeline",
    "chunks",   "transcriptitems", "interactions",   "conversationentries"};

struct Known {
  std::string_view key;  // plain
  Part part;
};
// Of several keys of one part the one that stands first here counts.
constexpr Known kKnown[] = {
    {"text", Part::text},
    {"content", Part::text},
    {"transcript", Part::text},
    {"message", Part::text},
    {"utterance", Part::text},
    {"sentence", Part::text},
    {"frase", Part::text},
    {"texto", Part::text},
    {"mensaje", Part::text},
    {"body", Part::text},
    {"transcription", Part::text},
    {"transcripcion", Part::text},
    {"spokentext", Part::text},
    {"utterancetext", Part::text},
    {"messagetext", Part::text},
    {"phrase", Part::text},
    {"dialogo", Part::text},
    {"sentences", Part::text},
    {"speaker", Part::speaker},
    {"speakerlabel", Part::speaker},
    {"participant", Part::speaker},
    {"hablante", Part::speaker},
    {"interlocutor", Part::speaker},
    {"speakername", Part::speaker},
    {"speakerid", Part::speaker},
    {"participantid", Part::speaker},
    {"quien", Part::speaker},
    {"who", Part::speaker},
    {"name", Part::speaker},
    {"from", Part::speaker},
    {"author", Part::speaker},
    {"sender", Part::speaker},
    {"username", Part::speaker},
    {"users", Part::speaker},
    {"displayname", Part::speaker},
    {"participantname", Part::speaker},
    {"persona", Part::speaker},
    {"party", Part::speaker},
    {"role", Part::role},
    {"rol", Part::role},
    {"speakertype", Part::role},
    {"speakerrole", Part::role},
    {"participanttype", Part::role},
    {"participantrole", Part::role},
    {"sendertype", Part::role},
    {"channel", Part::channel},
    {"canal", Part::channel},
    {"channelid", Part::channel},
    {"mediachannel", Part::channel},
    {"start", Part::start},
    {"starttime", Part::start},
    {"begin", Part::start},
    {"begintime", Part::start},
    {"inicio", Part::start},
    {"timebegin", Part::start},
    {"offset", Part::start},
    {"startoffset", Part::start},
    {"beginoffset", Part::start},
    {"time", Part::start},
    {"timeincall", Part::start},
    {"secondsfromstart", Part::start},
    {"timestamp", Part::start},
    {"starttimestamp", Part::start},
    {"startdatetime", Part::start},
    {"absolutetime", Part::start},
    {"clienttimestamp", Part::start},
    {"createdat", Part::start},
    {"ts", Part::start},
    {"end", Part::end},
    {"endtime", Part::end},
    {"endoffset", Part::end},
    {"endts", Part::end},
    {"endtimestamp", Part::end},
    {"enddatetime", Part::end},
    {"stop", Part::end},
    {"timeend", Part::end},
    {"fin", Part::end},
    {"duration", Part::length},
    {"duracion", Part::length},
    {"length", Part::length},
    {"words", Part::words},
    {"palabras", Part::words},
    {"interrupted", Part::interrupted},
    {"type", Part::type},
};

// By the plain key.
const std::unordered_map<std::string_view, KeyMeaning>& known() {
  static const auto kByKey = [] {
    std::unordered_map<std::string_view, KeyMeaning> meanings;
    for (std::size_t i = 0; i < std::size(kKnown); ++i)
      meanings.emplace(kKnown[i].key, KeyMeaning{kKnown[i].part, i, 1});
    return meanings;
  }();
  return kByKey;
}

}  // namespace

std::string plain(std::string_view key) {
  std::string name;
  for (const char c : key)
    if (c != '_' && c != '-' && c != ' ') name += ascii_lower(c);
  return name;
}

KeyMeaning meaning_of(std::string_view key) {
  static constexpr std::pair<std::string_view, double> kUnits[] = {
      {"milliseconds", kMillis}, {"millis", kMillis}, {"msec", kMillis}, {"ms", kMillis},
      {"usec", kMicros},         {"micros", kMicros}, {"inseconds", 1},  {"inticks", kTicks},
      {"ticks", kTicks},         {"seconds", 1},      {"secs", 1},       {"sec", 1}};
  const std::string name = plain(key);
  if (const auto found = known().find(name); found != known().end()) return found->second;
  for (const auto& [ending, unit] : kUnits) {
    if (!name.ends_with(ending)) continue;
    const auto found = known().find(std::string_view(name).substr(0, name.size() - ending.size()));
    return found == known().end() ? KeyMeaning{} : KeyMeaning{found->second.part, found->second.rank, unit};
  }
  return {};
}

bool is_speakers_own(const KeyMeaning& meaning) {
  static const std::size_t kLast = meaning_of("who").rank;
  return meaning.part == Part::speaker && meaning.rank <= kLast;
}

std::span<const std::string_view> lists_of_turns() { return kLists; }

bool is_list_of_turns(std::string_view key) {
  return std::ranges::find(kLists, plain(key)) != std::end(kLists);
}

}  // namespace cortesia::read
