#include "rules/load.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "rules/fields.hpp"
#include "rules/merge.hpp"
#include "rules/rules.hpp"
#include "rules/settings.hpp"
#include "rules/text_check.hpp"

namespace cortesia::rules {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDeepest = 8;  // of includes within includes
constexpr std::size_t kMostFiles = 50;
constexpr std::string_view kShippedPrefix = "shipped:";

// A checklist's file: on the disk, or shipped.
struct Origin {
  const Shipped* shipped = nullptr;
  fs::path path;     // on the disk
  std::string name;  // for messages

  // The same file has the same key, by whatever path it was reached.
  std::string key() const {
    if (shipped != nullptr) return name;
    std::error_code failed;
    const fs::path canonical = fs::canonical(path, failed);
    return failed ? path.string() : canonical.string();
  }
};

const Shipped* find_shipped(std::string_view name) {
  const auto all = shipped();
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const Shipped& each) { return each.name == name; });
  return name.empty() || at == all.end() ? nullptr : &*at;
}

Origin origin_of(const Shipped& shipped) {
  return {
      &shipped, {}, fmt::format("{}{}", kShippedPrefix, shipped.name.empty() ? shipped.path : shipped.name)};
}

std::string no_shipped(std::string_view name) {
  return fmt::format("no checklist is shipped as {}{}", quote(name), suggestion(name, shipped_names()));
}

// What is wrong with the name of a file that must lie beside another, if anything.
std::string wrong_name(const std::string& name) {
  const fs::path relative(name);
  if (!name.empty() && !relative.is_absolute() &&
      std::find(relative.begin(), relative.end(), "..") == relative.end())
    return {};
  return fmt::format("expected a file beside this one, in its folder or one below, or shipped:NAME, found {}",
                     quote(name));
}

// Finds `name` in the folder of the file `from`, or below it; returns what is wrong, if anything.
std::string beside_on_disk(const Origin& from, const std::string& name, Origin& origin) {
  const fs::path relative(name);
  const fs::path folder = from.path.has_parent_path() ? from.path.parent_path() : fs::path(".");
  origin.path = folder / relative;
  origin.name = (fs::path(from.name).parent_path() / relative).lexically_normal().string();
  std::error_code failed;
  const fs::path home = fs::canonical(folder, failed);
  const fs::path real = fs::canonical(origin.path, failed);
  if (failed || !fs::exists(real, failed))
    return fmt::format("no file {} beside this checklist{}", quote(name),
                       find_shipped(name) != nullptr ? fmt::format("; did you mean shipped:{}?", name) : "");
  if (std::mismatch(home.begin(), home.end(), real.begin(), real.end()).first != home.end())
    return fmt::format("{} is a link that leads out of the checklist's folder; put a copy of the file there",
                       quote(origin.name));
  if (!fs::is_regular_file(real, failed))
    return fmt::format("{} is no file with a checklist", quote(origin.name));
  return {};
}

class Loader {
 public:
  Loader(bool keep_examples, std::optional<std::uint32_t> settings_of, Mistakes& mistakes)
      : keep_examples_(keep_examples), settings_of_(settings_of), mistakes_(mistakes), settings_(mistakes) {}

  Loaded load(const Origin& origin) {
    std::string bytes;
    if (origin.shipped == nullptr) {
      auto read = read_checklist_file(origin.path);
      if (!read) throw Error("cannot read the checklist \"{}\"; \"cortesia init\" writes one", origin.name);
      bytes = std::move(*read);
    }
    take(origin, std::move(bytes), true);
    if (broken_) mistakes_.throw_if_any();
    settings_.fill(root_);
    const Shipped* known = all_shipped_ ? first_ : nullptr;
    // A shipped checklist's is known: the first SHA-256 of a process takes OpenSSL 2 ms.
    std::string sha256 = known != nullptr ? std::string(known->sha256) : sha256_of_all();
    if (known != nullptr && known->book.empty()) known = nullptr;
    return {std::move(root_), origin.name, std::move(sha256), std::move(own_), settings_.choices(),
            set_anew(),       known};
  }

