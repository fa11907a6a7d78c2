// Dialogues that stand on one line, as tables, models and stores of JSON flatten them:
//
//   **Agente:** Buenas tardes. **Cliente:** Hola.      Agente: Buenas tardes. Cliente: Hola. Agente: Diga.
//   Agente: Buenas tardes.\nCliente: Hola.             Agente: Buenas tardes.<br/>Cliente: Hola.
#pragma once

#include <string>
#include <string_view>

namespace cortesia::read {

// `text` with a turn a line, which `room` then holds; `text` itself when it has lines, or no turns within
// one.
std::string_view by_lines(std::string_view text, std::string& room);

}  // namespace cortesia::read
