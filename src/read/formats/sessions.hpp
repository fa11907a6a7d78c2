// The sessions of a recogniser's stream: one log may hold several, and each is a call, or has come to
// nothing.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "read/draft.hpp"

namespace cortesia::read {

struct Session {
  std::string id;
  std::vector<Node> results;  // the final ones
  bool said = false;          // there are words in them
  bool partial = false;       // there were words that may not have become final
  std::string failure;        // what the recogniser says of it
};

// The sessions of a log, as its messages tell them one by one.
class Sessions {
 public:
  Session& now() { return all_[now_]; }
  void begin(std::string id);       // another one, unless nothing is known of this
  void go_to(std::string_view id);  // the same, or back to the one of that id

  // Of the one that is now. A result that a log repeats counts once. What a channel says is final in the
  // order of its times: where these fall back, another session has begun, whether a message tells it or not.
  struct Result {
    Node node;
    bool said = false;  // there are words in it
    std::string_view id = {}, channel = {}, text = {};
    std::optional<double> start = {};
  };
  void add(const Result& result);

  // Hands each to `read` as a call. Throws Error for one that failed, or was cut, before anything was final;
  // the others are read.
  void read_into(Draft& draft, const std::function<void(const Session&)>& read) const;

 private:
  std::vector<Session> all_ = std::vector<Session>(1);
  std::size_t now_ = 0;
  std::map<std::string, double, std::less<>> heard_;  // when each channel began what it said last
  std::set<std::string> known_;                       // results
};

}  // namespace cortesia::read
