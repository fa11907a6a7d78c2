// cut: the transcript ends while business is going on.
#include "rules/cut.hpp"

#include "rules/checks/kinds.hpp"

namespace cortesia::rules::checks {

namespace {

class Cut final : public Check {
 public:
  explicit Cut(bool wanted) : wanted_(wanted) {}
  void evaluate(const Scope& scope, Answer& out) const override {
    std::optional<bool>& cut = scope.scene.cut;
    if (!cut) cut = is_cut(scope.scene);
    if (*cut == wanted_)
      out.pass(Reason::condition_holds);
    else
      out.fail(Reason::condition_fails);
  }

 private:
  bool wanted_;
};

}  // namespace

std::unique_ptr<Check> cut(Fields& fields, Parsing&) {
  return std::make_unique<Cut>(fields.boolean("cut").value_or(true));
}

}  // namespace cortesia::rules::checks