 private:
  bool keep_examples_;
  std::optional<std::uint32_t> settings_of_;
  Mistakes& mistakes_;
  Settings settings_;
  std::vector<std::size_t> set_before_;  // by file: how many settings had been set anew when it was taken
  Node root_;
  std::vector<std::string_view> read_;  // the bytes of each file
  std::deque<std::string> on_disk_;     // those that are not the program's
  std::size_t size_ = 0;                // of all
  const Shipped* first_ = nullptr;      // what the first is, when it is a shipped one
  bool all_shipped_ = true;             // its parts are the shipped ones too, and there is nothing else
  std::size_t files_ = 0;
  std::vector<bool> own_;
  bool broken_ = false;  // a file could not be read as a tree: what merging would say is not worth saying
  std::vector<std::string> open_;  // keys of the files that include one another, from the first on
  std::vector<std::string> done_;

  // Reads one file and what it includes, and lays them over what there is, the included ones first. `asked`
  // is the include that names it.
  void take(const Origin& origin, std::string bytes, bool own, const Node* asked = nullptr) {
    const Shipped* same = origin.shipped;
    for (const Shipped& each : shipped())
      if (same == nullptr && each.text == bytes) same = &each;
    const std::uint32_t file = origin.shipped != nullptr
                                   ? mistakes_.shipped_file(origin.name, origin.shipped->text)
                                   : mistakes_.file(origin.name, bytes);
    const std::string_view text =
        origin.shipped != nullptr ? origin.shipped->text : on_disk_.emplace_back(std::move(bytes));
    ++files_;
    own_.resize(file + 1, own);
    set_before_.resize(file + 1);
    read_.push_back(text);
    size_ += text.size();
    if (size_ > kLargestChecklist && files_ > 1) {
      broken_ = true;
      mistakes_.error(Place{file, 0, 0}, 1,
                      fmt::format("expected a checklist of at most {} bytes with all it includes, found more",
                                  kLargestChecklist));
      return;
    }
    if (files_ == 1) first_ = same;
    all_shipped_ = all_shipped_ && same != nullptr && (files_ == 1 || same->name.empty());

    Node tree = same != nullptr && !keep_examples_ ? deserialize(same->tree, file)
                                                   : parse_document(text, file, mistakes_);
    if (!keep_examples_) drop_examples(tree);
    if (tree.kind != Node::Kind::mapping) {
      if (tree.kind != Node::Kind::null)
        mistakes_.error(tree, fmt::format("expected a checklist as \"key: value\" lines, {}", found(tree)));
      else if (!mistakes_.any_error())
        mistakes_.error(Place{file, 0, 0}, 1,
                        "expected a checklist, found nothing; \"cortesia init\" writes one");
      broken_ = true;
      return;
    }
    if (const Node* choice = tree.find("checklists")) {
      mistakes_.error(*choice,
                      "a choice of checklists is for cortesia audit and explain; name one of its checklists");
      broken_ = true;
      return;
    }
    check_version(tree);
    if (asked != nullptr && origin.shipped != nullptr && !is_of_one_language(tree, *asked)) return;
    open_.push_back(origin.key());
    if (const Node* include = tree.find("include")) take_included(origin, *include, own);
    done_.push_back(open_.back());
    open_.pop_back();
    if (broken_) return;
    settings_.take(tree);
    set_before_[file] = settings_.set_anew().size();
    if (file == settings_of_) settings_.keep_values();
    warn_of_language(tree);
    merge(root_, std::move(tree), mistakes_);
  }

  std::string sha256_of_all() const {
    std::string all;
    for (const std::string_view text : read_) all += text;
    return sha256_hex(all);
  }

