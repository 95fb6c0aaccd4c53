#include "server/page_token_secret.h"

namespace profiles::server {
namespace {

constexpr std::string_view kName = "page_tokens";
constexpr std::size_t kSize = 32;

}  // namespace

std::string page_token_secret(storage::Store& store, IdSource& ids) {
    if (auto secret = store.secrets.find(kName)) {
        return std::move(*secret);
    }
    std::string secret(kSize, '\0');
    ids.fill({reinterpret_cast<unsigned char*>(secret.data()), secret.size()});
    store.secrets.put(kName, secret);
    return secret;
}

std::string page_token_secret(const storage::Restored& restored, storage::Store& store,
                              IdSource& ids) {
    const auto found = restored.secrets.find(std::string(kName));
    return found == restored.secrets.end() ? page_token_secret(store, ids) : found->second;
}

}  // namespace profiles::server
