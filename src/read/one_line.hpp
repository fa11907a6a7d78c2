// Dialogues that stand on one line, as tables, models and stores of JSON flatten them:
//
//   **Agente:** Buenas tardes. **Cliente:** Hola.      Agente: Buenas tardes. Cliente: Hola. Agente: Diga.
//   Agente: Buenas tardes.\nCliente: Hola.             Agente: Buenas tardes.<br/>Cliente: Hola.
#pragma once

#include <string>
#include <string_view>

namespace cortesia::read {

// Lines may end as Unicode has it (U+2028), too, and letters be written as in HTML (entities.hpp).
//
// `text` with a turn a line, which `room` then holds; `text` itself when it has such lines, or no turns
// within one.
std::string_view by_lines(std::string_view text, std::string& room);

}  // namespace cortesia::read
