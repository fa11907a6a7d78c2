// Who a speaker label stands for: what the user says first (--roles for this call, --role, --roles for every
// call), then the words of the label (lexicon.hpp).
//
// Labels are compared folded: case, accents, underscores and dots do not count. A label may carry a number or
// a name beside the role ("Agente 2", "AGENTE (Marta)", "Marta (agente)"). Of several voices of the
// organisation the first to serve is the agent, the others are colleagues. Shared by all threads, never
// changed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/call.hpp"
#include "read/file_names.hpp"
#include "read/role_file.hpp"

namespace cortesia::read {

// Lower case without the accents of Latin letters; "_", ".", "-", "#" and repeated spaces as one space;
// trimmed.
std::string fold_label(std::string_view label);

// Whether two labels of a call are one. Readers give each a view of its own, mostly the same at every turn.
inline bool is_same_label(std::string_view one, std::string_view other) {
  return one.size() == other.size() && (one.data() == other.data() || one == other);
}

// A role as people name it: "agent", "Cliente", "asesora"; nothing for what is more than a role, or none.
std::optional<Party> role_named(std::string_view text);

class Roles {
 public:
  // Borrows the file, which may be null.
  explicit Roles(const std::vector<std::pair<std::string, Party>>& given, const RoleFile* file = nullptr);

  // Sets the party of every turn whose party is unknown by its label, and adds a doubt for the labels that
  // tell nothing. A call that shares its file with others has no `file_names`.
  void assign(Call& call, std::span<const FileName> file_names = {}) const;

  // How many turns have a party that their labels alone would not tell.
  std::size_t untold(const Call& call) const;

  // True for what can be nothing but a speaker: a word of the lexicon, "Speaker 0", "SPEAKER_01", a label of
  // --role. Single letters ("A") are none: they must be seen together.
  bool is_speaker(std::string_view label) const;

  // Whether the user says whose words they are that no label stands before: --role =agent.
  bool tells_unlabelled() const;

 private:
  struct Voice;
  class Voices;
  // `names` are those of the call.
  std::optional<Party> given(std::string_view folded, std::span<const std::string_view> names) const;
  Voice recognise(std::string_view label, std::span<const std::string_view> names = {}) const;

  std::vector<std::pair<std::string, Party>> given_;  // by folded label
  const RoleFile* file_;
};

}  // namespace cortesia::read
