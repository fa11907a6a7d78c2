// Work on items by several threads, results taken in the order of the items.
//
//   in_order<Block, Rendered>(jobs, next, make_work, drain)
//
// next(item)          fills the next item, false at the end. Called by one thread at a time, in turn.
// make_work()         gives a thread its worker: a callable work(item, result). Called once on each thread,
//                     with its first item.
// drain(result)       takes the results, in the order of the items, on the calling thread.
//
// There is no thread that only reads: a worker takes the next item itself, with its place in the order, and
// works straight into the slot of that place. Places are few (a few a thread), so memory is bounded by the
// threads however long the input is, and slots are used again: `result` still holds what an earlier item left
// in it, and work() empties it, keeping its memory. An exception of any of the three stops the rest and is
// thrown to the caller. With one job everything happens on the calling thread.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "base/error.hpp"

namespace cortesia {

namespace in_order_detail {

template <typename Item, typename Result, typename Next, typename MakeWork, typename Drain>
class Pipeline {
 public:
  Pipeline(unsigned jobs, Next& next, MakeWork& make_work, Drain& drain)
      : next_(next), make_work_(make_work), drain_(drain), slots_(std::size_t{jobs} * kSlotsPerJob) {}

  void run(unsigned jobs) {
    std::vector<std::jthread> threads;  // joined when it goes, whichever way
    struct Stop {
      Pipeline& pipeline;
      ~Stop() { pipeline.stop(nullptr); }
    };
    threads.reserve(jobs);
    Stop stop_before_joining{*this};
    try {
      while (threads.size() < jobs) threads.emplace_back([this] { work(); });
    } catch (const std::system_error& error) {
      throw Error("only {} of {} threads could be started: {}; try fewer with --jobs", threads.size(), jobs,
                  error.code().message());
    }
    while (Slot* slot = wait_for_first()) {
      drain_(slot->result);
      std::lock_guard lock(mutex_);
      slot->ready = false;
      ++drained_;
      changed_.notify_all();
    }
  }

 private:
  static constexpr std::size_t kSlotsPerJob = 3;

  struct Slot {
    Result result;
    bool ready = false;
  };

  void work() {
    try {
      Item item{};
      Slot* slot = take(item);
      if (slot == nullptr) return;
      auto worker = make_work_();
      for (; slot != nullptr; slot = take(item)) {
        worker(item, slot->result);
        std::lock_guard lock(mutex_);
        slot->ready = true;
        changed_.notify_all();
      }
    } catch (...) {
      stop(std::current_exception());
    }
  }

  // The next item and the slot of its place; nullptr at the end.
  Slot* take(Item& item) {
    std::lock_guard turn(turn_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopped_ || taken_ < drained_ + slots_.size(); });
      if (stopped_ || ended_) return nullptr;
    }
    bool more = next_(item);  // not under mutex_: the others go on while this one reads
    std::lock_guard lock(mutex_);
    if (more) return &slots_[taken_++ % slots_.size()];
    ended_ = true;
    changed_.notify_all();
    return nullptr;
  }

  // The slot of the first item that is not drained yet, when it is ready; nullptr when all are drained.
  Slot* wait_for_first() {
    Slot& slot = slots_[drained_ % slots_.size()];
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return failure_ || slot.ready || (ended_ && drained_ == taken_); });
    if (failure_) std::rethrow_exception(failure_);
    return slot.ready ? &slot : nullptr;
  }

  void stop(std::exception_ptr failure) {
    std::lock_guard lock(mutex_);
    stopped_ = true;
    if (!failure_) failure_ = std::move(failure);
    changed_.notify_all();
  }

  Next& next_;
  MakeWork& make_work_;
  Drain& drain_;
  std::mutex turn_;   // whose turn it is to call next_; taken before mutex_
  std::mutex mutex_;  // all below
  std::condition_variable changed_;
  std::vector<Slot> slots_;
  std::uint64_t taken_ = 0, drained_ = 0;
  bool ended_ = false, stopped_ = false;
  std::exception_ptr failure_;
};

}  // namespace in_order_detail

template <typename Item, typename Result, typename Next, typename MakeWork, typename Drain>
void in_order(unsigned jobs, Next next, MakeWork make_work, Drain drain) {
  if (jobs > 1) {
    in_order_detail::Pipeline<Item, Result, Next, MakeWork, Drain>(jobs, next, make_work, drain).run(jobs);
    return;
  }
  auto work = make_work();
  Item item{};
  Result result{};
  while (next(item)) {
    work(item, result);
    drain(result);
  }
}

// The processors this process may use; at least one. (std::thread::hardware_concurrency counts the
// machine's.)
unsigned processors();

}  // namespace cortesia
