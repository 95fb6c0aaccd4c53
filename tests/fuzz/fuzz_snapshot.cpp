#include <cstdint>

#include "storage/open.h"
#include "storage/snapshots/open_snapshot.h"
#include "storage/snapshots/snapshot_error.h"
#include "storage/sqlite/copy.h"
#include "storage/store.h"
#include "tests/fuzz/target.h"

namespace profiles::fuzz {
namespace {

using namespace storage;

const Scope kScope{"000000000000", "us-east-1"};

std::string whole_snapshot() {
    Store store(open_in_memory());
    for (int i = 0; i < 20; ++i) {
        const auto id = store.domains.insert(kScope, {.name = "domain-" + std::to_string(i)});
        store.tags.put(id, "", {{"key", std::string(100, 'x')}});
    }
    return sqlite::to_bytes(store.database);
}

/// The snapshot with some bytes overwritten: every four bytes of input are a place, the lowest byte
/// first, and what goes there. Its bytes as they are would leave little for a fuzzer to find.
std::string damaged(std::string bytes, std::string_view input) {
    for (; input.size() >= 4; input.remove_prefix(4)) {
        std::size_t place = 0;
        for (std::size_t i = 3; i-- > 0;) {
            place = place << 8 | static_cast<std::uint8_t>(input[i]);
        }
        bytes[place % bytes.size()] = input[3];
    }
    return bytes;
}

/// What is opened can be worked with like any other database.
void use(sqlite::Database opened) {
    Store store(std::move(opened));
    const auto domains = store.domains.page(kScope, "", 1000);
    require(domains.size() <= 20, "there are no more domains than there were");
    const auto before = store.statistics().domains;
    store.domains.insert(kScope, {.name = "new"});
    require(store.statistics().domains == before + 1, "a domain can be added");
    store.reset();
    require(store.statistics().domains == 0, "everything can be emptied");
}

}  // namespace

void check(std::string_view input) {
    static const std::string whole = whole_snapshot();
    static sqlite::Database live = open_in_memory();
    try {
        use(open_snapshot(damaged(whole, input), live, current_schema()));
    } catch (const SnapshotError& error) {
        using Kind = SnapshotError::Kind;
        require(error.kind() == Kind::not_ours || error.kind() == Kind::newer ||
                    error.kind() == Kind::damaged,
                "the bytes are to blame");
        require(std::string_view(error.what()).find('\n') == std::string_view::npos,
                "a refusal is one line");
    }
}

}  // namespace profiles::fuzz
