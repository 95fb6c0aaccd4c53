#include <catch2/catch.hpp>

#include "storage/open.h"
#include "storage/snapshots.h"
#include "storage/store.h"
#include "tests/storage/scopes.h"
#include "tests/storage/snapshots/place.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

using test::integrity;
using test::kScope;
using test::Place;
using test::TemporaryFolder;

const Timestamp kNoon(std::chrono::milliseconds(1'700'000'000'123));

TEST_CASE("a snapshot goes from one emulator to another, from memory to a file and back") {
    const bool is_file = GENERATE(true, false);
    Place from(is_file);
    Place to(!is_file);
    from.store.domains.insert(kScope, {.name = "shop"});
    const Snapshot saved = from.store.snapshots.save("one", kNoon);
    to.store.domains.insert(kScope, {.name = "other"});

    const Snapshot imported =
        to.store.snapshots.import_bytes("two", from.store.snapshots.export_bytes("one"), kNoon);
    CHECK(to.store.domains.find(kScope, "other").has_value());
    (void)to.store.snapshots.restore("two");

    CHECK(imported == Snapshot{"two", kNoon, saved.size, saved.schema_version});
    CHECK(to.store.snapshots.list() == std::vector{imported});
    CHECK(to.store.domains.find(kScope, "shop").has_value());
    CHECK(to.store.domains.count(kScope) == 1);
    CHECK(integrity(to.store.database) == "ok");
}

TEST_CASE("a copy of an emulator's data file is as good as an export") {
    const TemporaryFolder folder;
    {
        Store store(open_file(folder / "data.db"));
        store.domains.insert(kScope, {.name = "shop"});
    }
    Place place(GENERATE(true, false));

    place.store.snapshots.import_bytes("one", test::read_bytes(folder / "data.db"), kNoon);
    (void)place.store.snapshots.restore("one");

    CHECK(place.store.domains.count(kScope) == 1);
}

TEST_CASE("a restore says whether it brought other secrets than the emulator had") {
    Place place(GENERATE(true, false));
    Store other(open_in_memory());
    other.secrets.put("page-tokens", "theirs");
    other.snapshots.save("one", kNoon);
    Store& store = place.store;
    store.secrets.put("page-tokens", "ours");
    store.snapshots.save("own", kNoon);
    store.snapshots.import_bytes("theirs", other.snapshots.export_bytes("one"), kNoon);

    CHECK_FALSE(store.snapshots.restore("own").secrets_changed);
    CHECK(store.snapshots.restore("theirs").secrets_changed);
    CHECK(store.secrets.find("page-tokens") == "theirs");
    CHECK_FALSE(store.snapshots.restore("theirs").secrets_changed);
    CHECK(store.snapshots.restore("own").secrets_changed);
    CHECK(store.secrets.find("page-tokens") == "ours");
}

}  // namespace
}  // namespace profiles::storage
