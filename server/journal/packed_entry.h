#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "server/journal/journal_entry.h"

namespace profiles::server {

/// An entry as the journal keeps it: its texts one after the other in one piece of memory, which
/// the entry that takes its place goes into.
class PackedEntry {
public:
    /// Takes the place of the entry that was packed here.
    void pack(const JournalEntry& entry);

    /// What was packed. Looks into this.
    JournalEntry entry() const;

    /// What it takes, in bytes.
    std::size_t memory() const;

private:
    static constexpr std::size_t kTexts = 13;

    void make_room(std::size_t size);

    EntryFacts facts_;
    std::array<std::uint32_t, kTexts> lengths_{};  // in bytes; a request has few MiB at most
    std::string texts_;
};

}  // namespace profiles::server
