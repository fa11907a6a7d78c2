#include "read/messages.hpp"

#include <algorithm>
#include <string>

#include "read/roles.hpp"
#include "read/text_labels.hpp"

namespace cortesia::read {

bool stands_for_message(std::string_view text) {
  static constexpr std::string_view kWhole[] = {"multimedia omitido",
                                                "media omitted",
                                                "archivo omitido",
                                                "null",
                                                "eliminaste este mensaje",
                                                "se elimino este mensaje",
                                                "este mensaje fue eliminado",
                                                "you deleted this message",
                                                "this message was deleted",
                                                "esperando este mensaje",
                                                "waiting for this message"};
  static constexpr std::string_view kOmitted[] = {
      "imagen",      "foto",        "audio", "video", "sticker",  "gif",           "documento",
      "contacto",    "nota de voz", "image", "photo", "document", "voice message", "tarjeta de contacto",
      "contact card"};
  static constexpr std::string_view kCalls[] = {
      "llamada perdida",   "videollamada perdida", "llamada de voz perdida", "llamada de grupo perdida",
      "missed voice call", "missed video call",    "llamada de voz",         "videollamada"};
  std::string folded = fold_label(trim(text));
  if (folded.size() > 2 && folded.front() == '<' && folded.back() == '>')
    folded = folded.substr(1, folded.size() - 2);
  if (folded.ends_with("(archivo adjunto)") || folded.ends_with("(file attached)") ||
      folded.starts_with("adjunto: ") || folded.starts_with("attached: "))
    return true;
  if (std::ranges::find(kWhole, folded) != std::end(kWhole) ||
      std::ranges::find(kCalls, folded) != std::end(kCalls))
    return true;
  const std::size_t last = folded.rfind(' ');
  if (last == std::string::npos) return false;
  const std::string_view how = std::string_view(folded).substr(last + 1);
  return (how == "omitido" || how == "omitida" || how == "omitted") &&
         std::ranges::find(kOmitted, std::string_view(folded).substr(0, last)) != std::end(kOmitted);
}

}  // namespace cortesia::read
