#include "rules/document.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/emitterstyle.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "rules/mistakes.hpp"
#include "rules/source.hpp"
#include "rules/text_check.hpp"
#include "rules/yaml_trouble.hpp"

namespace cortesia::rules {
namespace {

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostNodes = 100'000;
constexpr int kMostRounds = 20;  // of reading on behind a broken phrase

struct Stop {};  // what follows cannot be read

// Makes the tree of yaml-cpp's events and reports what yaml-cpp lets pass.
class Reader : public YAML::EventHandler {
 public:
  Reader(const Source& source, std::uint32_t file, Mistakes& mistakes)
      : source_(source), file_(file), mistakes_(mistakes) {}

  Node take_root() { return std::move(root_); }
  bool found_any() const { return documents_ > 0; }
  std::size_t last() const { return last_; }

  // Where the innermost `[` or `{` that is open stands.
  std::optional<std::size_t> flow() const {
    if (open_.empty() || !open_.back().flow) return std::nullopt;
    return open_.back().offset;
  }

 private:
  // A list or mapping that has begun and not ended.
  struct Open {
    Node node;
    std::size_t offset = 0;
    bool flow = false;
    std::optional<Node> key;  // of a mapping: read, and waits for its value
    std::size_t key_offset = 0;
    bool key_refused = false;
  };

  const Source& source_;
  std::uint32_t file_;
  Mistakes& mistakes_;
  std::vector<Open> open_;
  Node root_;
  std::set<std::string> shared_;  // anchors and aliases that are reported
  std::size_t last_ = 0;
  std::size_t documents_ = 0, nodes_ = 0;

  char at(std::size_t offset) const { return offset < source_.text().size() ? source_.text()[offset] : '\0'; }
  static std::size_t offset_of(const YAML::Mark& mark) {
    return static_cast<std::size_t>(std::max(mark.pos, 0));
  }

  void report(std::size_t offset, std::size_t length, std::string message) {
    const std::size_t points =
        code_points(source_.text().substr(std::min(offset, source_.text().size()), length));
    mistakes_.error(source_.place(offset, file_), static_cast<std::uint32_t>(points), std::move(message));
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    const std::size_t offset = offset_of(mark);
    const std::string_view text = source_.text();
    if (text.substr(offset).starts_with("---") ||
        text.substr(0, offset).find("\n...") != std::string_view::npos)
      report(offset, 1,
             "expected one YAML document, found a second one; put it in a file of its own and include it");
    else if (at(offset) == '-')
      report(offset, 1, "expected a space after \"-\"");
    else
      report(offset, 1,
             "expected the end of the checklist: what is above is complete; is this line indented like the "
             "others of its kind?");
    throw Stop();
  }
  void OnDocumentEnd() override {}

  // Of each name only the first: a bomb has thousands.
  void refuse_sharing(const YAML::Mark& mark, std::string_view kind, const std::string& name) {
    const std::size_t length = name.size();
    if (!shared_.insert(name).second) return;
    report(offset_of(mark), length,
           fmt::format(
               "checklists have no YAML {}, found {}; write the value out, or give a list of phrases a name "
               "under phrases:",
               kind, quote(name)));
  }

  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    refuse_sharing(mark, "anchors", "&" + name);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    const std::size_t offset = offset_of(mark);
    const std::string_view rest = source_.text().substr(std::min(offset, source_.text().size()));
    refuse_sharing(mark, "aliases", std::string(rest.substr(0, rest.find_first_of(" \t\r\n,]}"))));
    Node nothing;
    nothing.place = source_.place(offset, file_);
    mistakes_.settle(nothing);
    add(std::move(nothing), offset);
  }

