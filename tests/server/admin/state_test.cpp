#include <catch2/catch.hpp>
#include <regex>

#include "tests/server/admin/control_service.h"

namespace profiles::tests {
namespace {

const As kOne{"111111111111", "us-east-1"};
const As kOneElsewhere{"111111111111", "eu-west-1"};
const As kTwo{"222222222222", "us-east-1"};

/// The domains of each scope, in the order of the names above.
std::string all_names(ControlService& service) {
    return service.domain_names(kOne) + "| " + service.domain_names(kOneElsewhere) + "| " +
           service.domain_names(kTwo);
}

std::string fork_of(ControlService& service, const std::string& account) {
    const auto answer =
        service.control("POST /_emulator/forks", R"({"from": ")" + account + R"("})");
    REQUIRE(answer.status == 200);
    return json_of(answer).as_object().at("account").as_string();
}

}  // namespace

TEST_CASE(
    "A reset deletes all domains, or those of the account and the region it names, and counts",
    "[control]") {
    struct Case {
        std::string call;
        std::string left;
        int deleted;
    };
    const auto& [call, left, deleted] = GENERATE(values<Case>({
        {"POST /_emulator/reset", "| | ", 3},
        {"POST /_emulator/reset?account=111111111111", "| | c ", 2},
        {"POST /_emulator/reset?region=us-east-1", "| b | ", 2},
        {"POST /_emulator/reset?account=111111111111&region=us-east-1", "| b | c ", 1},
        {"POST /_emulator/reset?account=333333333333", "a | b | c ", 0},
        {"POST /_emulator/reset?region=nowhere-1", "a | b | c ", 0},
    }));
    ControlService service;
    service.create_domain("a", kOne);
    service.create_domain("b", kOneElsewhere);
    service.create_domain("c", kTwo);
    INFO(call);
    CHECK(service.ask(call) == "200 {\"deleted\":{\"domains\":" + std::to_string(deleted) + "}}");
    CHECK(all_names(service) == left);
}

TEST_CASE("A reset leaves the clock, the faults, the journal and the snapshots alone",
          "[control]") {
    ControlService service;
    service.create_domain("shop");
    service.ask("POST /_emulator/clock", R"({"set": "2030-01-01T00:00:00Z", "freeze": true})");
    service.ask("PUT /_emulator/faults",
                R"({"rules": [{"operation": "GetDomain", "drop": true}]})");
    service.ask("POST /_emulator/snapshots/one");
    const auto rest = [&] {
        return service.ask("GET /_emulator/clock") + service.ask("GET /_emulator/faults") +
               service.ask("GET /_emulator/requests") + service.ask("GET /_emulator/snapshots");
    };
    const std::string before = rest();
    service.ask("POST /_emulator/reset");
    CHECK(rest() == before);
}

TEST_CASE("A fork is a fresh account that starts with all that the other has, in every region",
          "[control]") {
    ControlService service;
    service.create_domain("a", kOne);
    service.create_domain("b", kOneElsewhere);
    const std::string account = fork_of(service, kOne.account);
    CHECK(std::regex_match(account, std::regex("[0-9]{12}")));
    CHECK(service.domain_names({account, "us-east-1"}) == "a ");
    CHECK(service.domain_names({account, "eu-west-1"}) == "b ");
    CHECK(service.call("GetDomain", {{"DomainName", "a"}}, {account}).body ==
          service.call("GetDomain", {{"DomainName", "a"}}, kOne).body);
}

TEST_CASE("What happens to a fork does not happen to the account that it was made of",
          "[control]") {
    ControlService service;
    service.create_domain("a", kOne);
    const As first{fork_of(service, kOne.account)};
    const As second{fork_of(service, kOne.account)};
    CHECK(first.account != second.account);
    service.call("DeleteDomain", {{"DomainName", "a"}}, first);
    service.create_domain("new", second);
    CHECK(service.domain_names(kOne) == "a ");
    CHECK(service.domain_names(first) == "");
    CHECK(service.domain_names(second) == "a new ");
}

}  // namespace profiles::tests