  // By file: what others set anew after it was taken.
  std::vector<std::vector<std::string>> set_anew() const {
    std::vector<std::vector<std::string>> out;
    for (const std::size_t before : set_before_)
      out.emplace_back(settings_.set_anew().begin() + static_cast<std::ptrdiff_t>(before),
                       settings_.set_anew().end());
    return out;
  }

  void warn_of_language(const Node& tree) {
    const Node *own = tree.find("language"), *included = root_.find("language");
    if (own != nullptr && included != nullptr && own->text != included->text)
      mistakes_.warning(*own, fmt::format("what is included here is for calls in {}, and its phrases are in "
                                          "that language; leave language: out, or include another",
                                          quote(included->text)));
  }

  // Two shipped checklists in two languages make no one checklist.
  bool is_of_one_language(const Node& tree, const Node& asked) {
    const Node *its = tree.find("language"), *included = root_.find("language");
    if (its == nullptr || included == nullptr || its->text == included->text) return true;
    mistakes_.error(
        asked, fmt::format("{} is for calls in {}, and what is included before it for calls in {}; write "
                           "a file with checklists: that chooses one for each call, see SEVERAL "
                           "CHECKLISTS in cortesia(1)",
                           quote(asked.text), quote(its->text), quote(included->text)));
    broken_ = true;
    return false;
  }

  void check_version(const Node& tree) {
    const Node* version = tree.find("cortesia");
    if (version == nullptr)
      mistakes_.error(tree,
                      "expected the version of the checklist language; begin the file with cortesia: 1");
    else if (version->text != "1")
      mistakes_.error(*version, fmt::format("this program reads checklists of language version 1, found {}",
                                            quote(version->text)));
  }

  void take_included(const Origin& from, const Node& include, bool own) {
    const auto take_one = [&](const Node& name) {
      if (name.kind != Node::Kind::scalar) {
        mistakes_.error(name,
                        fmt::format("expected a file beside this one or shipped:NAME, {}", found(name)));
        broken_ = true;
      } else if (auto [origin, bytes] = find_included(from, name); origin) {
        take(*origin, bytes, own && !name.text.starts_with(kShippedPrefix), &name);
      }
    };
    if (include.kind == Node::Kind::sequence)
      for (const Node& name : include.items) {
        if (mistakes_.full()) return;  // a hostile one includes ten thousands
        take_one(name);
      }
    else if (include.kind != Node::Kind::null)
      take_one(include);
  }

  // Nothing for what cannot be included (a mistake) and for what is already there.
  std::pair<std::optional<Origin>, std::string> find_included(const Origin& from, const Node& name) {
    const auto refuse = [&](std::string message) -> std::pair<std::optional<Origin>, std::string> {
      mistakes_.error(name, std::move(message));
      broken_ = true;
      return {};
    };
    Origin origin;
    if (name.text.starts_with(kShippedPrefix)) {
      const std::string_view wanted = std::string_view(name.text).substr(kShippedPrefix.size());
      const Shipped* known = find_shipped(wanted);
      if (known == nullptr) return refuse(no_shipped(wanted));
      origin = origin_of(*known);
    } else if (std::string wrong = beside(from, name.text, origin); !wrong.empty()) {
      return refuse(std::move(wrong));
    }
    const std::string key = origin.key();
    if (std::find(open_.begin(), open_.end(), key) != open_.end())
      return refuse(
          fmt::format("{} includes this file, straight or through others; take one of the includes out",
                      quote(origin.name)));
    if (std::find(done_.begin(), done_.end(), key) != done_.end()) return {};
    if (open_.size() == kDeepest)
      return refuse(
          fmt::format("expected at most {} files that include one another, found one more", kDeepest));
    if (files_ == kMostFiles)
      return refuse(fmt::format("expected at most {} included files, found one more", kMostFiles));
    std::string bytes;
    if (origin.shipped == nullptr) {
      auto read = read_checklist_file(origin.path);
      if (!read) return refuse(fmt::format("cannot read {}; may you?", quote(origin.name)));
      bytes = std::move(*read);
    }
    return {std::move(origin), std::move(bytes)};
  }

