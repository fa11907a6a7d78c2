// `cortesia init`: a checklist to start from. It speaks Spanish, as the shipped checklist does.
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

#include "base/error.hpp"
#include "base/output.hpp"
#include "commands/command.hpp"
#include "commands/values.hpp"

namespace cortesia {

namespace {

constexpr std::string_view kStarter =
    R"(# La lista de control de mi organización: la que trae cortesia, con lo que aquí cambia.
#
#   cortesia audit LLAMADAS     evalúa las llamadas con esta lista
#   cortesia test               prueba los ejemplos de las reglas
#   cortesia list rules         nombra todas las reglas
#
# El idioma de las frases y de las reglas se explica en cortesia-rules(5).
cortesia: 1
name: Mi lista
version: '1'
language: es

include: [shipped:es]

# Cómo se puede oír el nombre de la organización. Quite el signo # y ponga los suyos.
# company: {names: [Andifibra, Andi Fibra]}

# Reglas de la lista incluida que aquí no se piden. Por ejemplo:
# disable: [apertura.agente, espera.agradece]
disable: []

# Valores que las reglas usan.
settings:
  hold_limit: 120s        # la espera más larga sin volver a la línea
  # register: tú          # el trato de la casa, si no es usted: tú o vos
  # closing_phrase: gracias por preferir Andifibra   # la despedida de la casa, si tiene una

# Frases que aquí también valen, además de las de la lista incluida.
phrases:
  pregunta_palanca:
    add:
      - 'en qué le podemos servir hoy'

# La nota mínima, y lo que hace una falla crítica:
# report_only (solo se informa), fail_call, zero_score o fail_section.
scoring:
  pass_mark: 80
  critical: report_only

# Reglas propias. Cada una lleva un ejemplo que cumple y uno que no.
# rules:
#   - id: cierre.encuesta
#     title: Invita a la encuesta
#     section: cierre
#     require: {say: ['(encuesta|calificar) ... (atención|llamada)'], in: closing}
#     examples:
#       - pass: "A: Al final le pido calificar mi atención. Hasta luego."
#       - fail: "A: Hasta luego."
)";

struct InitOptions {
  std::string file = "rules.yaml";
};

// Not by Output: a checklist is shared, not private, and never takes the place of another.
void write_new(const std::string& path, std::string_view text) {
  int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0 && errno == EEXIST)
    throw Error("\"{}\" exists already; move it away, or name another file: cortesia init FILE", path);
  if (file < 0)
    throw Error("cannot write \"{}\": {}; name a place that can be written", path, std::strerror(errno));
  bool whole = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  int error = errno;
  if (close(file) != 0 && whole) {
    whole = false;
    error = errno;
  }
  if (whole) return;
  unlink(path.c_str());
  throw Error("cannot write \"{}\": {}; free some space, or name another place", path, std::strerror(error));
}

int init(const InitOptions& options) {
  write_new(options.file, kStarter);
  Output out("");
  out.write("wrote " + options.file + "; it includes the shipped checklist: see cortesia list rules\n");
  out.finish();
  return 0;
}

}  // namespace

Usage init_usage() {
  auto options = std::make_shared<InitOptions>();
  Usage usage;
  usage.arguments = {"[FILE]", "the file to write (rules.yaml), if there is none", 0, 1, into(options->file)};
  usage.run = [options] { return init(*options); };
  return usage;
}

}  // namespace cortesia
