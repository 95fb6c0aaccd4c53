#include "server/operations/operation_table.h"

#include "server/operations/domains.h"
#include "server/operations/profile_keys.h"
#include "server/operations/profiles.h"
#include "server/operations/tags.h"

namespace profiles::server {
namespace {

using namespace operations;

constexpr OperationEntry kOperations[] = {
    {"CreateDomain", Access::write, create_domain},
    {"DeleteDomain", Access::write, delete_domain},
    {"GetDomain", Access::read, get_domain},
    {"ListDomains", Access::read, list_domains},
    {"UpdateDomain", Access::write, update_domain},

    {"BatchGetProfile", Access::read, batch_get_profile},
    {"CreateProfile", Access::write, create_profile},
    {"DeleteProfile", Access::write, delete_profile},
    {"UpdateProfile", Access::write, update_profile},

    {"AddProfileKey", Access::write, add_profile_key},
    {"DeleteProfileKey", Access::write, delete_profile_key},
    {"SearchProfiles", Access::read, search_profiles},

    {"ListTagsForResource", Access::read, list_tags_for_resource},
    {"TagResource", Access::write, tag_resource},
    {"UntagResource", Access::write, untag_resource},
};

}  // namespace

std::span<const OperationEntry> operation_table() {
    return kOperations;
}

}  // namespace profiles::server