  void check_tag(const std::string& tag, std::size_t offset) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    report(offset, 1, "checklists have no YAML tags; a text that begins with \"!\" needs quotation marks");
  }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    Node node;
    std::size_t offset = offset_of(mark);
    if (!open_.empty() && open_.back().key) {
      Open& parent = open_.back();
      if (!parent.flow && offset == parent.key_offset)
        report(offset, parent.key->text.size(),
               fmt::format("expected \":\" behind {}", quote(parent.key->text)));
      // yaml-cpp places a value that is not there at whatever comes next.
      if (at(offset) != '~' && at(offset) != 'n' && at(offset) != 'N') offset = parent.key_offset;
    } else if (!open_.empty() && open_.back().node.kind == Node::Kind::sequence) {
      offset = dash_before(offset);
    }
    add(std::move(node), offset);
  }

  // The `-` of an item with nothing behind it, which yaml-cpp places at whatever comes next.
  std::size_t dash_before(std::size_t offset) const {
    if (at(offset) == '~' || at(offset) == 'n' || at(offset) == 'N') return offset;
    for (std::size_t line = source_.line_of(std::min(offset, source_.text().size())); line > 0; --line) {
      const std::string_view text = source_.line(line);
      const std::size_t first = text.find_first_not_of(' ');
      const std::size_t dash = source_.begin_of(line) + first;
      if (first != std::string_view::npos && text[first] == '-' && dash < offset) return dash;
      if (first != std::string_view::npos && text[first] != '#' && dash < offset) break;
    }
    return offset;
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    std::size_t offset = offset_of(mark);
    check_tag(tag, offset);
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = value;
    if (tag == "!" && (at(offset) == '\'' || at(offset) == '"')) {
      node.quoted = true;
      if (end_of_quoted(source_.text(), offset) == std::string_view::npos)
        report(offset, 1, fmt::format("expected a closing {}", at(offset)));
      ++offset;
    }
    node.verbatim = source_.text().substr(std::min(offset, source_.text().size()), value.size()) == value;
    const auto control = [](char c) {
      return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    };
    if (std::any_of(value.begin(), value.end(), control))
      report(offset, 1, "expected text, found an escape that stands for a control character; delete it");
    add(std::move(node), offset);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    begin(Node::Kind::sequence, mark, tag, style);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    begin(Node::Kind::mapping, mark, tag, style);
  }
  void OnMapEnd() override {
    refuse_twins(open_.back().node);
    end();
  }

  void begin(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
             YAML::EmitterStyle::value style) {
    const std::size_t offset = offset_of(mark);
    check_tag(tag, offset);
    count(offset);
    if (open_.size() == kDeepest) {
      report(offset, 1,
             fmt::format("expected at most {} levels, found one more; a phrase with brackets needs "
                         "quotation marks",
                         kDeepest));
      throw Stop();
    }
    Open next;
    next.node.kind = kind;
    next.node.verbatim = false;
    next.node.place = source_.place(offset, file_);
    next.offset = offset;
    next.flow = style == YAML::EmitterStyle::Flow;
    open_.push_back(std::move(next));
    last_ = offset;
  }

  void end() {
    Open done = std::move(open_.back());
    open_.pop_back();
    attach(std::move(done.node), done.offset);
  }

  void count(std::size_t offset) {
    if (++nodes_ <= kMostNodes) return;
    report(offset, 1,
           fmt::format("expected at most {} values in a checklist; split it or leave out what is not used",
                       kMostNodes));
    throw Stop();
  }

  void add(Node node, std::size_t offset) {
    count(offset);
    node.place = source_.place(offset, file_);
    last_ = offset;
    attach(std::move(node), offset);
  }

  // Puts a finished node where it belongs: into the list, or as key or value into the mapping.
  void attach(Node node, std::size_t offset) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.kind == Node::Kind::sequence) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.key) {
      take_key(parent, std::move(node), offset);
    } else {
      if (!parent.key_refused) parent.node.fields.emplace_back(std::move(*parent.key), std::move(node));
      parent.key.reset();
    }
  }

  void take_key(Open& parent, Node node, std::size_t offset) {
    parent.key_refused = true;
    if (node.kind != Node::Kind::scalar) {
      report(offset, 1, "expected a name before \":\"; a phrase with brackets needs quotation marks");
    } else if (node.text == "<<" && !node.quoted) {
      report(offset, 2,
             "checklists have no YAML merge keys; what several rules share has a name under phrases:, "
             "windows: or moments:");
    } else if (is_explicit(parent, node.quoted ? offset - 1 : offset)) {
      report(offset, node.text.size(),
             "expected \"key: value\"; a text that begins with \"? \" needs quotation marks");
    } else {
      parent.key_refused = false;
    }
    parent.key_offset = offset;
    parent.key = std::move(node);
  }

  // `? key`, which YAML knows and people do not.
  bool is_explicit(const Open& parent, std::size_t offset) const {
    if (parent.flow) return false;
    while (offset > 0 && at(offset - 1) == ' ') --offset;
    return offset > 0 && at(offset - 1) == '?' &&
           (offset < 2 || std::string_view(" \n").find(at(offset - 2)) != std::string_view::npos);
  }

  // The same key twice in one mapping: the second is reported and left out.
  void refuse_twins(Node& map) {
    std::vector<std::size_t> order(map.fields.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return map.fields[a].key.text < map.fields[b].key.text;
    });
    std::vector<bool> twin(order.size());
    bool any = false;
    std::size_t first = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
      const Node& key = map.fields[order[i]].key;
      if (map.fields[order[first]].key.text != key.text) {
        first = i;
        continue;
      }
      mistakes_.error(key, fmt::format("{} is here twice, first on line {}; keep one", quote(key.text),
                                       map.fields[order[first]].key.place.line));
      twin[order[i]] = any = true;
    }
    if (!any) return;
    std::size_t index = 0;
    std::erase_if(map.fields, [&](const auto&) { return twin[index++]; });
  }
};

