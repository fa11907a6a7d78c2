#include "rules/choice.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "base/error.hpp"
#include "rules/fields.hpp"
#include "rules/load.hpp"
#include "rules/source.hpp"
#include "rules/text_check.hpp"
#include "rules/wildcard.hpp"

namespace cortesia::rules {

bool is_language(std::string_view call, std::string_view wanted) {
  if (call.empty() || wanted.empty() || call == wanted) return true;
  return call.starts_with(wanted) && (call[wanted.size()] == '-' || call[wanted.size()] == '_');
}

namespace {

// Whether a file chooses among checklists, told without reading it as YAML: most do not, and that takes time.
bool has_choice(std::string_view text) {
  constexpr std::string_view kKey = "checklists:";
  return without_bom(text).starts_with(kKey) ||
         text.find(fmt::format("\n{}", kKey)) != std::string_view::npos;
}

}  // namespace

class ChoiceReader {
 public:
  ChoiceReader(const LoadOptions& options, std::string file) : options_(options), file_(std::move(file)) {}

  Checklists read(const std::string& bytes) {
    const Node root = parse_document(bytes, mistakes_.file(file_, bytes), mistakes_);
    mistakes_.throw_if_any();
    Fields top(root, mistakes_, "a choice of checklists");
    if (const Node* version = top.require("cortesia"); version != nullptr && version->text != "1")
      mistakes_.error(*version, fmt::format("this program reads checklists of language version 1, found {}",
                                            quote(version->text)));
    const Node* list = top.require("checklists");
    if (list != nullptr && (list->kind != Node::Kind::sequence || list->items.empty()))
      mistakes_.error(*list,
                      "expected a list of checklists: - {language: es, queue: ventas, use: ventas.yaml}");
    else if (list != nullptr)
      for (const Node& item : list->items) entry(item, &item == &list->items.back());
    top.finish();
    throw_if_any();
    return std::move(out_);
  }

 private:
  void entry(const Node& node, bool last) {
    Fields fields(node, mistakes_, "an entry of checklists");
    Checklists::Entry entry;
    entry.language = fields.text("language");
    entry.queue = folded_name(fields.text("queue"));
    const Node* use = fields.require("use");
    fields.finish();
    if (use == nullptr) return;
    if (entry.language.empty() && entry.queue.empty() && !last)
      mistakes_.error(node,
                      "this entry takes every call, and those below it none; put it last, or say its "
                      "language: or queue:");
    const std::optional<std::size_t> known = checklist(*use);
    if (!known) return;
    entry.checklist = *known;
    const std::string& language = out_.all_[*known].info().language;
    if (!entry.language.empty() && !is_language(entry.language, language))
      mistakes_.error(*fields.node().find("language"),
                      fmt::format("{} is for calls in {}; expected a checklist for {}", quote(use->text),
                                  quote(language), quote(entry.language)));
    out_.entries_.push_back(std::move(entry));
  }

  // Its index; nothing when it cannot be used.
  std::optional<std::size_t> checklist(const Node& use) {
    const auto seen = std::ranges::find(used_, use.text);
    if (seen != used_.end()) return static_cast<std::size_t>(seen - used_.begin());
    const std::optional<std::string> found = beside(file_, use, mistakes_);
    if (!found) return std::nullopt;
    LoadOptions options = options_;
    options.rules = *found;
    try {
      out_.all_.push_back(Checklist::load(options));
    } catch (const Error& error) {
      if (!trouble_.empty()) trouble_ += '\n';
      trouble_ += error.what();
      return std::nullopt;
    }
    used_.push_back(use.text);
    return used_.size() - 1;
  }

  void throw_if_any() const {
    std::string all = mistakes_.any_error() ? mistakes_.render() : "";
    if (!all.empty() && !trouble_.empty()) all += '\n';
    all += trouble_;
    if (!all.empty()) throw Error(all);
  }

  const LoadOptions& options_;
  std::string file_;
  Mistakes mistakes_;
  std::string trouble_;  // what the checklists' own mistakes are
  std::vector<std::string> used_;
  Checklists out_;
};

Checklists Checklists::load(const LoadOptions& options) {
  namespace fs = std::filesystem;
  const std::string file = options.rules.empty() ? "rules.yaml" : options.rules;
  std::error_code failed;
  if (fs::is_regular_file(file, failed))
    if (const std::optional<std::string> bytes = read_checklist_file(file); bytes && has_choice(*bytes))
      return ChoiceReader(options, file).read(*bytes);
  Checklists one;
  one.all_.push_back(Checklist::load(options));
  one.entries_.emplace_back();
  return one;
}

std::optional<std::size_t> Checklists::choose(const Call& call) const {
  const std::string queue = folded_name(call.queue);
  for (const Entry& entry : entries_)
    if (is_language(call.language, entry.language) &&
        (entry.queue.empty() || fits_wildcard(queue, entry.queue)))
      return entry.checklist;
  return std::nullopt;
}

}  // namespace cortesia::rules
