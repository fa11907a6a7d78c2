#include "write/doubts.hpp"

#include <fmt/format.h>

#include "base/language.hpp"

namespace cortesia::write {

namespace {

// {n} is the count, {at} the place - {turn}, of a turn, counted from 1 as people do - {text} and {other} what
// it is about. Without the second form the first does for any number.
struct Words {
  std::string_view one, several = {};
};

// By DoubtKind.
constexpr Words kEnglish[] = {
    {"nothing tells the role of {text}; say it with --role \"{other}\""},
    {"there are turns without a speaker's label; nothing tells their role"},
    {"no column of the table tells who speaks; those not used are {text}: say which it is with --columns "
     "speaker=HEADER"},
    {"the table has no column {text}, which --columns names"},
    {"\"{text}\" is taken for the customer: it speaks with the agent, and nobody else does"},
    {"roles inferred from the words: \"{text}\" is the agent, \"{other}\" the customer (confidence {n} %)"},
    {"roles cannot be told from the words either (confidence {n} %); name them with --role LABEL=agent"},
    {"from their words too, {text} is taken for a colleague of the agent"},
    {"from their words too, {text} is taken for the customer's side"},
    {"the agent speaks like a customer and the customer like the organisation; if the channels are swapped, "
     "name them with --role LABEL=agent"},
    {"turn {turn} holds two voices: \"{text}\" is taken for the agent's"},
    {"turn {turn} holds two voices: \"{text}\" is taken for the customer's"},
    {"a speaker has several roles in {n} row; the roles are used",
     "a speaker has several roles in {n} rows; the roles are used"},
    {"the speakers are those of \"{text}\""},
    {"{n} turn holds several voices by that file; it is given to the one that speaks longest",
     "{n} turns hold several voices by that file; each is given to the one that speaks longest"},
    {"both channels have the same words: one recording in both, it seems; who speaks cannot be told"},
    {"the file marks where the speaker changes, not who speaks; the marks are not used"},
    {"times run backwards at turn {turn}", "times run backwards at turn {turn} (and {more} more)"},
    {"turn {turn} ends before it starts; the end is not used",
     "turn {turn} (and {more} more) ends before it starts; the end is not used"},
    {"an event ends before it starts; its end is not used"},
    {"{n} event has no place: it is taken to be behind the last turn",
     "{n} events have no place: they are taken to be behind the last turn"},
    {"\"turn\" of an event is {text}, which is no turn's number; it is not used"},
    {"the times do not tell their unit; they were taken for milliseconds"},
    {"the stamps are dates and times; seconds are counted from the first, \"{text}\""},
    {"the stamps are taken for times of day; seconds are counted from the first, \"{text}\""},
    {"the words of {n} turn do not fit the text; their times are not used",
     "the words of {n} turns do not fit the text; their times are not used"},
    {"{n} cell of a time is no time; it is not used", "{n} cells of times are no time; they are not used"},
    {"the call has no turns"},
    {"turn {turn} has no text", "turn {turn} (and {more} more) has no text"},
    {"{n} line before the first speaker's label was left out",
     "{n} lines before the first speaker's label were left out"},
    {"\"{text}\" begins one line alone, in turn {turn}; it was taken for what is said there, not for a "
     "speaker",
     "\"{text}\" (and {more} more) begins one line alone, in turn {turn}; it was taken for what is said "
     "there, not for a speaker"},
    {"the text is not UTF-8; it was taken for Windows-1252 (Latin-1)"},
    {"the text has bytes that are no UTF-8, the first at byte {at} of it; they were replaced"},
    {"the text looks as if it had been encoded as UTF-8 twice (\"Ã³\" for \"ó\"), but not throughout; rules "
     "may miss the words that it damages"},
    {"the text had been encoded as UTF-8 more than once (\"Ã³\" for \"ó\"); it was put right"},
    {"{n} character that no text can hold (\\u0000, half a surrogate pair) was replaced",
     "{n} characters that no text can hold (\\u0000, half a surrogate pair) were replaced"},
    {"\"{text}\" is no list; it is not used", "\"{text}\" is no list in {n} places; it is not used"},
    {"\"{text}\" is no text; it is not used", "\"{text}\" is no text in {n} places; it is not used"},
    {"\"{text}\" is no number; it is not used", "\"{text}\" is no number in {n} places; it is not used"},
    {"\"{other}\" is \"{text}\", which is nothing that it can be; it is not used"},
    {"line {at} of the metadata differs from the transcript in {text}; the transcript's is used"},
    {"this is one page of several; the other sentences of the call are not here"},
    {"there is a second transcript of the same time; the first is used"},
    {"the vCon is signed; the signature was not verified"},
};

constexpr Words kSpanish[] = {
    {"nada dice qué papel tiene {text}; dígalo con --role \"{other}\""},
    {"hay turnos sin etiqueta de hablante; nada dice su papel"},
    {"ninguna columna de la tabla dice quién habla; no se usan {text}: diga cuál es con --columns "
     "speaker=CABECERA"},
    {"la tabla no tiene la columna {text}, que nombra --columns"},
    {"\"{text}\" se toma por el cliente: habla con el agente, y nadie más lo hace"},
    {"papeles deducidos de las palabras: \"{text}\" es el agente, \"{other}\" el cliente (certeza {n} %)"},
    {"tampoco las palabras dicen quién es quién (certeza {n} %); dígalo con --role ETIQUETA=agent"},
    {"también por lo que dicen: {text} se toma por un compañero del agente"},
    {"también por lo que dicen: {text} se toma por alguien del lado del cliente"},
    {"el agente habla como un cliente y el cliente como la organización; si los canales están cambiados, "
     "dígalo con --role ETIQUETA=agent"},
    {"el turno {turn} tiene dos voces: \"{text}\" se toma por palabras del agente"},
    {"el turno {turn} tiene dos voces: \"{text}\" se toma por palabras del cliente"},
    {"un hablante tiene varios papeles en {n} fila; valen los papeles",
     "un hablante tiene varios papeles en {n} filas; valen los papeles"},
    {"los hablantes son los de \"{text}\""},
    {"{n} turno tiene varias voces según ese archivo; se da a la que más habla",
     "{n} turnos tienen varias voces según ese archivo; cada uno se da a la que más habla"},
    {"los dos canales tienen las mismas palabras: parecen una sola grabación en ambos; no se sabe quién "
     "habla"},
    {"el archivo marca dónde cambia el hablante, no quién habla; las marcas no se usan"},
    {"los tiempos retroceden en el turno {turn}", "los tiempos retroceden en el turno {turn} (y {more} más)"},
    {"el turno {turn} termina antes de empezar; el final no se usa",
     "el turno {turn} (y {more} más) termina antes de empezar; el final no se usa"},
    {"un suceso termina antes de empezar; su final no se usa"},
    {"{n} suceso no tiene lugar: se pone detrás del último turno",
     "{n} sucesos no tienen lugar: se ponen detrás del último turno"},
    {"\"turn\" de un suceso es {text}, que no es el número de un turno; no se usa"},
    {"los tiempos no dicen su unidad; se tomaron por milisegundos"},
    {"las marcas son fechas y horas; los segundos se cuentan desde la primera, \"{text}\""},
    {"las marcas se tomaron por horas del día; los segundos se cuentan desde la primera, \"{text}\""},
    {"las palabras de {n} turno no coinciden con el texto; sus tiempos no se usan",
     "las palabras de {n} turnos no coinciden con el texto; sus tiempos no se usan"},
    {"{n} celda de tiempo no es un tiempo; no se usa", "{n} celdas de tiempo no son un tiempo; no se usan"},
    {"la llamada no tiene turnos"},
    {"el turno {turn} no tiene texto", "el turno {turn} (y {more} más) no tiene texto"},
    {"se dejó fuera {n} línea antes de la primera etiqueta de hablante",
     "se dejaron fuera {n} líneas antes de la primera etiqueta de hablante"},
    {"\"{text}:\" abre una sola línea, en el turno {turn}; se tomó por algo que allí se dice, no por un "
     "hablante",
     "\"{text}:\" (y {more} más) abre una sola línea, en el turno {turn}; se tomó por algo que allí se dice, "
     "no por un hablante"},
    {"el texto no es UTF-8; se tomó por Windows-1252 (Latin-1)"},
    {"el texto tiene bytes que no son UTF-8, el primero en su byte {at}; se reemplazaron"},
    {"el texto parece codificado dos veces en UTF-8 (\"Ã³\" por \"ó\"), aunque no todo él; las reglas pueden "
     "no oír las palabras dañadas"},
    {"el texto estaba codificado más de una vez en UTF-8 (\"Ã³\" por \"ó\"); se arregló"},
    {"se reemplazó {n} carácter que ningún texto puede tener (\\u0000, medio par sustituto)",
     "se reemplazaron {n} caracteres que ningún texto puede tener (\\u0000, medio par sustituto)"},
    {"\"{text}\" no es una lista; no se usa", "\"{text}\" no es una lista en {n} lugares; no se usa"},
    {"\"{text}\" no es un texto; no se usa", "\"{text}\" no es un texto en {n} lugares; no se usa"},
    {"\"{text}\" no es un número; no se usa", "\"{text}\" no es un número en {n} lugares; no se usa"},
    {"\"{other}\" es \"{text}\", que no es nada que pueda ser; no se usa"},
    {"la línea {at} de los metadatos difiere de la transcripción en {text}; vale la transcripción"},
    {"es una página de varias; las demás frases de la llamada no están aquí"},
    {"hay una segunda transcripción del mismo tiempo; vale la primera"},
    {"el vCon está firmado; la firma no se verificó"},
};
static_assert(std::size(kEnglish) == std::size(kDoubtNames) && std::size(kSpanish) == std::size(kDoubtNames),
              "a doubt without words");

}  // namespace

std::string doubt_words(const Doubt& doubt, std::string_view language) {
  const bool spanish = is_spanish(language);
  const Words& words = (spanish ? kSpanish : kEnglish)[static_cast<std::size_t>(doubt.kind)];
  const std::string_view pattern = doubt.count == 1 || words.several.empty() ? words.one : words.several;
  return fmt::format(fmt::runtime(pattern), fmt::arg("n", doubt.count), fmt::arg("more", doubt.count - 1),
                     fmt::arg("at", doubt.at), fmt::arg("turn", doubt.at + 1), fmt::arg("text", doubt.text),
                     fmt::arg("other", doubt.other));
}

}  // namespace cortesia::write
