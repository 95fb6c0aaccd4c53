#include "protocol/sigv4/string_to_sign.h"

#include "protocol/sigv4/digest.h"
#include "protocol/sigv4/request_date.h"
#include "protocol/sigv4/signature.h"
#include "protocol/sigv4/text.h"

namespace profiles::protocol::sigv4 {

std::string string_to_sign(std::chrono::sys_seconds request_date, std::string_view scope,
                           std::string_view canonical_request) {
    return concat({kAlgorithm, "\n", format_request_date(request_date), "\n", scope, "\n",
                   sha256_hex(canonical_request)});
}

}  // namespace profiles::protocol::sigv4
