#include "server/operations/tagging.h"

#include "server/errors/tags.h"

namespace profiles::server::operations {

storage::TagMap tags_from(const protocol::Value& tag_map) {
    storage::TagMap tags;
    for (const auto& [key, value] : tag_map.as_object()) {
        tags.insert_or_assign(key, value.as_string());
    }
    return tags;
}

protocol::Value to_value(const storage::TagMap& tags) {
    protocol::Object map;
    map.reserve(tags.size());
    for (const auto& [key, value] : tags) {
        map.add(key, value);
    }
    return map;
}

storage::TagMap merge_tags(storage::Tags& tags, std::int64_t domain_id, std::string_view resource,
                           const storage::TagMap& added) {
    storage::TagMap merged = tags.of(domain_id, resource);
    storage::TagMap changed;
    for (const auto& [key, value] : added) {
        const auto [tag, is_new] = merged.try_emplace(key, value);
        if (is_new || tag->second != value) {
            tag->second = value;
            changed.emplace(key, value);
        }
    }
    if (merged.size() > kMaxTags) {
        throw errors::too_many_tags(merged.size(), kMaxTags);
    }
    tags.put(domain_id, resource, changed);
    return merged;
}

}  // namespace profiles::server::operations
