#include "server/self_contained.h"

#include <nss.h>
#include <openssl/crypto.h>

namespace profiles::server {

void stay_self_contained() {
    __nss_configure_lookup("hosts", "files dns");
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
}

}  // namespace profiles::server
