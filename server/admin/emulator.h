#pragma once

#include <functional>
#include <string>

#include "protocol/model/model.h"
#include "server/environment.h"
#include "server/faults/fault_rules.h"
#include "server/journal/journal.h"
#include "server/metrics.h"
#include "server/virtual_clock.h"

namespace profiles::server {

/// Everything that the control API can look at or change.
struct Emulator {
    const protocol::Model& model;
    Environment& environment;
    VirtualClock& clock;
    FaultRules& faults;
    Journal& journal;
    Metrics& metrics;
    std::string data;  // path of the data file, or :memory:
    Timestamp started_at;
    bool ready = false;
    std::function<std::size_t()> count_connections = {};
    std::function<std::int64_t()> measure_memory = measure_resident_bytes;
};

}  // namespace profiles::server
