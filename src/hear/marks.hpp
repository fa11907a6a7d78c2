// What may stand in brackets in a transcript: redaction marks, and notes that are not words.
#pragma once

#include <optional>
#include <string_view>

namespace cortesia::hear {

// The canonical word of a redaction mark, brackets included: "NOMBRE_CLIENTE" gives "[name]", "PII" "[pii]",
// "CIUDAD" "[other]". Absent for what is no redaction mark. `inside` is the text between the brackets.
std::string_view redaction(std::string_view inside);

// Whether the text between square brackets is a note of the transcriber: "inaudible", "música en espera".
bool is_note(std::string_view inside);

}  // namespace cortesia::hear
