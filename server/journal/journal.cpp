#include "server/journal/journal.h"

#include <algorithm>

#include "protocol/text.h"

namespace profiles::server {
namespace {

template <typename Expected, typename Actual>
bool lets_through(const std::optional<Expected>& expected, const Actual& actual) {
    return !expected || *expected == actual;
}

}  // namespace

bool JournalFilter::matches(const JournalEntry& entry) const {
    return lets_through(operation, entry.operation) && lets_through(domain, entry.domain) &&
           lets_through(status, entry.status) && lets_through(error, entry.error_type) &&
           (!since || entry.time >= *since);
}

void Journal::record(JournalEntry entry) {
    entry.sequence = next_sequence_++;
    PackedEntry packed = place_for_one_more();
    packed.pack(entry);
    if (packed.memory() > max_bytes_) {
        entry.input = {};
        entry.output = {};
        entry.truncated = true;
        packed.pack(entry);
    }
    bytes_ += packed.memory();
    entries_.push_back(std::move(packed));
    while (!entries_.empty() && (entries_.size() > max_entries_ || bytes_ > max_bytes_)) {
        drop_oldest();
    }
}

/// In the memory of the one that has to go, if one has to.
PackedEntry Journal::place_for_one_more() {
    const bool is_full = !entries_.empty() && entries_.size() >= max_entries_;
    return is_full ? drop_oldest() : PackedEntry();
}

PackedEntry Journal::drop_oldest() {
    PackedEntry oldest = std::move(entries_.front());
    bytes_ -= oldest.memory();
    entries_.pop_front();
    ++dropped_;
    return oldest;
}

JournalPage Journal::page(const JournalFilter& filter, std::size_t limit,
                          std::optional<std::uint64_t> before) const {
    JournalPage page;
    page.dropped = dropped_;
    for (std::size_t i = entries_.size(); i > 0 && limit > 0; --i) {
        const JournalEntry candidate = entry(i - 1);
        if ((before && candidate.sequence >= *before) || !filter.matches(candidate)) {
            continue;
        }
        if (page.entries.size() == limit) {
            page.next = page.entries.back().sequence;
            break;
        }
        page.entries.push_back(candidate);
    }
    return page;
}

void Journal::clear() {
    entries_.clear();
    bytes_ = 0;
    dropped_ = 0;
}

std::optional<std::uint64_t> parse_journal_cursor(std::string_view text) {
    const auto cursor = protocol::parse_integer(text);
    return cursor && *cursor >= 0 ? std::optional(static_cast<std::uint64_t>(*cursor))
                                  : std::nullopt;
}

protocol::Object to_value(const JournalPage& page, const protocol::Model& model) {
    protocol::List requests;
    for (const JournalEntry& entry : page.entries) {
        requests.push_back(to_value(entry, model));
    }
    protocol::Object shown{{"requests", std::move(requests)}};
    if (page.next) {
        shown.add("next", std::to_string(*page.next));
    }
    shown.add("dropped", static_cast<std::int64_t>(page.dropped));
    return shown;
}

}  // namespace profiles::server
