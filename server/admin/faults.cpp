#include "server/admin/endpoints.h"

namespace profiles::server::admin {
namespace {

using protocol::HttpResponse;
using protocol::Object;

std::uint64_t random_seed(IdSource& ids) {
    std::array<unsigned char, sizeof(std::uint64_t)> bytes{};
    ids.fill(bytes);
    std::uint64_t seed = 0;
    for (const unsigned char byte : bytes) {
        seed = seed << 8 | byte;
    }
    return seed;
}

}  // namespace

HttpResponse get_faults(Emulator& emulator, const ControlRequest& /*request*/) {
    return json_response(emulator.faults.to_value());
}

HttpResponse put_faults(Emulator& emulator, const ControlRequest& request) {
    emulator.faults =
        FaultRules::parse(request.json(), emulator.model, random_seed(emulator.environment.ids));
    return json_response(emulator.faults.to_value());
}

HttpResponse delete_faults(Emulator& emulator, const ControlRequest& /*request*/) {
    emulator.faults.clear();
    return json_response(emulator.faults.to_value());
}

}  // namespace profiles::server::admin
