// What all calls have in common, done when a reader hands one in: events among the turns, times checked,
// texts put right, the options of the command line. Roles and metadata have files of their own.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/call.hpp"

namespace cortesia::read {

struct Options;

Direction direction_named(std::string_view name);  // English or Spanish, any case; unknown when it is none

// Gives the events of `by_time` their place among the turns, and brings all events in order.
void place_events(Call& call, std::span<const std::uint32_t> by_time);

// Ends before starts are dropped; times that run backwards and turns without text are told.
void check_turns(Call& call);

// Doubts a call both of whose channels have the same words: a recording of one channel, put into two
// (channels.cpp).
void doubt_channels(Call& call);

// The company and the language of the command line; the language as a tag.
void apply_options(Call& call, const Options& options);

// Text that was encoded twice, as a doubt of the call says, is put right when all that is said in it can be:
// turns, their labels and the times of their words; and what else of the call can. The doubt then says so.
void put_encoding_right(Call& call);

}  // namespace cortesia::read