  // Finds `name` beside the checklist that includes it; a stranger's checklist can reach nothing else.
  // Returns what is wrong, if anything.
  static std::string beside(const Origin& from, const std::string& name, Origin& origin) {
    if (std::string wrong = wrong_name(name); !wrong.empty()) return wrong;
    if (from.shipped != nullptr) {
      const fs::path path = fs::path(from.shipped->path).parent_path() / name;
      for (const Shipped& each : shipped())
        if (path.lexically_normal() == each.path) origin = origin_of(each);
      return origin.shipped != nullptr ? "" : no_shipped(name);
    }
    return beside_on_disk(from, name, origin);
  }
};

Origin find_origin(std::string_view rules, std::string_view language) {
  if (rules.empty()) {
    std::error_code failed;
    if (fs::exists("rules.yaml", failed)) return {nullptr, "rules.yaml", "rules.yaml"};
    // What editors and Windows make of that name would be passed over, and another checklist judge the calls.
    for (const std::string_view near : {"rules.yml", "rules.yaml.txt", "rules.yml.txt", "Rules.yaml"})
      if (fs::exists(near, failed))
        throw Error(
            "expected the checklist of this folder as rules.yaml, found \"{}\"; rename it, or choose: "
            "--rules {}, or --rules shipped:{}",
            near, near, language.empty() ? "es" : language);
    const std::string_view wanted = language.empty() ? "es" : language;
    if (const Shipped* known = find_shipped(wanted)) return origin_of(*known);
    throw Error("no checklist is shipped for the language {}{}; name yours with --rules", quote(wanted),
                suggestion(wanted, shipped_names()));
  }
  if (rules.starts_with(kShippedPrefix)) {
    const std::string_view wanted = rules.substr(kShippedPrefix.size());
    if (const Shipped* known = find_shipped(wanted)) return origin_of(*known);
    throw Error(no_shipped(wanted));
  }
  std::error_code failed;
  const fs::path path(rules);
  if (!fs::exists(path, failed))
    throw Error("no checklist \"{}\"; \"cortesia init\" writes one, --rules shipped:es takes the shipped one",
                rules);
  if (fs::is_directory(path, failed))
    throw Error("expected a checklist, found the folder \"{}\"; name the file, as in {}", rules,
                (path / "rules.yaml").string());
  return {nullptr, path, std::string(rules)};
}

}  // namespace

std::vector<std::string_view> shipped_names() {
  std::vector<std::string_view> names;
  for (const Shipped& each : shipped())
    if (!each.name.empty()) names.push_back(each.name);
  return names;
}

std::optional<std::string> beside(const std::string& file, const Node& name, Mistakes& mistakes) {
  if (name.kind != Node::Kind::scalar) {
    mistakes.error(name, fmt::format("expected a file beside this one or shipped:NAME, {}", found(name)));
    return std::nullopt;
  }
  std::string wrong;
  if (name.text.starts_with(kShippedPrefix)) {
    const std::string_view wanted = std::string_view(name.text).substr(kShippedPrefix.size());
    if (find_shipped(wanted) != nullptr) return name.text;
    wrong = no_shipped(wanted);
  } else {
    Origin origin;
    wrong = wrong_name(name.text);
    if (wrong.empty()) wrong = beside_on_disk({nullptr, file, file}, name.text, origin);
    if (wrong.empty()) return origin.name;
  }
  mistakes.error(name, std::move(wrong));
  return std::nullopt;
}

Loaded load(std::string_view rules, std::string_view language, bool keep_examples, Mistakes& mistakes,
            std::optional<std::uint32_t> settings_of) {
  return Loader(keep_examples, settings_of, mistakes).load(find_origin(rules, language));
}

}  // namespace cortesia::rules
