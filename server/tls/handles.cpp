#include "server/tls/handles.h"

#include <openssl/err.h>

#include <stdexcept>

namespace profiles::server::tls {

std::string take_openssl_reason() {
    const char* reason = ERR_reason_error_string(ERR_peek_last_error());
    ERR_clear_error();
    return reason ? reason : "unknown reason";
}

void check(bool succeeded, std::string_view what) {
    if (!succeeded) {
        throw std::runtime_error("OpenSSL cannot " + std::string(what) + ": " +
                                 take_openssl_reason());
    }
}

BioHandle reader_of(std::string_view text) {
    BioHandle bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    check(bio != nullptr, "read from memory");
    return bio;
}

}  // namespace profiles::server::tls
