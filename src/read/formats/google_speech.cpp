// Google Speech-to-Text, first and second version, as REST (camelCase) or Python (snake_case) writes it.
//
//   {"results": [{"alternatives": [{"transcript", "words": [{"startTime" | "startOffset", "endTime" |
//   "endOffset",
//     "word", "speakerTag" | "speakerLabel"}]}], "channelTag", "resultEndTime", "languageCode"}]}
//   or the same under "response", beside the "name" of the operation, without "results" when nobody spoke;
//   the second version's batches have it under
//   {"audioFileResults": {"gs://..": {"inlineResult": {"transcript": {..}}}}}, a call a file
//
// With speakers, the first version repeats all the words of a channel in its last result, and only there says
// who spoke them. Without words nothing tells when a result begins: then their ends order the channels.
#include <algorithm>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "read/draft.hpp"
#include "read/spoken.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

struct Piece {  // a result
  std::string_view channel;
  Node best;  // of its alternatives
  std::optional<double> end;
  std::vector<SpokenWord> words;
  bool speakers = false;  // some word says who spoke it
};

class GoogleSpeechReader {
 public:
  explicit GoogleSpeechReader(Draft& draft) : draft_(draft), call_(draft.call) {}

  void read(const Node& root) {
    for (const Node& result : root["results"].each()) read_result(result);
    std::map<std::string_view, std::vector<const Piece*>> channels;
    for (const Piece& piece : pieces_) channels[piece.channel].push_back(&piece);
    std::vector<const Piece*> whole;
    for (const Piece& piece : pieces_)
      if (!channels[piece.channel].back()->speakers) whole.push_back(&piece);
    const auto end = [](const Piece* piece) { return piece->end; };
    if (std::ranges::none_of(whole, [](const Piece* piece) { return !piece->end; }))
      std::ranges::stable_sort(whole, {}, end);
    for (const Piece* piece : whole) add_piece(*piece);
    std::vector<SpokenWord> words;
    for (const auto& [channel, pieces] : channels) {
      if (!pieces.back()->speakers) continue;
      const bool repeats = repeats_all(pieces);
      for (const Piece* piece : pieces)
        if (!repeats || piece == pieces.back())
          words.insert(words.end(), piece->words.begin(), piece->words.end());
    }
    add_turns(words, call_);
  }

 private:
  void read_result(const Node& result) {
    if (call_.language.empty()) call_.language = result.first({"languageCode", "language_code"}).text();
    const Node best = result["alternatives"].front();
    if (!best) return;
    Piece piece;
    piece.channel = draft_.channel_label(result.first({"channelTag", "channel_tag"}));
    piece.best = best;
    piece.end = google_duration(
        result.first({"resultEndTime", "result_end_time", "resultEndOffset", "result_end_offset"}));
    const Node words = piece.best["words"];
    piece.words.reserve(words.size());
    for (const Node& node : words.each()) {
      SpokenWord& word = piece.words.emplace_back();
      word.text = node["word"].text();
      word.start = google_duration(node.first({"startTime", "start_time", "startOffset", "start_offset"}));
      word.end = google_duration(node.first({"endTime", "end_time", "endOffset", "end_offset"}));
      if (!word.start && word.end) word.start = 0;  // zeros are left out
      std::string_view speaker =
          node.first({"speakerLabel", "speaker_label", "speakerTag", "speaker_tag"}).text();
      if (speaker == "0") speaker = {};
      piece.speakers = piece.speakers || !speaker.empty();
      word.label = speaker.empty() ? piece.channel : label_of(speaker, piece.channel);
    }
    pieces_.push_back(std::move(piece));
  }

  std::string_view label_of(std::string_view speaker, std::string_view channel) {
    const bool number = speaker.find_first_not_of("0123456789") == std::string_view::npos;
    if (channel.empty()) return number ? draft_.numbered("speaker ", speaker) : speaker;
    return draft_.numbered(std::string(channel) + (number ? " speaker " : " "), speaker);
  }

  // Whether the last result has the words of those before it once more.
  static bool repeats_all(const std::vector<const Piece*>& pieces) {
    const Piece& last = *pieces.back();
    std::size_t before = 0;
    bool untold = false;
    for (const Piece* piece : pieces) {
      if (piece == &last) break;
      before += piece->words.size();
      untold = untold || !piece->speakers;
      if (!piece->words.empty() && !last.words.empty() &&
          piece->words.front().start < last.words.front().start)
        return false;
    }
    return before > 0 && (untold || last.words.size() >= before);
  }

  void add_piece(const Piece& piece) {
    Turn turn;
    turn.label = piece.channel;
    turn.text = trimmed(piece.best["transcript"].text());
    turn.end = piece.end;
    std::vector<TimedWord> words;
    for (const SpokenWord& word : piece.words) words.push_back({word.text, word.start, word.end});
    if (!words.empty()) turn.start = words.front().start, turn.end = words.back().end;
    if (!turn.text.empty())
      draft_.add_turn(turn, words);
    else if (!words.empty())
      add_turns(piece.words, call_);
  }

  Draft& draft_;
  Call& call_;
  std::vector<Piece> pieces_;
};

}  // namespace

void read_google_speech(const Node& root, Draft& draft) {
  const auto last_part = [](std::string_view name) { return name.substr(name.rfind('/') + 1); };
  const Node response = root["response"] ? root["response"] : root;
  if (!response["audioFileResults"]) {
    draft.call.id = last_part(root["name"].text());
    return GoogleSpeechReader(draft).read(response);
  }
  bool first = true;
  response["audioFileResults"].each_field([&](std::string_view file, const Node& result) {
    const Node transcript =
        result["inlineResult"]["transcript"] ? result["inlineResult"]["transcript"] : result["transcript"];
    if (!transcript) throw Error("the recogniser left no transcript of \"{}\" in this file", file);
    if (!std::exchange(first, false)) draft.end_call();
    const std::string_view name = last_part(file);
    draft.call.id = draft.keep(name.substr(0, name.rfind('.')));
    GoogleSpeechReader(draft).read(transcript);
  });
}

}  // namespace cortesia::read
