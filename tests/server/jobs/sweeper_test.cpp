#include "server/jobs/sweeper.h"

#include <catch2/catch.hpp>
#include <memory>

#include "storage/sqlite/transaction.h"
#include "tests/support/test_service.h"

namespace profiles::tests {
namespace {

using protocol::Object;
using namespace std::chrono_literals;

/// More than fit a slice.
constexpr int kMany = 250;

const Object kDomain{{"DomainName", "d"}};

/// A sweeper of what a service has, and its log.
class SweptService {
public:
    /// Those of deleted domains too.
    std::int64_t profiles() {
        return service.store.database.integer("SELECT count(*) FROM profiles");
    }

    void create_profiles(int count) {
        service.call("CreateDomain", {{"DomainName", "d"}, {"DefaultExpirationDays", 1}});
        for (int i = 0; i < count; ++i) {
            service.call("CreateProfile", kDomain);
        }
    }

    std::string log_text() {
        std::string text(static_cast<std::size_t>(std::ftell(log_file_.get())), '\0');
        std::rewind(log_file_.get());
        text.resize(std::fread(text.data(), 1, text.size(), log_file_.get()));
        return text;
    }

    TestService service;

private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> log_file_{std::tmpfile(), &std::fclose};
    server::Notices notices_{server::LogFormat::text, service.wall_clock, log_file_.get(),
                             log_file_.get()};

public:
    server::jobs::Sweeper sweeper{service.environment, notices_};
};

}  // namespace

TEST_CASE("What nobody can see any more is deleted slice by slice, with a longer rest after",
          "[sweeper]") {
    SweptService swept;
    swept.create_profiles(kMany);
    const bool is_deleted_with_domain = GENERATE(true, false);
    if (is_deleted_with_domain) {
        swept.service.call("DeleteDomain", kDomain);
    } else {
        swept.service.clock.advance(24h);
    }
    const auto rest_between_slices = swept.sweeper.run();
    CHECK(swept.profiles() > 0);
    CHECK(swept.profiles() < kMany);
    auto rest = rest_between_slices;
    for (int runs = 1; runs < kMany && rest == rest_between_slices; ++runs) {
        rest = swept.sweeper.run();
    }
    CHECK(rest > rest_between_slices);
    CHECK(swept.profiles() == 0);
}

TEST_CASE("What can be seen stays", "[sweeper]") {
    SweptService swept;
    swept.create_profiles(3);
    swept.service.clock.advance(24h - 1ms);
    swept.sweeper.run();
    CHECK(swept.profiles() == 3);
    CHECK(swept.service.call("GetDomain", kDomain).status == 200);
}

TEST_CASE("A failed sweep is logged, changes nothing and is tried again after a longer rest",
          "[sweeper]") {
    SweptService swept;
    swept.create_profiles(3);
    swept.service.clock.advance(24h);
    {
        const storage::sqlite::Transaction in_the_way(swept.service.store.database);
        CHECK(swept.sweeper.run() >= 1s);
    }
    CHECK(swept.log_text().starts_with("what was deleted still takes its room: "));
    CHECK(swept.profiles() == 3);
    CHECK(swept.sweeper.run() < 1s);
    CHECK(swept.profiles() == 0);
}

}  // namespace profiles::tests
