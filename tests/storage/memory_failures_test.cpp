#include <catch2/catch.hpp>
#include <functional>
#include <memory>

#include "storage/open.h"
#include "storage/sqlite/copy.h"
#include "storage/sqlite/error.h"
#include "storage/sqlite/transaction.h"
#include "storage/store.h"
#include "tests/storage/content.h"
#include "tests/storage/error_code.h"
#include "tests/storage/failing/memory.h"
#include "tests/storage/new_rows.h"

namespace profiles::storage {
namespace {

using test::content_of;
using test::Failing;
using test::FailingMemory;
using test::kNextYear;
using test::kNow;
using test::kScope;

// A store with something of everything.
std::unique_ptr<Store> filled_store() {
    auto store = std::make_unique<Store>(open_in_memory());
    const auto domain = test::new_domain(*store, "shop");
    store->tags.put(domain, "", {{"team", "crm"}});
    store->profile_keys.define(domain, "loyalty");
    test::new_profile(*store, domain, "ann", {{"_email", "ann@x.example"}});
    test::new_profile(*store, domain, "bob", {{"loyalty", std::string(5000, 'x')}}, kNow);
    store->domains.remove(test::new_domain(*store, "gone"));
    return store;
}

struct Action {
    const char* name;
    std::function<void(Store&)> run;
};

Domain shop(Store& store) {
    return store.domains.find(kScope, "shop").value();
}

const std::vector<Action> kWrites{
    {"insert a domain",
     [](Store& store) {
         store.tags.put(test::new_domain(store, "new"), "", {{"a", "1"}});
     }},
    {"update a domain",
     [](Store& store) {
         Domain domain = shop(store);
         domain.matching = std::string(9000, 'x');
         store.domains.update(domain);
     }},
    {"remove a domain", [](Store& store) { store.domains.remove(shop(store).id); }},
    {"insert a profile",
     [](Store& store) {
         test::new_profile(store, shop(store).id, "new", {{"_email", "x"}, {"_phone", "1"}});
     }},
    {"remove a profile",
     [](Store& store) {
         store.profiles.remove(store.profiles.find(shop(store).id, "ann", kNow)->id);
     }},
    {"reset", [](Store& store) { store.reset({.account = kScope.account}); }},
    {"sweep", [](Store& store) { store.sweep.step(kNextYear, 100); }},
};

const std::vector<Action> kOthers{
    {"fork", [](Store& store) { store.fork(kScope.account, "111111111111"); }},
    {"list domains", [](Store& store) { (void)store.domains.page(kScope, "", 10); }},
    {"search",
     [](Store& store) {
         (void)test::found_by(store, shop(store).id, {"_email", "ann@x.example"});
     }},
    {"count", [](Store& store) { (void)store.statistics(); }},
    {"list accounts", [](Store& store) { (void)store.accounts(); }},
    {"make a copy",
     [](Store& store) { (void)sqlite::from_bytes(sqlite::to_bytes(store.database)); }},
    {"list secrets", [](Store& store) { (void)store.secrets.all(); }},
};

std::vector<Action> actions() {
    std::vector<Action> actions = kOthers;
    for (const Action& write : kWrites) {
        actions.push_back({write.name, [write](Store& store) {
                               sqlite::Transaction transaction(store.database);
                               write.run(store);
                               transaction.commit();
                           }});
    }
    return actions;
}

// What is not undone stays that way, so that it suffices to look now and then.
constexpr int kLookEvery = 32;

// Lets each allocation fail in its turn. Returns how many there were.
int sweep(FailingMemory& memory, const Action& action, Failing failing) {
    auto store = filled_store();
    const std::string before = content_of(store->database);
    for (int number = 1;; ++number) {
        memory.break_at(number, failing);
        const int code = test::error_code([&] { action.run(*store); });
        memory.repair();
        INFO(action.name << ", allocation " << number);
        CHECK(store->database.is_idle());
        if (memory.failures() == 0) {
            CHECK(code == SQLITE_OK);
            return number - 1;
        }
        if (code == SQLITE_OK) {
            store = filled_store();  // SQLite could do without that one
            continue;
        }
        CHECK(code == SQLITE_NOMEM);
        if (number % kLookEvery == 0) {
            REQUIRE(content_of(store->database) == before);
        }
    }
}

TEST_CASE("whichever allocation fails, what was begun is undone and works the next time") {
    const Failing failing = GENERATE(Failing::once, Failing::from_then_on);
    FailingMemory memory;
    int failed = 0;
    for (const Action& action : actions()) {
        failed += sweep(memory, action, failing);
    }
    CHECK(failed > 2000);
}

TEST_CASE("a text for which there is no memory is an error and never an empty text") {
    FailingMemory memory;
    sqlite::Database database = sqlite::Database::in_memory();
    sqlite::Statement statement = database.statement("SELECT CAST(?1 AS TEXT)");
    const std::string bytes(5000, 'x');
    sqlite::Query row = statement.bind(sqlite::Blob{bytes});
    REQUIRE(row.step());

    memory.break_at(1, Failing::once);
    const int code = test::error_code([&] { (void)row.text(0); });

    CHECK(memory.failures() == 1);
    CHECK(code == SQLITE_NOMEM);
}

}  // namespace
}  // namespace profiles::storage
