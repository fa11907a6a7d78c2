#include "read/columns.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/named_column.hpp"
#include "base/quoted.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "read/roles.hpp"

namespace cortesia::read {
namespace {

struct Known {
  std::string_view header;  // as plain_header() has it, with spaces for the eye
  Column column;
  Column beside = Column::other;  // what it means where another column has that meaning
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
    {"transcript id", Column::call},
    {"id transcripcion", Column::call},
    {"uniqueid", Column::call},
    {"interaction id", Column::call},
    {"id interaccion", Column::call},
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
    {"orador", Column::speaker},
    {"quien", Column::speaker},
    {"who", Column::speaker},
    {"quien habla", Column::speaker},
    {"voz", Column::speaker},
    {"persona", Column::speaker},
    {"nombre hablante", Column::speaker},
    {"canal", Column::channel},
    {"channel", Column::channel},
    {"channel id", Column::channel},
    {"role", Column::role},
    {"rol", Column::role},
    {"participant role", Column::role},
    {"speaker role", Column::role},
    {"rol hablante", Column::role},
    {"speaker type", Column::role},
    {"tipo hablante", Column::role},
    {"start", Column::start},
    {"start time", Column::start},
    {"start offset", Column::start},
    {"begin offset", Column::start},
    {"offset", Column::start},
    {"hora inicio", Column::start, Column::hour},
    {"tiempo inicio", Column::start},
    {"inicio", Column::start},
    {"turn onset", Column::start},
    {"onset", Column::start},
    {"begin", Column::start},
    {"desde", Column::start},
    {"from", Column::start},
    {"tiempo", Column::start},
    {"time", Column::start},
    {"hora", Column::start, Column::hour},
    {"timestamp", Column::start},
    {"in", Column::start},
    {"minuto", Column::start},
    {"marca tiempo", Column::start},
    {"momento", Column::start},
    {"end", Column::end},
    {"end time", Column::end},
    {"end offset", Column::end},
    {"hora fin", Column::end},
    {"tiempo fin", Column::end},
    {"fin", Column::end},
    {"hasta", Column::end},
    {"to", Column::end},
    {"out", Column::end},
    {"turn duration", Column::duration},
    {"duration", Column::duration},
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
    {"oracion", Column::text},
    {"dialogo", Column::text},
    {"dialogue", Column::text},
    {"mensaje", Column::text},
    {"message", Column::text},
    {"contenido", Column::text},
    {"content", Column::text},
    {"utterance text", Column::text},
    {"texto frase", Column::text},
    {"dice", Column::text},
    {"dicho", Column::text},
    {"transcript text", Column::text},
    {"call transcript", Column::text},
    {"texto transcripcion", Column::text},
    {"transcripcion completa", Column::text},
    {"utterances", Column::text},
    {"turns", Column::text},
    {"turnos", Column::text},
    {"messages", Column::text},
    {"mensajes", Column::text},
    {"conversacion", Column::text, Column::call},
    {"conversation", Column::text, Column::call},
    {"started at", Column::started_at},
    {"call start", Column::started_at},
    {"call date", Column::started_at},
    {"fecha", Column::started_at},
    {"fecha hora", Column::started_at},
    {"date", Column::started_at},
    {"datetime", Column::started_at},
    {"hora llamada", Column::hour},
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
    {"nombre agente", Column::agent},
    {"agent name", Column::agent},
    {"asesor", Column::agent},
    {"asesora", Column::agent},
    {"id asesor", Column::agent},
    {"nombre asesor", Column::agent},
    {"operador", Column::agent},
    {"ejecutivo", Column::agent},
    {"answer", Column::answered_at},
    {"answer time", Column::answered_at},
    {"answered at", Column::answered_at},
    {"contestada", Column::answered_at},
    {"hora respuesta", Column::answered_at},
    {"customer", Column::customer},
    {"customer id", Column::customer},
    {"cliente", Column::customer},
    {"id cliente", Column::customer},
    {"src", Column::customer},
    {"clid", Column::customer},
    {"caller id", Column::customer},
    {"ani", Column::customer},
    {"company", Column::company},
    {"empresa", Column::company},
    {"direction", Column::direction},
    {"direccion", Column::direction},
    {"sentido", Column::direction},
    {"ended by", Column::ended_by},
    {"colgo", Column::ended_by},
};

bool is_same(std::string_view known, std::string_view plain_name) {
  for (const char c : known) {
    if (c == ' ') continue;
    if (plain_name.empty() || plain_name.front() != c) return false;
    plain_name.remove_prefix(1);
  }
  return plain_name.empty();
}

}  // namespace

PlainHeader plain_header(std::string_view header) {
  static constexpr std::string_view kNothing[] = {"de", "del", "la", "el", "y", "of", "the"};
  static constexpr std::string_view kUnits[] = {"ms",   "milliseconds", "milisegundos", "s",       "sec",
                                                "secs", "seg",          "seconds",      "segundos"};
  std::string folded = fold_label(header);
  for (char& c : folded)
    if (c == '(' || c == ')' || c == '[' || c == ']') c = ' ';
  PlainHeader found;
  for (std::string_view rest = trimmed(folded); !rest.empty(); rest = trimmed(rest)) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size());
    const auto* unit = std::ranges::find(kUnits, word);
    if (unit != std::end(kUnits) && !found.name.empty()) {
      found.milliseconds = unit - kUnits < 3;
      continue;
    }
    if (std::ranges::find(kNothing, word) == std::end(kNothing)) found.name += word;
  }
  return found;
}

