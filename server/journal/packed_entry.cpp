#include "server/journal/packed_entry.h"

#include <string_view>

namespace profiles::server {
namespace {

/// What the allocator adds to each piece.
constexpr std::size_t kPerAllocation = 16;

/// The texts of an entry in the order in which they are packed.
template <typename Entry>
auto texts_of(Entry& entry) {
    return std::array{
        &entry.id,         &entry.operation,     &entry.domain,      &entry.account,
        &entry.region,     &entry.user_agent,    &entry.method,      &entry.target,
        &entry.error_type, &entry.error_message, &entry.input.bound, &entry.input.body,
        &entry.output};
}

}  // namespace

void PackedEntry::pack(const JournalEntry& entry) {
    facts_ = entry;
    const auto texts = texts_of(entry);
    static_assert(std::tuple_size_v<decltype(texts)> == kTexts);
    std::size_t size = 0;
    for (std::size_t i = 0; i < kTexts; ++i) {
        lengths_[i] = static_cast<std::uint32_t>(texts[i]->size());
        size += texts[i]->size();
    }
    make_room(size);
    for (const std::string_view* text : texts) {
        texts_ += *text;
    }
}

JournalEntry PackedEntry::entry() const {
    JournalEntry entry{facts_};
    std::string_view rest = texts_;
    const auto texts = texts_of(entry);
    for (std::size_t i = 0; i < kTexts; ++i) {
        *texts[i] = rest.substr(0, lengths_[i]);
        rest.remove_prefix(lengths_[i]);
    }
    return entry;
}

std::size_t PackedEntry::memory() const {
    return sizeof(PackedEntry) + texts_.capacity() + 1 + kPerAllocation;
}

/// Room that is more than twice of what is needed is given back, since it counts.
void PackedEntry::make_room(std::size_t size) {
    texts_.clear();
    if (texts_.capacity() < size || texts_.capacity() / 2 > size) {
        std::string room;
        room.reserve(size);
        texts_.swap(room);  // an assignment would keep what there was
    }
}

}  // namespace profiles::server
