// Where an input's bytes come from: a file, standard input, an entry of an archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace cortesia::read {

class Source {
 public:
  virtual ~Source() = default;
  // Fills at least one and at most `room` bytes; 0 at the end. Throws Error with the reason, without the
  // path.
  virtual std::size_t read(char* to, std::size_t room) = 0;
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }  // where it is known beforehand
};

// "-" is standard input. Throws Error ("permission denied").
std::unique_ptr<Source> open_file(const std::string& path);

}  // namespace cortesia::read
