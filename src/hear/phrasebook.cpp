#include "hear/phrasebook.hpp"

#include <utility>

#include "hear/automaton.hpp"
#include "hear/compile.hpp"

namespace cortesia::hear {

struct Phrasebook::Builder::State {
  Compiler compiler;
};

Phrasebook::Builder::Builder(std::string_view language)
    : state_(std::make_unique<State>(State{Compiler(language)})) {}
Phrasebook::Builder::~Builder() = default;

void Phrasebook::Builder::list(std::string name, Said said) {
  state_->compiler.list(std::move(name), std::move(said));
}

void Phrasebook::Builder::heard_as(std::string_view from, std::string_view to) {
  state_->compiler.heard_as(from, to);
}

PatternId Phrasebook::Builder::pattern(const Said& said, std::vector<BookError>& errors) {
  return state_->compiler.pattern(said, errors);
}

void Phrasebook::Builder::check_lists(std::vector<BookError>& errors) {
  state_->compiler.check_lists(errors);
}

Phrasebook Phrasebook::Builder::build() {
  auto bytes = std::make_unique<const std::string>(state_->compiler.finish());
  Phrasebook book(*bytes);
  book.own_ = std::move(bytes);
  return book;
}

Phrasebook::Phrasebook(std::string_view bytes) : bytes_(bytes) {
  BookTables<InPlace> tables;
  TableReader reader(bytes);
  tables.each(reader);
  compiled_ = std::make_unique<const Compiled>(tables);
}

Phrasebook Phrasebook::of(std::string_view bytes) { return Phrasebook(bytes); }

Phrasebook::Phrasebook(Phrasebook&&) noexcept = default;
Phrasebook& Phrasebook::operator=(Phrasebook&&) noexcept = default;
Phrasebook::~Phrasebook() = default;

}  // namespace cortesia::hear
