#include "hear/phrasebook.hpp"

#include <utility>

#include "hear/automaton.hpp"
#include "hear/compile.hpp"

namespace cortesia::hear {

struct Phrasebook::Builder::State {
  Compiler compiler;
};

Phrasebook::Builder::Builder(std::string language)
    : state_(std::make_unique<State>(State{Compiler(std::move(language))})) {}
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

Phrasebook Phrasebook::Builder::build() { return Phrasebook(state_->compiler.finish()); }

Phrasebook::Phrasebook(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Phrasebook::Phrasebook(Phrasebook&&) noexcept = default;
Phrasebook& Phrasebook::operator=(Phrasebook&&) noexcept = default;
Phrasebook::~Phrasebook() = default;

std::uint32_t Phrasebook::patterns() const { return static_cast<std::uint32_t>(compiled_->patterns.size()); }

const std::vector<std::string>& Phrasebook::written(PatternId pattern) const {
  return compiled_->patterns[pattern].written;
}

}  // namespace cortesia::hear
