#include "hear/readings.hpp"

#include <unordered_set>

namespace cortesia::hear {
namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

bool has_one_reading(std::string_view folded) {
  static const Words kWords = {
      // voseo: no form of tú or usted is spelled so, as "hace" and "deja" are
      "tenes", "queres", "podes", "decis", "venis", "seguis", "pedis", "salis", "preferis", "sentis",
      "servis", "escribis", "subis", "abris", "elegis", "mentis", "repetis", "conseguis", "ois", "sos",
      "veni", "deci", "segui", "sali", "pedi", "traeme", "fijate", "decime", "contame", "esperame", "dejame",
      "aguantame", "aguardame", "llamame", "mandame", "pasame", "avisame", "mostrame", "anotame", "escuchame",
      "disculpame", "perdoname", "quedate", "acordate", "olvidate", "tranquilizate",
      // everyday words with one accented spelling
      "tambien", "ademas", "despues", "quizas", "jamas", "ningun", "algun", "segun", "aqui", "alli", "ahi",
      "aca", "alla", "adios", "asi", "detras", "atras", "traves", "dificil", "facil", "util", "movil",
      "telefono", "informacion", "atencion", "direccion", "situacion", "solucion", "cancelacion",
      "facturacion", "linea", "pagina", "electronico", "teniamos", "podria", "deberia", "querria", "gustaria",
      "dias", "dia", "rapido", "minima", "credito", "debito", "sabado", "miercoles", "usted", "vosotros",
      "contigo", "ti", "estan", "estabais", "teneis", "podeis", "quereis", "sabeis", "dime", "dimelo"};
  return kWords.contains(folded);
}

bool is_back_channel(std::string_view folded) {
  static const Words kWords = {
      "aja", "aha",  "ah",   "eh",    "mmm",     "mm",    "mhm",    "jum",      "hum",     "si",
      "ok",  "okay", "okey", "vale",  "ya",      "bien",  "claro",  "listo",    "dale",    "bueno",
      "uh",  "huh",  "yes",  "yeah",  "yep",     "right", "sure",   "perfecto", "exacto",  "correcto",
      "va",  "sale", "ujum", "anoto", "anotado", "diga",  "digame", "sip",      "entiendo"};
  return kWords.contains(folded);
}

bool is_generic_in_names(std::string_view folded) {
  static const Words kWords = {"clinica",
                               "hospital",
                               "banco",
                               "caja",
                               "taller",
                               "soporte",
                               "tecnico",
                               "servicio",
                               "servicios",
                               "atencion",
                               "cliente",
                               "clientes",
                               "centro",
                               "central",
                               "grupo",
                               "compania",
                               "empresa",
                               "empresas",
                               "corporacion",
                               "cooperativa",
                               "seguros",
                               "aseguradora",
                               "telefonica",
                               "telecomunicaciones",
                               "comunicaciones",
                               "tienda",
                               "tiendas",
                               "farmacia",
                               "farmacias",
                               "hotel",
                               "hoteles",
                               "restaurante",
                               "agencia",
                               "viajes",
                               "aerolinea",
                               "aerolineas",
                               "laboratorio",
                               "laboratorios",
                               "instituto",
                               "universidad",
                               "colegio",
                               "escuela",
                               "fundacion",
                               "ministerio",
                               "municipio",
                               "municipalidad",
                               "ayuntamiento",
                               "alcaldia",
                               "departamento",
                               "area",
                               "oficina",
                               "reservas",
                               "ventas",
                               "credito",
                               "creditos",
                               "financiera",
                               "inmobiliaria",
                               "constructora",
                               "distribuidora",
                               "comercial",
                               "industrial",
                               "internacional",
                               "nacional",
                               "general",
                               "energia",
                               "electrica",
                               "electricidad",
                               "gas",
                               "agua",
                               "aguas",
                               "luz",
                               "internet",
                               "movil",
                               "moviles",
                               "fibra",
                               "red",
                               "redes",
                               "sistemas",
                               "soluciones",
                               "tecnologia",
                               "transportes",
                               "transporte",
                               "logistica",
                               "mensajeria",
                               "taxi",
                               "taxis",
                               "vuelos",
                               "optica",
                               "dental",
                               "salud",
                               "medica",
                               "medico",
                               "medicos",
                               "veterinaria",
                               "libreria",
                               "ferreteria",
                               "panaderia",
                               "pizzeria",
                               "muebles",
                               "autos",
                               "motos",
                               "norte",
                               "sur",
                               "este",
                               "oeste",
                               "nuevo",
                               "nueva",
                               "san",
                               "santa",
                               "santo",
                               "don",
                               "dona",
                               "sa",
                               "srl",
                               "sl",
                               "sas",
                               "cia",
                               "ltda",
                               "inc",
                               "bank",
                               "insurance",
                               "clinic",
                               "company",
                               "group",
                               "service",
                               "services",
                               "support",
                               "customer",
                               "center",
                               "centre",
                               "the",
                               "care"};
  return kWords.contains(folded);
}

bool is_particle(std::string_view folded) {
  static const Words kWords = {"de",  "del", "la", "las", "los", "el", "y",  "e",
                               "van", "von", "da", "do",  "dos", "di", "of", "and"};
  return kWords.contains(folded);
}

}  // namespace cortesia::hear
