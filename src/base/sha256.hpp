// SHA-256, by OpenSSL: how reports name the checklist they were made with.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace cortesia {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::string_view bytes);
  std::string hex();  // 64 lower-case digits; once, at the end

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace cortesia
