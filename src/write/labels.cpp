#include "write/labels.hpp"

namespace cortesia::write {

namespace {

constexpr Labels kSpanish = {
    .reasons =
        {
            "",
            "se dijo",
            "no se dijo",
            "se dijo lo que no debe decirse",
            "no se dijo nada indebido",
            "están todas las partes",
            "faltan partes",
            "no está ninguna de las partes",
            "en el orden debido",
            "fuera de orden",
            "hay menos de dos cosas que ordenar",
            "se preguntó y se aceptó",
            "la respuesta llegó sin que se preguntara",
            "no se preguntó",
            "se preguntó y la respuesta fue que no",
            "se preguntó y no hubo respuesta",
            "dentro del límite",
            "fuera del límite",
            "se cumple la condición",
            "no se cumple la condición",
            "se cumplió todas las veces",
            "se cumplió solo algunas veces",
            "no se cumplió ninguna vez",
            "no se dio la ocasión",
            "no se dio la ocasión",
            "aquí la regla no lo pide",
            "la transcripción no tiene tiempos",
            "la transcripción no dice cuándo termina cada turno",
            "no se sabe quién habla",
            "la transcripción no distingue mayúsculas",
            "no hay datos de volumen de voz",
            "no se sabe cuánto sonó el teléfono",
            "no se sabe la hora local de la llamada",
            "la transcripción se corta antes del final",
            "no se sabe quién colgó",
            "no se sabe qué cliente es",
            "faltan datos de la llamada",
            "hace falta el archivo de llamadas",
            "puede estar bajo una marca de datos ocultos",
            "la llamada está en otro idioma",
            "la transcripción no permite saberlo",
            "esa parte de la llamada no existe aquí",
            "en la llamada no hay palabras",
        },
    .verdicts = {"cumple", "cumple en parte", "no cumple", "no se aplica", "no se puede evaluar"},
    .outcomes = {"CUMPLE", "NO CUMPLE", "NO EVALUABLE", "ILEGIBLE"},
    .parties = {"¿?", "agente", "colega", "cliente", "robot"},
    .directions = {"", "entrante", "saliente", "interna"},
    .events = {"en espera", "transferencia", "silencio", "música", "nota", "interrupción", "evento"},
    .agent = "agente",
    .customer = "cliente",
    .queue = "cola",
    .score = "Nota",
    .out_of_100 = "de 100",
    .pass_mark = "mínimo",
    .coverage = "cobertura",
    .critical = "falla una regla crítica",
    .no_score = "sin nota",
    .turn = "turno",
    .turns = "turnos",
    .to = "a",
    .time = "vez",
    .more = "más",
    .measured = "medido",
    .looked_in = "se buscó en",
    .spoken_by = "en lo que dice",
    .nowhere = "esa parte no tiene turnos",
    .nearest = "lo más parecido",
    .wanted = "se buscaba",
    .advice = "consejo",
    .does_not_apply = "No se aplica",
    .labels = "Etiquetas",
    .doubts = "Dudas de lectura",
    .transcript = "Transcripción",
    .verdicts_title = "Por qué",
    .said_there = "allí se dijo",
    .nothing_said_there = "allí no se dijo nada",
    .night = "RESUMEN",
    .calls = "llamadas",
    .passed = "cumplen",
    .failed = "no cumplen",
    .not_assessable = "no evaluables",
    .unreadable = "ilegibles",
    .skipped = "archivos omitidos (no son transcripciones)",
    .mean_score = "nota media",
    .critical_failed = "con falla crítica",
    .fail_most = "Reglas que más fallan",
    .of = "de",
    .partial = "en parte",
    .worst = "Llamadas con peor nota",
    .unreadable_inputs = "No se pudieron leer",
};

constexpr Labels kEnglish = {
    .reasons =
        {
            "",
            "said",
            "not said",
            "said what must not be said",
            "nothing forbidden was said",
            "every part is there",
            "parts are missing",
            "none of the parts is there",
            "in the right order",
            "out of order",
            "fewer than two things to order",
            "asked and agreed",
            "answered without being asked",
            "not asked",
            "asked and refused",
            "asked and never answered",
            "within the limit",
            "outside the limit",
            "the condition holds",
            "the condition does not hold",
            "every time",
            "only some of the times",
            "none of the times",
            "the occasion never arose",
            "the occasion never arose",
            "the rule does not ask for it here",
            "the transcript has no times",
            "the transcript does not say when turns end",
            "nobody knows who speaks",
            "the transcript has no upper and lower case",
            "there is no loudness",
            "nobody knows how long it rang",
            "the local time of the call is unknown",
            "the transcript is cut before the end",
            "nobody knows who hung up",
            "nobody knows which customer it is",
            "the call's data are missing",
            "it needs the archive of calls",
            "it may stand behind a redaction mark",
            "the call is in another language",
            "the transcript cannot tell",
            "this call has no such part",
            "the call has no words",
        },
    .verdicts = {"pass", "partial", "fail", "not applicable", "not assessable"},
    .outcomes = {"PASSED", "FAILED", "NOT ASSESSABLE", "UNREADABLE"},
    .parties = {"?", "agent", "colleague", "customer", "ivr"},
    .directions = {"", "inbound", "outbound", "internal"},
    .events = {"on hold", "transfer", "silence", "music", "note", "interruption", "event"},
    .agent = "agent",
    .customer = "customer",
    .queue = "queue",
    .score = "Score",
    .out_of_100 = "of 100",
    .pass_mark = "pass mark",
    .coverage = "coverage",
    .critical = "a critical rule failed",
    .no_score = "no score",
    .turn = "turn",
    .turns = "turns",
    .to = "to",
    .time = "time",
    .more = "more",
    .measured = "measured",
    .looked_in = "looked in",
    .spoken_by = "in the words of",
    .nowhere = "there are no turns there",
    .nearest = "nearest",
    .wanted = "wanted",
    .advice = "advice",
    .does_not_apply = "Not applicable",
    .labels = "Labels",
    .doubts = "Doubts in reading",
    .transcript = "Transcript",
    .verdicts_title = "Why",
    .said_there = "said there",
    .nothing_said_there = "nothing was said there",
    .night = "SUMMARY",
    .calls = "calls",
    .passed = "passed",
    .failed = "failed",
    .not_assessable = "not assessable",
    .unreadable = "unreadable",
    .skipped = "files skipped (no transcripts)",
    .mean_score = "mean score",
    .critical_failed = "with a critical failure",
    .fail_most = "Rules that fail most",
    .of = "of",
    .partial = "partial",
    .worst = "Lowest scores",
    .unreadable_inputs = "Could not be read",
};

struct Words {
  std::string_view name, spanish, english;
};

// The names that every checklist has; a window that a checklist makes up is shown as it writes it.
constexpr Words kWindows[] = {
    {"opening", "la apertura", "the opening"},
    {"closing", "el cierre", "the closing"},
    {"whole call", "toda la llamada", "the whole call"},
};

constexpr Words kSpeakers[] = {
    {"agent", "el agente", "the agent"},
    {"colleague", "el colega", "the colleague"},
    {"organisation", "la organización", "the organisation"},
    {"customer", "el cliente", "the customer"},
    {"ivr", "el robot", "the IVR"},
    {"any", "cualquiera", "anybody"},
};

template <std::size_t Count>
std::string_view translated(const Words (&table)[Count], std::string_view name, const Labels& language) {
  for (const Words& words : table)
    if (words.name == name) return &language == &kSpanish ? words.spanish : words.english;
  return name;
}

}  // namespace

const Labels& labels(std::string_view language) {
  return language == "es" || language.starts_with("es-") ? kSpanish : kEnglish;
}

std::string_view window_words(std::string_view window, const Labels& language) {
  return translated(kWindows, window, language);
}

std::string_view speaker_words(std::string_view by, const Labels& language) {
  return translated(kSpeakers, by, language);
}

}  // namespace cortesia::write
