// What the telephone system knows of calls and their transcripts do not: --metadata FILE.csv, a row a call.
//
// The column `call` names a call: its id, else a name of its file (file_names.hpp). Any of the other columns
// fills what the transcript leaves open; where both say something and differ, the transcript's stays and the
// call says so. Shared by all threads.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.hpp"
#include "read/file_names.hpp"

namespace cortesia::read {

class Metadata {
 public:
  // Throws Error with the line: no column `call`, one that is nearly known, a call named twice, a value that
  // is none.
  static Metadata load(const std::string& path);
  static Metadata parse(std::string_view csv, const std::string& name);

  Metadata(Metadata&&) noexcept;
  Metadata& operator=(Metadata&&) noexcept;
  ~Metadata();

  // Fills the call from its row, if it has one: that of its id, else that of the most precise of the names of
  // its file, of which a call has none that shares its file with others, else that of the number that its
  // name is but for the zeros before it. Throws Error when its file's name with and without its ending lead
  // to different rows. Thread-safe.
  void join(Call& call, std::span<const FileName> file_names) const;

  // The `call`s of the rows that no call was joined with so far, in the order of the file.
  std::vector<std::string> unused() const;
  // Those that more than one call was joined with, by a file's name that is there twice.
  std::vector<std::string> shared() const;
  // Those that more than one call was joined with, by a number without its zeros.
  std::vector<std::string> shortened() const;

  const std::string& passed_over() const;  // headers of columns that mean nothing here, each in quotes

 private:
  struct State;
  explicit Metadata(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cortesia::read
