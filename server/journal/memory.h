#pragma once

#include <cstddef>

#include "protocol/value.h"
#include "server/journal/journal_entry.h"

namespace profiles::server {

/// What an object or an entry takes of the memory, in bytes, with all that it holds: an estimate
/// that is rather too high. An object does not say how much it reserved, so it counts as twice its
/// members, the most that growing leaves; one that was reserved for more than twice of what it got
/// takes more than this says.
std::size_t memory_of(const protocol::Object& object);
std::size_t memory_of(const JournalEntry& entry);

}  // namespace profiles::server
