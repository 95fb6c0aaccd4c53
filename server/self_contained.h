#pragma once

namespace profiles::server {

/// Keeps the libraries from loading what the machine may have configured for them: name services by
/// /etc/nsswitch.conf, modules by openssl.cnf. The program is linked statically, and such a plug-in
/// would bring a libc of its own, maybe another one. Host names are still found, in /etc/hosts and
/// by DNS. To be called before anything else.
void stay_self_contained();

}  // namespace profiles::server