Columns::Columns(const std::vector<std::pair<std::string, std::string>>& given) {
  for (const auto& [meaning, header] : given) {
    const auto* known = std::ranges::find(kColumnNames, meaning);
    if (known == std::end(kColumnNames)) {
      throw Error("--columns: {}", unknown_name("meaning", meaning, kColumnNames,
                                                "expected one such as text, speaker, start, call"));
    }
    given_.push_back({header, fold_label(header), static_cast<Column>(known - kColumnNames)});
  }
}

Header Columns::recognise(const std::vector<std::string>& headers) const {
  const auto is_there = [&headers](const Given& given) {
    return std::ranges::any_of(headers,
                               [&](const std::string& header) { return fold_label(header) == given.folded; });
  };
  static constexpr auto place = [](Column column) { return static_cast<std::size_t>(column); };
  std::vector<NamedColumn> named(headers.size());
  std::vector<Column> beside(headers.size(), Column::other);
  std::vector<PlainHeader> plain;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::string& name = plain.emplace_back(plain_header(headers[i])).name;
    const std::string header = fold_label(headers[i]);
    for (const Given& given : given_)
      if (given.folded == header) named[i] = {place(given.column), 0};
    if (named[i].column != NamedColumn::kNone) continue;
    const auto* known =
        std::ranges::find_if(kKnown, [&](const Known& one) { return is_same(one.header, name); });
    if (known == std::end(kKnown)) continue;
    named[i] = {place(known->column), static_cast<std::size_t>(known - kKnown) + 1};
    beside[i] = known->beside;
  }
  Header found;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const bool won = claim_of(named, i) == Claim::won;
    const bool free = std::ranges::find(named, place(beside[i]), &NamedColumn::column) == named.end();
    found.columns.push_back(won ? static_cast<Column>(named[i].column) : free ? beside[i] : Column::other);
    found.milliseconds.push_back(plain[i].milliseconds);
    if (found.columns.back() == Column::other && !headers[i].empty()) append_quoted(found.unused, headers[i]);
  }
  // Of several headers that were given one meaning, one is enough.
  for (const Given& given : given_)
    if (std::ranges::none_of(given_,
                             [&](const Given& one) { return one.column == given.column && is_there(one); }))
      append_quoted(found.missing, given.header);
  return found;
}

std::optional<std::size_t> Header::find(Column column) const {
  const auto found = std::ranges::find(columns, column);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

}  // namespace cortesia::read
