#include "server/rules/dead_letter_queue.h"

#include "protocol/text.h"

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
    const auto host_region = region_of_queue_host(parts[0].substr(0, parts[0].find(':')));
    return host_region.empty() ||
           (host_region == region && parts.size() > 1 && parts[1] == account);
}

}  // namespace profiles::server::rules
