#include <fmt/format.h>

#include <algorithm>

#include "server/account.h"
#include "server/admin/endpoints.h"
#include "server/documents/strict_object.h"
#include "storage/sqlite/transaction.h"

namespace profiles::server::admin {
namespace {

using protocol::HttpResponse;
using protocol::Object;

/// What a reset is to empty. An account that none is, misspelt perhaps, would pass for an empty
/// one.
storage::ScopeFilter filter_in(const protocol::restjson::Query& query) {
    storage::ScopeFilter filter;
    if (const std::string* account = query.find("account")) {
        if (!is_account(*account)) {
            throw ControlError(400,
                               fmt::format("an account has twelve digits, unlike '{}'", *account));
        }
        filter.account = *account;
    }
    if (const std::string* region = query.find("region")) {
        filter.region = *region;
    }
    return filter;
}

/// Twelve random digits.
std::string random_account(IdSource& ids) {
    std::array<unsigned char, 12> bytes{};
    ids.fill(bytes);
    std::string account;
    for (const unsigned char byte : bytes) {
        account += static_cast<char>('0' + byte % 10);
    }
    return account;
}

}  // namespace

HttpResponse reset(Emulator& emulator, const ControlRequest& request) {
    const storage::ScopeFilter filter = filter_in(request.query);
    if (request.json() != protocol::Value(Object())) {
        throw ControlError(400, "A reset takes its filters in the query: ?account=...&region=...");
    }
    storage::Store& store = emulator.environment.store;
    storage::sqlite::Transaction transaction(store.database);
    const auto before = store.statistics().domains;
    store.reset(filter);
    const auto deleted = before - store.statistics().domains;
    transaction.commit();
    return json_response(Object{{"deleted", Object{{"domains", deleted}}}});
}

HttpResponse fork_account(Emulator& emulator, const ControlRequest& request) {
    const protocol::Value body = request.json();
    const auto from = StrictObject(body, "", {"from"}).text("from");
    storage::Store& store = emulator.environment.store;
    const auto taken = store.accounts();
    if (!from || std::ranges::find(taken, *from) == taken.end()) {
        throw ControlError(400,
                           "from has to be an account that has something" +
                               (from ? fmt::format("; {} has nothing", *from) : std::string()));
    }
    std::string account;
    do {
        account = random_account(emulator.environment.ids);
    } while (std::ranges::find(taken, account) != taken.end());
    store.fork(*from, account);
    return json_response(Object{{"account", account}});
}

}  // namespace profiles::server::admin
