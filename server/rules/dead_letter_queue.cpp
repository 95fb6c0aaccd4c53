#include "server/rules/dead_letter_queue.h"

#include <string>

#include "protocol/sigv4/text.h"
#include "protocol/text.h"
#include "server/host_names.h"

namespace profiles::server::rules {
namespace {

constexpr std::string_view kHostPrefix = "sqs.";
constexpr std::string_view kHostSuffixes[] = {".amazonaws.com", ".amazonaws.com.cn"};

/// The region of an SQS host of AWS, or nothing when it is none.
std::string_view region_of_queue_host(std::string_view host) {
    for (const auto suffix : kHostSuffixes) {
        if (host.starts_with(kHostPrefix) && host.ends_with(suffix) &&
            host.size() > kHostPrefix.size() + suffix.size()) {
            return host.substr(kHostPrefix.size(),
                               host.size() - kHostPrefix.size() - suffix.size());
        }
    }
    return {};
}

}  // namespace

bool may_be_dead_letter_queue(std::string_view url, std::string_view account,
                              std::string_view region) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) {
        return true;
    }
    const auto parts = protocol::split(url.substr(scheme + 3), '/');
    // Userinfo does not change whose host it is, nor does its case.
    const std::string host =
        protocol::sigv4::to_lower(host_of(parts[0].substr(parts[0].find('@') + 1)));
    const auto host_region = region_of_queue_host(host);
    return host_region.empty() ||
           (host_region == region && parts.size() > 1 && parts[1] == account);
}

}  // namespace profiles::server::rules
