#pragma once

#include "protocol/value.h"
#include "storage/tags.h"

namespace profiles::server::operations {

/// How many tags a resource has at most (documented).
inline constexpr std::size_t kMaxTags = 50;

/// A TagMap of the API as storage keeps it, and back.
storage::TagMap tags_from(const protocol::Value& tag_map);
protocol::Value to_value(const storage::TagMap& tags);

/// Adds tags to what a resource has: new keys are appended, existing ones take the new value,
/// others stay (documented for TagResource, observed for UpdateDomain). Returns all of them.
/// Throws ServiceError (400) when they would be more than kMaxTags.
storage::TagMap merge_tags(storage::Tags& tags, std::int64_t domain_id, std::string_view resource,
                           const storage::TagMap& added);

}  // namespace profiles::server::operations
