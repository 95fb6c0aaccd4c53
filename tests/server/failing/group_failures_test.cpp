#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/server/admin/control_service.h"
#include "tests/storage/failing/disk.h"
#include "tests/storage/failing/memory.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::tests {
namespace {

namespace fs = std::filesystem;
using protocol::HttpRequest;
using protocol::Object;
using server::PendingAnswer;
using storage::test::Failing;
using storage::test::FailingDisk;
using storage::test::FailingMemory;
using storage::test::TemporaryFolder;

constexpr const char* kPage = "http://localhost:3000";

/// A service on a file, with a door that a page may use, where answers can be looked at before they
/// are settled.
class FiledService {
public:
    explicit FiledService(const fs::path& file)
        : service(storage::open_file(file)),
          file_(file),
          door_(service.dispatcher, &service.api, server::Cors({kPage})) {}

    /// A request from a page, its answer not yet settled.
    PendingAnswer handle(std::string_view operation, const Object& input) {
        HttpRequest request = request_for(*api_model().find_operation(operation), input);
        request.headers.add("X-Amz-Date", "20260101T000000Z");
        request.headers.add("Authorization", authorization_of({}));
        return handle(std::move(request));
    }

    PendingAnswer handle(HttpRequest request) {
        request.headers.add("Origin", kPage);
        return door_.handle(std::move(request));
    }

    PendingAnswer create(std::string_view domain) {
        return handle("CreateDomain", {{"DomainName", domain}, {"DefaultExpirationDays", 30}});
    }

    void settle() { door_.settle(); }

    /// The names that another process would find if this one were killed here.
    std::string found_if_killed(const fs::path& folder) {
        fs::remove_all(folder);
        fs::create_directory(folder);
        for (const auto& entry : fs::directory_iterator(file_.parent_path())) {
            if (entry.is_regular_file()) {
                fs::copy(entry, folder / entry.path().filename());
            }
        }
        return ControlService(storage::open_file(folder / file_.filename())).domain_names();
    }

    ControlService service;

private:
    fs::path file_;
    server::FrontDoor door_;
};

std::string names_of_answered(const PendingAnswer& a, const PendingAnswer& b) {
    return std::string(a->response.status == 200 ? "a " : "") +
           (b->response.status == 200 ? "b " : "");
}

bool is_created_or_failed(const PendingAnswer& answer) {
    return answer->response.status == 200 ||
           header(answer->response, "x-amzn-ErrorType") == "InternalServerException";
}

/// Two domains that are created in one group while the first, then the second and so on of the
/// calls below fails, until none is left to fail. Returns how many have failed.
template <typename BreakAt, typename Repair, typename Failures>
int sweep(BreakAt break_at, Repair repair, Failures failures) {
    const TemporaryFolder folder;
    int number = 1;
    for (bool has_failed = true; has_failed; ++number) {
        const fs::path home = folder / std::to_string(number).c_str();
        fs::create_directory(home);
        FiledService filed(home / "data.db");
        filed.service.create_domain("z");
        break_at(number);
        const PendingAnswer a = filed.create("a");
        const PendingAnswer b = filed.create("b");
        filed.settle();
        has_failed = failures() > 0;
        repair();
        INFO("call " << number << " failed: " << a->response.body << ' ' << b->response.body);
        CHECK(is_created_or_failed(a));
        CHECK(is_created_or_failed(b));
        CHECK(filed.found_if_killed(folder / "killed") == names_of_answered(a, b) + "z ");
        CHECK(filed.service.domain_names() == names_of_answered(a, b) + "z ");
        CHECK(filed.service
                  .call("CreateDomain", {{"DomainName", "next"}, {"DefaultExpirationDays", 30}})
                  .status == 200);
    }
    return number - 2;
}

}  // namespace

TEST_CASE("A commit that fails takes back every answer that rests on it, and no other",
          "[failing]") {
    FailingDisk disk;
    const TemporaryFolder folder;
    FiledService filed(folder / "data.db");
    const PendingAnswer created = filed.create("shop");
    const PendingAnswer read = filed.handle("GetDomain", kShop);
    const PendingAnswer unknown = filed.handle(request_of("GET /nowhere"));
    CHECK(created->response.status == 200);
    CHECK(read->response.status == 200);
    const std::string id = header(created->response, "x-amzn-RequestId");

    disk.break_at(1, storage::test::io_error(), Failing::once);
    filed.settle();
    CHECK(disk.failures() == 1);
    disk.repair();

    for (const PendingAnswer& answer : {created, read}) {
        CHECK(answer->response.status == 500);
        CHECK(header(answer->response, "x-amzn-ErrorType") == "InternalServerException");
        CHECK(header(answer->response, "Access-Control-Allow-Origin") == kPage);
    }
    CHECK(header(created->response, "x-amzn-RequestId") == id);
    CHECK(created->response.body.find(id) != std::string::npos);
    CHECK(unknown->response.status == 404);

    const auto& journal = filed.service.journal;
    REQUIRE(journal.size() == 3);
    CHECK(journal.entry(0).status == 500);
    CHECK(journal.entry(0).error_type == "InternalServerException");
    CHECK(journal.entry(0).output.empty());
    CHECK(journal.entry(2).status == 404);
    const std::string log = filed.service.log_text();
    CHECK(log.find(" failure \"SQLITE_IOERR") != std::string::npos);
    CHECK(log.find(" 200 ") == std::string::npos);

    CHECK(filed.service.domain_names().empty());
    CHECK(
        filed.service.call("CreateDomain", {{"DomainName", "shop"}, {"DefaultExpirationDays", 30}})
            .status == 200);
}

TEST_CASE("Whichever call to the disk fails, two requests of one group are answered as they fare",
          "[failing]") {
    FailingDisk disk;
    const int failed =
        sweep([&](int number) { disk.break_at(number, storage::test::io_error(), Failing::once); },
              [&] { disk.repair(); }, [&] { return disk.failures(); });
    CHECK(failed > 3);
}

TEST_CASE("Whichever allocation fails, two requests of one group are answered as they fare",
          "[failing]") {
    FailingMemory memory;
    const FailingDisk quick_disk;
    const int failed = sweep([&](int number) { memory.break_at(number, Failing::once); },
                             [&] { memory.repair(); }, [&] { return memory.failures(); });
    CHECK(failed > 20);
}

TEST_CASE("Wherever the memory ends, two requests of one group are answered as they fare",
          "[failing]") {
    FailingMemory memory;
    const FailingDisk quick_disk;
    const int failed = sweep([&](int number) { memory.break_at(number, Failing::from_then_on); },
                             [&] { memory.repair(); }, [&] { return memory.failures(); });
    CHECK(failed > 20);
}

}  // namespace profiles::tests
