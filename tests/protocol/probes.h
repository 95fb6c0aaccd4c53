#pragma once

#include "protocol/restjson/validate.h"

namespace profiles::protocol::testing {

/// A value for some member, and which of the member's own constraints it breaks, in the order in
/// which they are reported.
struct Probe {
    Value value;
    std::vector<restjson::Constraint> broken;
};

/// Values on and just beyond every bound that the member has, and what else it takes or refuses.
std::vector<Probe> probes_of(const Member& member);

}  // namespace profiles::protocol::testing
