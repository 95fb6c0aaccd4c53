#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/model/model.h"
#include "protocol/value.h"
#include "server/clock.h"
#include "server/journal/journal_entry.h"
#include "server/journal/packed_entry.h"

namespace profiles::server {

/// Which entries to show: all that have everything that is given.
struct JournalFilter {
    std::optional<std::string> operation = {};
    std::optional<std::string> domain = {};
    std::optional<int> status = {};
    std::optional<std::string> error = {};  ///< the error's type
    std::optional<Timestamp> since = {};    ///< at that time or later

    bool matches(const JournalEntry& entry) const;
};

/// Some entries, newest first. They are good until the journal changes.
struct JournalPage {
    std::vector<JournalEntry> entries;
    std::optional<std::uint64_t> next;  ///< the cursor of the page behind it, if there is one
    std::uint64_t dropped = 0;
};

/// The requests of late, bounded by their number and by the memory that they take.
class Journal {
public:
    /// With max_entries of 0 nothing is kept.
    Journal(std::size_t max_entries, std::size_t max_bytes)
        : max_entries_(max_entries), max_bytes_(max_bytes) {}

    /// Takes time with the size of the entry. The oldest entries make room for the new one. One
    /// that is larger than the whole bound loses its bodies, and if even the rest is too large it
    /// falls out at once.
    void record(JournalEntry entry);

    /// At most `limit` entries that the filter lets through, newest first, older than the cursor
    /// `before` if one is given. A limit of 0 is a page of nothing. A cursor stays good whatever is
    /// recorded or falls out meanwhile.
    JournalPage page(const JournalFilter& filter, std::size_t limit,
                     std::optional<std::uint64_t> before = {}) const;

    /// Forgets all, and that anything was dropped.
    void clear();

    std::size_t size() const { return entries_.size(); }

    /// From 0, the oldest, to size() - 1. Good until the journal changes.
    JournalEntry entry(std::size_t index) const { return entries_.at(index).entry(); }

    /// How many entries fell out since the journal was last cleared.
    std::uint64_t dropped() const { return dropped_; }

    /// What the entries take.
    std::size_t bytes() const { return bytes_; }

private:
    PackedEntry place_for_one_more();
    PackedEntry drop_oldest();

    std::size_t max_entries_;
    std::size_t max_bytes_;
    std::deque<PackedEntry> entries_;
    std::size_t bytes_ = 0;
    std::uint64_t dropped_ = 0;
    std::uint64_t next_sequence_ = 1;
};

/// A cursor as a client hands it back; nothing when it is none.
std::optional<std::uint64_t> parse_journal_cursor(std::string_view text);

/// {"requests": [<entry>...], "next": "41", "dropped": 0}; no `next` on the last page.
protocol::Object to_value(const JournalPage& page, const protocol::Model& model);

}  // namespace profiles::server
