#include "server/http/refusal.h"

#include <boost/asio/error.hpp>
#include <boost/beast/http/error.hpp>

namespace profiles::server::http {

std::optional<Refusal> refusal_for(boost::system::error_code error) {
    using Fault = boost::beast::http::error;
    if (error == Fault::header_limit) {
        return Refusal::header_too_large;
    }
    if (error == Fault::body_limit) {
        return Refusal::body_too_large;
    }
    if (error == boost::asio::error::timed_out) {
        return Refusal::timed_out;
    }
    // A client that has sent its last byte in the middle of a request may still read.
    const bool ended_early = error == boost::asio::error::eof;
    const bool is_fault_of_message =
        error.category() == make_error_code(Fault::bad_field).category();
    if (ended_early || is_fault_of_message) {
        return Refusal::malformed;
    }
    return std::nullopt;
}

}  // namespace profiles::server::http
