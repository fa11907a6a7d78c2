// JSON against a JSON Schema: what is wrong with a document, as text.
#pragma once

#define VALIJSON_USE_EXCEPTIONS 1
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace cortesia::fixture {

class Schema {
 public:
  explicit Schema(std::string_view text) : document_(nlohmann::json::parse(text)) {
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document_), schema_);
  }
  const nlohmann::json& document() const { return document_; }

  // Empty when the value is as it should be.
  std::string trouble(const nlohmann::json& value) {
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(value), &results)) return {};
    std::string text = "refused:\n";
    for (valijson::ValidationResults::Error error; results.popError(error);) {
      for (const std::string& step : error.context) text += step;
      text += ": " + error.description + "\n";
    }
    return text;
  }

 private:
  nlohmann::json document_;
  valijson::Schema schema_;
};

}  // namespace cortesia::fixture
