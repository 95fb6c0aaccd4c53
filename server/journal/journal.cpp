#include "server/journal/journal.h"

#include <algorithm>

#include "protocol/text.h"
#include "server/journal/memory.h"

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
    entry.memory = memory_of(entry);
    if (entry.memory > max_bytes_) {
        entry.input = {};
        entry.output.clear();
        entry.output.shrink_to_fit();
        entry.truncated = true;
        entry.memory = memory_of(entry);
    }
    bytes_ += entry.memory;
    entries_.push_back(std::move(entry));
    while (!entries_.empty() && (entries_.size() > max_entries_ || bytes_ > max_bytes_)) {
        drop_oldest();
    }
}

void Journal::drop_oldest() {
    bytes_ -= entries_.front().memory;
    entries_.pop_front();
    ++dropped_;
}

JournalPage Journal::page(const JournalFilter& filter, std::size_t limit,
                          std::optional<std::uint64_t> before) const {
    JournalPage page;
    page.dropped = dropped_;
    for (auto entry = entries_.rbegin(); entry != entries_.rend() && limit > 0; ++entry) {
        if ((before && entry->sequence >= *before) || !filter.matches(*entry)) {
            continue;
        }
        if (page.entries.size() == limit) {
            page.next = page.entries.back()->sequence;
            break;
        }
        page.entries.push_back(&*entry);
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
    for (const JournalEntry* entry : page.entries) {
        requests.push_back(to_value(*entry, model));
    }
    protocol::Object shown{{"requests", std::move(requests)}};
    if (page.next) {
        shown.add("next", std::to_string(*page.next));
    }
    shown.add("dropped", static_cast<std::int64_t>(page.dropped));
    return shown;
}

}  // namespace profiles::server
