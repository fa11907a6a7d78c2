#include "read/columns.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "read/roles.hpp"

namespace cortesia::read {
namespace {

struct Known {
  std::string_view header;  // folded
  Column column;
};

// Of several columns with one meaning the one that stands first here is taken.
constexpr Known kKnown[] = {
    {"call id", Column::call},
    {"callid", Column::call},
    {"call", Column::call},
    {"llamada", Column::call},
    {"id llamada", Column::call},
    {"llamada id", Column::call},
    {"conversation id", Column::call},
    {"conversationid", Column::call},
    {"contact id", Column::call},
    {"contactid", Column::call},
    {"ticket id", Column::call},
    {"uniqueid", Column::call},
    {"idaudio", Column::call},
    {"id audio", Column::call},
    {"audio", Column::call},
    {"file id", Column::call},
    {"grabacion", Column::call},
    {"archivo", Column::call},
    {"file", Column::call},
    {"id", Column::call},
    {"turn id", Column::turn},
    {"turn", Column::turn},
    {"turno", Column::turn},
    {"id turno", Column::turn},
    {"numerofrases", Column::turn},
    {"numero frase", Column::turn},
    {"orden", Column::turn},
    {"index", Column::turn},
    {"sequence", Column::turn},
    {"secuencia", Column::turn},
    {"line", Column::turn},
    {"linea", Column::turn},
    {"speaker", Column::speaker},
    {"hablante", Column::speaker},
    {"speaker name", Column::speaker},
    {"speaker label", Column::speaker},
    {"speaker id", Column::speaker},
    {"interlocutor", Column::speaker},
    {"participante", Column::speaker},
    {"participant", Column::speaker},
    {"locutor", Column::speaker},
    {"quien", Column::speaker},
    {"who", Column::speaker},
    {"canal", Column::speaker},
    {"channel", Column::speaker},
    {"channel id", Column::speaker},
    {"role", Column::role},
    {"rol", Column::role},
    {"participant role", Column::role},
    {"speaker role", Column::role},
    {"rol hablante", Column::role},
    {"speaker type", Column::role},
    {"tipo hablante", Column::role},
    {"start", Column::start},
    {"start time", Column::start},
    {"start time sec", Column::start},
    {"start sec", Column::start},
    {"start s", Column::start},
    {"start ms", Column::start},
    {"inicio", Column::start},
    {"inicio s", Column::start},
    {"inicio seg", Column::start},
    {"inicio ms", Column::start},
    {"turn onset", Column::start},
    {"onset", Column::start},
    {"begin", Column::start},
    {"desde", Column::start},
    {"from", Column::start},
    {"tiempo", Column::start},
    {"time", Column::start},
    {"hora", Column::start},
    {"timestamp", Column::start},
    {"end", Column::end},
    {"end time", Column::end},
    {"end time sec", Column::end},
    {"end sec", Column::end},
    {"end s", Column::end},
    {"end ms", Column::end},
    {"fin", Column::end},
    {"fin s", Column::end},
    {"fin seg", Column::end},
    {"fin ms", Column::end},
    {"hasta", Column::end},
    {"to", Column::end},
    {"turn duration", Column::duration},
    {"duration sec", Column::duration},
    {"duration s", Column::duration},
    {"duration ms", Column::duration},
    {"duration", Column::duration},
    {"duracion s", Column::duration},
    {"duracion", Column::duration},
    {"text", Column::text},
    {"texto", Column::text},
    {"utterance", Column::text},
    {"frase", Column::text},
    {"full transcript", Column::text},
    {"transcript", Column::text},
    {"transcripcion", Column::text},
    {"transcription", Column::text},
    {"orthography", Column::text},
    {"sentence", Column::text},
    {"dialogo", Column::text},
    {"dialogue", Column::text},
    {"mensaje", Column::text},
    {"message", Column::text},
    {"contenido", Column::text},
    {"content", Column::text},
    {"conversacion", Column::text},
    {"started at", Column::started_at},
    {"fecha", Column::started_at},
    {"fecha hora", Column::started_at},
    {"date", Column::started_at},
    {"datetime", Column::started_at},
    {"language", Column::language},
    {"idioma", Column::language},
    {"lang", Column::language},
    {"queue", Column::queue},
    {"cola", Column::queue},
    {"campana", Column::queue},
    {"agent", Column::agent},
    {"agente", Column::agent},
    {"agent id", Column::agent},
    {"id agente", Column::agent},
    {"rep id", Column::agent},
    {"customer", Column::customer},
    {"customer id", Column::customer},
    {"cliente", Column::customer},
    {"id cliente", Column::customer},
    {"company", Column::company},
    {"empresa", Column::company},
    {"direction", Column::direction},
    {"direccion", Column::direction},
    {"sentido", Column::direction},
    {"ended by", Column::ended_by},
    {"colgo", Column::ended_by},
};

}  // namespace

Columns::Columns(const std::vector<std::pair<std::string, std::string>>& given) {
  for (const auto& [meaning, header] : given) {
    const auto* known = std::ranges::find(kColumnNames, meaning);
    if (known == std::end(kColumnNames)) {
      const std::string_view nearest = nearest_name(meaning, kColumnNames);
      throw Error("--columns: unknown meaning \"{}\"; {}", meaning,
                  nearest.empty() ? "expected one such as text, speaker, start, call"
                                  : fmt::format("did you mean \"{}\"?", nearest));
    }
    given_.emplace_back(fold_label(header), static_cast<Column>(known - kColumnNames));
  }
}

Header Columns::recognise(const std::vector<std::string>& headers) const {
  static constexpr std::size_t kGiven = 0, kNone = static_cast<std::size_t>(-1);
  std::vector<Column> columns(headers.size(), Column::other);
  std::vector<std::size_t> ranks(headers.size(), kNone);  // the lower, the surer
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::string header = fold_label(headers[i]);
    for (const auto& [name, column] : given_)
      if (name == header) columns[i] = column, ranks[i] = kGiven;
    if (ranks[i] == kGiven) continue;
    const auto* known = std::ranges::find(kKnown, header, &Known::header);
    if (known != std::end(kKnown))
      columns[i] = known->column, ranks[i] = static_cast<std::size_t>(known - kKnown) + 1;
  }
  Header found;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    bool surest = true;
    for (std::size_t other = 0; other < headers.size(); ++other)
      if (columns[other] == columns[i] &&
          (ranks[other] < ranks[i] || (ranks[other] == ranks[i] && other < i)))
        surest = false;
    found.columns.push_back(surest ? columns[i] : Column::other);
    found.milliseconds.push_back(fold_label(headers[i]).ends_with(" ms"));
  }
  return found;
}

std::optional<std::size_t> Header::find(Column column) const {
  const auto found = std::ranges::find(columns, column);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::string_view skip_separator_line(std::string_view text) {
  if (!text.starts_with("sep=")) return text;
  return text.substr(std::min(text.find('\n'), text.size() - 1) + 1);
}

}  // namespace cortesia::read
