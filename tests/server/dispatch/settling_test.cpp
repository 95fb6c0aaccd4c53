#include <catch2/catch.hpp>

#include "tests/server/admin/control_service.h"

namespace profiles::tests {
namespace {

using protocol::HttpRequest;
using protocol::Object;
using server::PendingAnswer;

/// The answer to a request that nobody has settled yet.
PendingAnswer begin(ControlService& service, std::string_view operation, const Object& input) {
    HttpRequest request = request_for(*api_model().find_operation(operation), input);
    request.headers.add("X-Amz-Date", "20260101T000000Z");
    request.headers.add("Authorization", authorization_of({}));
    return service.front_door.handle(std::move(request));
}

PendingAnswer begin_to_create(ControlService& service, std::string_view name) {
    return begin(service, "CreateDomain", {{"DomainName", name}, {"DefaultExpirationDays", 30}});
}

}  // namespace

TEST_CASE("What several requests have changed is kept when they are settled", "[settling]") {
    ControlService service;
    begin_to_create(service, "shop");
    begin_to_create(service, "club");
    CHECK_FALSE(service.store.database.is_idle());
    service.front_door.settle();
    CHECK(service.store.database.is_idle());
    CHECK(service.domain_names() == "club shop ");
}

TEST_CASE("A request sees what those before it have changed, settled or not", "[settling]") {
    ControlService service;
    begin_to_create(service, "shop");
    CHECK(begin(service, "GetDomain", kShop)->response.status == 200);
    CHECK(begin_to_create(service, "shop")->response.status == 400);
    service.front_door.settle();
    CHECK(service.domain_names() == "shop ");
}

TEST_CASE("A request that is refused takes nothing of its neighbours' back", "[settling]") {
    ControlService service;
    Object tags;
    for (int i = 0; i < 40; ++i) {
        tags.add("key" + std::to_string(i), "value");
    }
    Object more;
    for (int i = 40; i < 80; ++i) {
        more.add("key" + std::to_string(i), "value");
    }
    service.create_domain("shop");
    begin(service, "UpdateDomain", {{"DomainName", "shop"}, {"Tags", tags}});
    const PendingAnswer refused =
        begin(service, "UpdateDomain",
              {{"DomainName", "shop"}, {"DefaultExpirationDays", 99}, {"Tags", more}});
    begin_to_create(service, "club");
    service.front_door.settle();

    CHECK(refused->response.status == 400);
    const auto shop = json_of(service.call("GetDomain", kShop)).as_object();
    CHECK(shop.at("DefaultExpirationDays") == protocol::Value(30));
    CHECK(shop.at("Tags") == protocol::Value(tags));
    CHECK(service.domain_names() == "club shop ");
}

TEST_CASE("Log, journal and metrics tell of an answer once it is settled", "[settling]") {
    ControlService service;
    begin_to_create(service, "shop");
    CHECK(service.journal.size() == 0);
    CHECK(service.metrics.request_count() == 0);
    service.front_door.settle();
    CHECK(service.journal.size() == 1);
    CHECK(service.metrics.request_count() == 1);
    CHECK(service.log_text().find(" 200 CreateDomain domain=shop ") != std::string::npos);
    service.front_door.settle();
    CHECK(service.journal.size() == 1);
}

TEST_CASE("The control API finds settled what was asked for before", "[settling]") {
    ControlService service;
    begin_to_create(service, "shop");
    CHECK(service.ask("POST /_emulator/reset") == R"(200 {"deleted":{"domains":1}})");
    CHECK(service.journal.size() == 1);
    CHECK(service.domain_names().empty());
}

}  // namespace profiles::tests
