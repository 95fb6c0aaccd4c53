#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace profiles::server::rules {

/// arn:<partition>:profile:<region>:<account>:domains/<domain>[/<kind>/<name>]   (documented)
struct ResourceArn {
    std::string region;
    std::string account;
    std::string domain;
    /// What the ARN names inside the domain, `<kind>/<name>`; empty for the domain itself. The name
    /// of an integration is an ARN of its own, with colons and slashes.
    std::string inside;

    /// Nothing when the text is not the ARN of a resource of Customer Profiles that can have tags.
    static std::optional<ResourceArn> parse(std::string_view text);
};

}  // namespace profiles::server::rules
