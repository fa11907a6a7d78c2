// Calls -> bytes: the forms that `cortesia convert` writes.
//
// Two of them hold all that model/call.hpp knows, so that a call comes back from them as it was; the others
// tell what of a call they left out.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "model/call.hpp"

namespace cortesia::write {

// What a form has no place for, by its name ("times of words"), and how many there were.
using Dropped = std::map<std::string, std::uint64_t>;

struct CallForm {
  std::string_view name, about;
  bool several;      // calls may follow one another in a file
  bool only_labels;  // tells who speaks by the labels, and roles no other way
  // Appends the call. Throws Error when the form cannot hold it at all.
  void (*append)(const Call& call, std::string& out, Dropped& dropped);
};
std::span<const CallForm> call_forms();

// Each appends one call. The first two write a line.
void append_cortesia(const Call& call, std::string& out, Dropped& dropped);
void append_vcon(const Call& call, std::string& out, Dropped& dropped);
void append_dialogue(const Call& call, std::string& out, Dropped& dropped);
void append_webvtt(const Call& call, std::string& out, Dropped& dropped);

}  // namespace cortesia::write
