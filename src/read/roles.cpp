#include "read/roles.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

#include <fmt/format.h>

#include "base/quoted.hpp"
#include "base/utf8.hpp"
#include "model/reason.hpp"
#include "read/lexicon.hpp"

namespace cortesia::read {
namespace {

// The Latin-1 letter C3 `trail` without its accent, or 0.
char without_accent(unsigned char trail) {
  static constexpr char kBase[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuyts";
  return kBase[trail & 0x1Fu];
}

}  // namespace

std::string fold_label(std::string_view label) {
  std::string folded(label.size(), '\0');
  std::size_t size = 0;
  const auto put = [&](char c) {
    if (c != ' ' || (size > 0 && folded[size - 1] != ' ')) folded[size++] = c;
  };
  for (std::size_t i = 0; i < label.size(); ++i) {
    const auto c = static_cast<unsigned char>(label[i]);
    const auto next = i + 1 < label.size() ? static_cast<unsigned char>(label[i + 1]) : 0u;
    if (c == '_' || c == '.' || c == '-' || c == '#' || c == '\t' || c == ' ')
      put(' ');
    else if (c == 0xC2 && next == 0xA0)
      put(' '), ++i;
    else if (c == 0xC3 && without_accent(static_cast<unsigned char>(next)) != 0)
      put(without_accent(static_cast<unsigned char>(next))), ++i;
    else if ((c == 0xCC && next >= 0x80) || (c == 0xCD && next <= 0xAF))
      ++i;  // combining accents
    else
      put(ascii_lower(label[i]));
  }
  while (size > 0 && folded[size - 1] == ' ') --size;
  folded.resize(size);
  return folded;
}

std::optional<Party> role_named(std::string_view text) {
  const std::string folded = fold_label(text);
  const Party party = party_named(folded);
  if (party == Party::unknown || !recognise_label(folded).who.empty()) return std::nullopt;
  return party;
}

struct Roles::Voice {
  std::string_view label;
  Party party = Party::unknown;
  Meaning meaning = Meaning::nothing;
  std::string who;
  bool settled = false;  // by --role
};

// The voices of one call, in order of their first turn.
class Roles::Voices {
 public:
  Voices() { all_.reserve(4); }
  const std::vector<Voice>& all() const { return all_; }

  const Voice* find(std::string_view label) const {
    for (std::size_t i = 0; i < std::min(all_.size(), kFew); ++i)
      if (is_same_label(all_[i].label, label)) return &all_[i];
    const auto found = later_.find(label);
    return found == later_.end() ? nullptr : &all_[found->second];
  }
  void add(Voice voice) {
    if (all_.size() >= kFew) later_.emplace(voice.label, all_.size());
    all_.push_back(std::move(voice));
  }

  // Letters speak together: "A" beside "B" is no agent, "A" beside "C" is.
  void settle_letters() {
    const bool letters = std::ranges::all_of(all_, [](const Voice& voice) {
      return voice.meaning != Meaning::letter || meaning_of_letter(voice.who) != Meaning::nothing;
    });
    for (Voice& voice : all_) {
      if (voice.meaning != Meaning::letter) continue;
      voice.meaning = letters ? meaning_of_letter(voice.who) : Meaning::voice;
      voice.who.clear();
    }
  }

  // Each voice the party that its meaning tells, beside the others.
  void take_parties() {
    agent_known_ = std::ranges::any_of(all_, [](const Voice& voice) {
      return voice.meaning == Meaning::agent || (voice.settled && voice.party == Party::agent);
    });
    const Voice* first_agent = nullptr;
    std::string agent_name;
    for (Voice& voice : all_) {
      switch (voice.meaning) {
        case Meaning::customer:
          voice.party = Party::customer;
          break;
        case Meaning::ivr:
          voice.party = Party::ivr;
          break;
        case Meaning::colleague:
          voice.party = Party::colleague;
          break;
        case Meaning::senior:
          voice.party = agent_known_ ? Party::colleague : Party::agent;
          agent_known_ = true;
          break;
        case Meaning::agent:
          // "Agente" and "Agente (Marta)" are one voice, "Agente 2" and "Agente (Diego)" beside them another.
          if (first_agent == nullptr || voice.who.empty() || voice.who == agent_name ||
              (agent_name.empty() && (!is_number(voice.who) || voice.who == "1"))) {
            voice.party = Party::agent;
            if (agent_name.empty()) agent_name = voice.who;
            if (first_agent == nullptr) first_agent = &voice;
          } else {
            voice.party = Party::colleague;
          }
          break;
        default:
          break;
      }
    }
  }

  // Of two voices the user has told one; the other is the other side.
  void take_other_of_two() {
    if (all_.size() != 2 || all_[0].settled == all_[1].settled) return;
    const Voice& known = all_[0].settled ? all_[0] : all_[1];
    Voice& other = all_[0].settled ? all_[1] : all_[0];
    if (other.party == Party::unknown && known.party == Party::agent) other.party = Party::customer;
    if (other.party == Party::unknown && known.party == Party::customer) other.party = Party::agent;
  }

  // Doubts the call for those whose role nothing tells.
  void doubt_untold(Call& call) const {
    static constexpr std::size_t kNamed = 5;
    std::string unknown;
    std::string_view example;
    std::size_t count = 0;
    bool unlabelled = false;
    for (const Voice& voice : all_) {
      if (voice.party != Party::unknown || voice.settled) continue;
      if (voice.label.empty()) unlabelled = true;
      if (voice.label.empty() || ++count > kNamed) continue;
      if (example.empty()) example = voice.label;
      append_quoted(unknown, voice.label);
    }
    if (count > kNamed) unknown += fmt::format(" and {} more", count - kNamed);
    if (!unknown.empty())
      call.doubts.push_back({.kind = DoubtKind::no_role,
                             .text = unknown,
                             .other = fmt::format("{}={}", example, agent_known_ ? "customer" : "agent")});
    if (unlabelled) call.doubts.push_back({.kind = DoubtKind::no_label});
  }

