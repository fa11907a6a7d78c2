// Notes that a transcriber put on a line of their own - (música en espera), [inaudible] - as events.
#pragma once

#include <string_view>

#include "model/call.hpp"

namespace cortesia::read {

// `note` is what stands in the brackets; the event's detail is a view of it.
Event event_of_note(std::string_view note);

}  // namespace cortesia::read
