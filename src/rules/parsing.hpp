// What the parsers of checks share: the mistakes, the phrasebook being built, and the names of moments,
// windows and lists of phrases.
//
// Lives while one checklist is compiled. Names of moments and windows are all declared before anything that
// may use them is read, so that the order in the file does not matter.
//
// A shipped checklist has been read before, when cortesia was built: then no phrase is looked at, the book is
// the one that was compiled there, and each pattern() is answered as it was there.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "hear/phrasebook.hpp"
#include "rules/fields.hpp"
#include "rules/mistakes.hpp"
#include "rules/parties.hpp"
#include "rules/scene.hpp"
#include "rules/shipped.hpp"
#include "rules/window.hpp"

namespace cortesia::rules {

class Parsing {
 public:
  // `shipped`: what the checklist is, byte for byte, if it is one.
  Parsing(Mistakes& mistakes, std::string language, const Shipped* shipped = nullptr);

  Mistakes& mistakes;

  void heard_as(std::string_view from, std::string_view to) { book_.heard_as(from, to); }
  // Named lists of phrases; all are declared before the first pattern.
  void declare_list(const Node& name, const Node& phrases);
  bool has_list(std::string_view name) const { return lists_.contains(std::string(name)); }
  // The pattern of `say:` (a phrase or a list of phrases) and `except:`, which may be null, in the words of
  // some parties: it is heard, and remembers (`<name:customer>`), in these alone.
  hear::PatternId pattern(const Node& say, const Node* except, bool forbidding, Parties by);
  // Reports the mistakes of the lists that no pattern uses; at the end.
  void check_lists(const Node& lists);
  // Whether a phrase of the pattern has an entity, or a value that one remembers.
  bool asks_for_entity(hear::PatternId pattern) const { return entity_patterns_.contains(pattern); }
  // Of a pattern that forbids: the same behind marks such as [PII], if it asks for what they may hide.
  std::optional<hear::PatternId> masked(hear::PatternId pattern) const {
    const auto found = masked_patterns_.find(pattern);
    return found == masked_patterns_.end() ? std::nullopt : std::optional(found->second);
  }
  // What the phrases of the pattern ask for by name.
  AskedNames asked_names(hear::PatternId pattern) const {
    const auto found = naming_patterns_.find(pattern);
    return found == naming_patterns_.end() ? kAsksForNone : found->second;
  }
  // The answers of pattern() so far, in order.
  const std::vector<AskedPattern>& asked() const { return asked_; }
  // After the last pattern.
  hear::Phrasebook build();
  // A pattern that the program asks for itself, such as {yes}.
  hear::PatternId pattern(std::string_view phrase, const Node& blame, Parties by);

  void declare_moment(const Node& name, const Node& value);
  MomentId moment(const Node& name);            // reports an unknown one
  std::string title_of(MomentId moment) const;  // or its name
  // While a moment is read, the moments it names are what it hangs on; none may hang on itself.
  void reading_moment(std::optional<MomentId> moment) { reading_ = moment; }
  void refuse_circles();
  // Reports each @value that nothing brings: no data of a call, no phrase that remembers it.
  void refuse_unknown_values();

  void declare_window(const Node& name, const Node& window);
  // `in:`; null is the whole call.
  Window window(const Node* node);
  WindowId windows() const { return next_window_; }
  // How many windows read so far stand beside a match: `same turn`, `next agent turn`.
  std::size_t windows_beside() const { return windows_beside_; }

  // `by:` and `to:`: one party, or one of the names for several.
  Parties parties(Fields& fields, std::string_view key, Parties otherwise);

  std::uint32_t depth = 0;  // of checks within checks, bounded

 private:
  // What matters of a phrase, and of all phrases of a list: entities, and the lists used; not of contexts.
  struct Parts {
    bool entity = false;
    std::vector<std::string> lists;
  };
  hear::PatternId answer(const AskedPattern& asked);
  Window window_of(const Node& node);
  Window window_text(const Node& node);
  Window window_mapping(const Node& node);
  Window finish(Window window);
  void report(const std::vector<hear::BookError>& errors, const Node& say,
              const std::vector<const Node*>& places, const std::vector<const Node*>& except_places);
  WindowName name_of(const Window& window) const;
  void refuse_once(const Node& window, std::string message);
  hear::Said said(const Node& say, const Node* except, bool forbidding, std::vector<const Node*>& places,
                  std::vector<const Node*>& except_places, Parts& parts);

  std::string language_;
  const Shipped* shipped_;
  std::vector<AskedPattern> asked_;
  hear::Phrasebook::Builder book_;
  hear::PhraseReader phrases_;
  std::unordered_map<std::string, std::vector<const Node*>> lists_;  // the phrases' nodes, in order
  std::unordered_map<std::string, std::vector<const Node*>> list_excepts_;
  std::unordered_map<std::string, Parts> list_parts_;
  std::unordered_set<hear::PatternId> entity_patterns_;
  std::unordered_map<hear::PatternId, AskedNames> naming_patterns_;
  std::map<std::string, AskedNames, std::less<>> list_asks_;
  AskedNames asked_names(const hear::PhraseNode& phrase);
  AskedNames asked_names_of_list(std::string_view name);
  bool has_entity(const Parts& parts, std::set<std::string>& seen) const;
  static void collect(const hear::PhraseNode& part, Parts& parts);

  struct Masked;
  std::map<hear::PatternId, hear::PatternId> masked_patterns_;
  std::map<std::string, std::string, std::less<>> masked_lists_;
  hear::PhraseNode mask(const hear::PhraseNode& part, Masked& memory);
  std::vector<hear::Phrase> masked(const std::vector<const Node*>& phrases);
  hear::Said masked(const std::vector<const Node*>& phrases, const std::vector<const Node*>& except);
  std::string_view masked_list(std::string_view name);
  std::optional<hear::PatternId> masked_pattern(const std::vector<const Node*>& phrases,
                                                const std::vector<const Node*>& except, Parties by);

  struct Asked {
    std::string value;
    const Node* phrase;
    std::uint32_t offset;
  };
  std::vector<Asked> asked_values_;
  std::set<std::string, std::less<>> remembered_;  // by <name:customer>
  void note(const hear::PhraseNode& part, const Node& phrase);

  std::vector<std::string> list_names_, moment_names_, window_names_;
  std::unordered_map<std::string, MomentId> moments_;  // by name
  std::vector<std::string> moment_titles_;             // by MomentId; a name where there is no title
  std::optional<MomentId> reading_;
  std::vector<std::vector<std::pair<MomentId, const Node*>>> hangs_on_;  // by MomentId
  std::map<std::string, const Node*, std::less<>> named_windows_;
  std::vector<std::string> open_windows_;          // being read: a circle shows here
  std::map<std::string, WindowId> still_windows_;  // the same window twice is one in the cache
  WindowId next_window_ = 0;
  std::size_t window_parts_ = 0;  // of the window being read, with the windows that it names
  std::size_t windows_beside_ = 0;
  bool windows_refused_ = false;
  std::size_t regex_steps_ = 0;  // of the regular expressions read so far
};

}  // namespace cortesia::rules