 private:
  // A call has a handful of voices, and a broken transcript may have a hundred thousand.
  static constexpr std::size_t kFew = 8;

  std::vector<Voice> all_;
  std::unordered_map<std::string_view, std::size_t> later_;
  bool agent_known_ = false;
};

Roles::Roles(const std::vector<std::pair<std::string, Party>>& given, const RoleFile* file) : file_(file) {
  for (const auto& [label, party] : given) given_.emplace_back(fold_label(label), party);
}

std::optional<Party> Roles::given(std::string_view folded, std::span<const std::string_view> names) const {
  if (file_)
    for (const std::string_view name : names)
      if (const auto party = file_->find(name, folded)) return party;
  for (const auto& [label, party] : given_)
    if (label == folded) return party;
  return file_ ? file_->find("", folded) : std::nullopt;
}

Roles::Voice Roles::recognise(std::string_view label, std::span<const std::string_view> names) const {
  Voice voice;
  voice.label = label;
  if (given_.empty() && !file_) {
    // What cortesia's own JSON says needs no folding.
    if (label == "agent") voice.meaning = Meaning::agent;
    if (label == "customer") voice.meaning = Meaning::customer;
    if (voice.meaning != Meaning::nothing) return voice;
  }
  const std::string folded = fold_label(label);
  if (const auto party = given(folded, names)) {
    voice.party = *party;
    voice.settled = true;
    return voice;
  }
  const Recognised recognised = recognise_label(folded);
  voice.meaning = recognised.meaning;
  voice.who = recognised.who;
  return voice;
}

bool Roles::tells_unlabelled() const {
  return std::ranges::any_of(given_, [](const auto& one) { return one.first.empty(); });
}

bool Roles::is_speaker(std::string_view label) const {
  const Voice voice = recognise(label);
  return voice.settled || (voice.meaning != Meaning::nothing && voice.meaning != Meaning::letter);
}

namespace {

// A label that is the name or the id of a party of the call, as the call's own data tell them.
Meaning meaning_of_name(std::string_view label, const Call& call) {
  const std::string folded = fold_label(label);
  if (folded.empty()) return Meaning::nothing;
  const auto is = [&folded](const Person& person) {
    return folded == fold_label(person.name) || folded == fold_label(person.id);
  };
  const bool agent = is(call.agent);
  const bool customer = is(call.customer);
  return agent == customer ? Meaning::nothing : agent ? Meaning::agent : Meaning::customer;
}

// Where the agent speaks with one other, of whom nothing is told, that is the customer. A menu and colleagues
// are none of the two; what stands once may be no speaker at all. True: it was so.
bool take_other_side(Call& call) {
  std::string_view other;
  std::size_t turns = 0;
  bool agent = false;
  for (const Turn& turn : call.turns) {
    agent = agent || turn.party == Party::agent;
    if (turn.party == Party::customer) return false;
    if (turn.party != Party::unknown) continue;
    if (turn.label.empty() || (turns > 0 && turn.label != other)) return false;
    other = turn.label;
    ++turns;
  }
  if (!agent || turns < 2) return false;
  for (Turn& turn : call.turns)
    if (turn.party == Party::unknown) turn.party = Party::customer;
  call.doubts.push_back({.kind = DoubtKind::other_side, .text = std::string(other)});
  return true;
}

}  // namespace

void Roles::assign(Call& call, std::span<const FileName> file_names) const {
  const bool told = !given_.empty() || file_;  // by the user, perhaps against the transcript
  std::vector<std::string_view> names;
  if (!call.id_is_name || file_names.empty()) names.push_back(call.id);
  for (const FileName& file : file_names) names.insert(names.end(), {file.whole, file.stem});
  Voices voices;
  for (const Turn& turn : call.turns) {
    if ((turn.party != Party::unknown && !told) || voices.find(turn.label) != nullptr) continue;
    Voice voice = recognise(turn.label, names);
    if (voice.meaning == Meaning::nothing && !voice.settled)
      voice.meaning = meaning_of_name(turn.label, call);
    voices.add(std::move(voice));
  }
  if (voices.all().empty()) return;
  voices.settle_letters();
  voices.take_parties();
  if (told) voices.take_other_of_two();
  // What the transcript says of a turn gives way to --role alone.
  for (Turn& turn : call.turns) {
    if (turn.party != Party::unknown && !told) continue;
    const Voice& voice = *voices.find(turn.label);
    if (turn.party == Party::unknown || voice.settled) turn.party = voice.party;
  }
  if (std::ranges::none_of(voices.all(), &Voice::settled) && take_other_side(call)) return;
  voices.doubt_untold(call);
}

std::size_t Roles::untold(const Call& call) const {
  Call alone;  // as a transcript with nothing but its labels would have it
  for (const Turn& turn : call.turns) {
    Turn& one = alone.turns.emplace_back();
    one.label = turn.label.empty() ? name_of(turn.party) : turn.label;
  }
  assign(alone);
  std::size_t count = 0;
  for (std::size_t i = 0; i < call.turns.size(); ++i)
    if (call.turns[i].party != Party::unknown && call.turns[i].party != alone.turns[i].party) ++count;
  return count;
}

}  // namespace cortesia::read