// `%YAML` and its like, before the document begins; yaml-cpp ignores those it does not know.
void refuse_directives(const Source& source, std::uint32_t file, Mistakes& mistakes) {
  const std::string_view text = source.text();
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '%') {
      mistakes.error(source.place(at, file), 1, "checklists have no YAML directives; delete this line");
    } else if (text[at] != '#' && text[at] != '\n' && text[at] != '\r' && text[at] != ' ') {
      return;
    }
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return;
    at = end + 1;
  }
}

}  // namespace

Node parse_document(std::string_view bytes, std::uint32_t file, Mistakes& mistakes) {
  if (!check_text(bytes, file, mistakes)) return {};
  const Source source(without_bom(bytes));
  refuse_directives(source, file, mistakes);
  std::string text(source.text());
  std::size_t budget = std::max(text.size(), kLargestChecklist / 2);  // bytes that may be read again
  for (int round = 0; round < kMostRounds; ++round) {
    Reader reader(source, file, mistakes);
    try {
      std::istringstream stream(text);
      YAML::Parser parser(stream);
      if (parser.HandleNextDocument(reader)) parser.HandleNextDocument(reader);
      if (!reader.found_any())
        mistakes.error(Place{file, 0, 0}, 1,
                       "expected a checklist, found an empty file; \"cortesia init\" writes one");
      return round == 0 ? reader.take_root() : Node{};
    } catch (const Stop&) {
      return {};
    } catch (const YAML::ParserException& failure) {
      const auto at = static_cast<std::size_t>(std::max(failure.mark.pos, 0));
      const YamlTrouble trouble = explain(source, {failure.msg, at, reader.last(), reader.flow()});
      const std::size_t points =
          code_points(source.text().substr(trouble.begin, trouble.end - trouble.begin));
      mistakes.error(source.place(trouble.begin, file), static_cast<std::uint32_t>(points), trouble.message);
      if (!trouble.contained || trouble.begin >= trouble.end || text.size() > budget) return {};
      budget -= text.size();
      text.replace(trouble.begin, trouble.end - trouble.begin, trouble.end - trouble.begin, 'x');
    }
  }
  return {};
}

}  // namespace cortesia::rules
