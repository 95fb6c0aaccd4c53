#pragma once

#include <cstdint>
#include <string>

namespace profiles::server {

/// What the user of the emulator chose, as far as operations need it.
struct Settings {
    std::string default_account = "000000000000";
    std::string default_region = "us-east-1";
    std::int64_t max_domains = 100;  // per account and region; 0: as many as one likes
};

}  // namespace profiles::server
