#include "server/caller.h"

namespace profiles::server {

std::string_view name_of(SignatureVerdict verdict) {
    switch (verdict) {
        case SignatureVerdict::unsigned_request:
            return "unsigned";
        case SignatureVerdict::not_checked:
            return "not-checked";
        case SignatureVerdict::valid:
            return "valid";
        case SignatureVerdict::refused:
            break;
    }
    return "refused";
}

}  // namespace profiles::server
