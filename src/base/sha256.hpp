// SHA-256, by OpenSSL: how reports name the checklist they were made with.
#pragma once

#include <string>
#include <string_view>

namespace cortesia {

std::string sha256_hex(std::string_view bytes);  // 64 lower-case digits

}  // namespace cortesia
