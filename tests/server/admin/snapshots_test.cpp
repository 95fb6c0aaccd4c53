#include <catch2/catch.hpp>
#include <filesystem>

#include "protocol/json/write.h"
#include "storage/sqlite/copy.h"
#include "tests/server/admin/control_service.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::tests {
namespace {

using protocol::Object;
using storage::test::TemporaryFolder;

/// Where a database's header says which version of the schema it has, big-endian.
constexpr std::size_t kLastByteOfSchemaVersion = 63;

std::string download(ControlService& service, const std::string& name) {
    const auto file = service.control("GET /_emulator/snapshots/" + name + "/file");
    REQUIRE(file.status == 200);
    return file.body;
}

std::string upload(ControlService& service, const std::string& name, std::string bytes) {
    return service.ask("PUT /_emulator/snapshots/" + name + "/file", std::move(bytes));
}

/// A snapshot as a later version of the emulator would have saved it.
std::string from_the_future(std::string bytes) {
    bytes.at(kLastByteOfSchemaVersion) = '\x7F';
    return bytes;
}

std::string first_page_token(ControlService& service) {
    const auto page = json_of(service.call("ListDomains", {{"MaxResults", 1}}));
    return page.as_object().at("NextToken").as_string();
}

}  // namespace

TEST_CASE("A snapshot brings the whole state of its moment back, as often as one likes",
          "[control]") {
    ControlService service;
    service.create_domain("kept");
    const std::string before = service.call("GetDomain", {{"DomainName", "kept"}}).body;
    CHECK(service.control("POST /_emulator/snapshots/one").status == 200);
    for (int i = 0; i < 2; ++i) {
        service.call("DeleteDomain", {{"DomainName", "kept"}});
        service.create_domain("later");
        CHECK(service.ask("POST /_emulator/snapshots/one/restore") == "200 {}");
        CHECK(service.domain_names() == "kept ");
        CHECK(service.call("GetDomain", {{"DomainName", "kept"}}).body == before);
    }
    service.create_domain("goes-on");
    CHECK(service.domain_names() == "goes-on kept ");
}

TEST_CASE("Snapshots are listed by name, with their size, their version and real time",
          "[control]") {
    ControlService service;
    CHECK(service.ask("GET /_emulator/snapshots") == R"(200 {"snapshots":[]})");
    service.ask("POST /_emulator/clock", R"({"set": "2030-01-01T00:00:00Z"})");
    const std::string saved = service.ask("POST /_emulator/snapshots/b");
    service.ask("POST /_emulator/snapshots/A");
    const auto list = json_of(service.control("GET /_emulator/snapshots"));
    const auto& snapshots = list.as_object().at("snapshots").as_list();
    REQUIRE(snapshots.size() == 2);
    CHECK(snapshots[0].as_object().at("name").as_string() == "A");
    const Object& b = snapshots[1].as_object();
    CHECK(b.at("name").as_string() == "b");
    CHECK(b.at("created_at").as_string() == "2026-01-01T00:00:00Z");
    CHECK(b.at("bytes").as_integer() == static_cast<std::int64_t>(download(service, "b").size()));
    CHECK(b.at("schema_version").as_integer() == service.store.statistics().schema_version);
    CHECK(saved == "200 " + protocol::json::write(b));
}

TEST_CASE("A snapshot that is saved again replaces the one of its name", "[control]") {
    ControlService service;
    service.ask("POST /_emulator/snapshots/one");
    service.create_domain("new");
    service.ask("POST /_emulator/snapshots/one");
    service.ask("POST /_emulator/reset");
    service.ask("POST /_emulator/snapshots/one/restore");
    CHECK(service.domain_names() == "new ");
}

TEST_CASE("A snapshot that is deleted is gone", "[control]") {
    ControlService service;
    service.ask("POST /_emulator/snapshots/one");
    CHECK(service.ask("DELETE /_emulator/snapshots/one") == "200 {}");
    CHECK(service.ask("GET /_emulator/snapshots") == R"(200 {"snapshots":[]})");
    CHECK(service.ask("POST /_emulator/snapshots/one/restore") ==
          R"(404 {"message":"there is no snapshot one"})");
}

TEST_CASE("A snapshot's file goes from one emulator to another", "[control]") {
    ControlService from;
    from.create_domain("moved");
    from.ask("POST /_emulator/snapshots/one");
    const auto file = from.control("GET /_emulator/snapshots/one/file");
    CHECK(header(file, "Content-Type") == "application/vnd.sqlite3");
    CHECK(file.body.starts_with("SQLite format 3"));

    ControlService to;
    to.create_domain("gone");
    CHECK(upload(to, "two", file.body).starts_with(R"(200 {"name":"two",)"));
    CHECK(to.domain_names() == "gone ");
    CHECK(to.ask("POST /_emulator/snapshots/two/restore") == "200 {}");
    CHECK(to.domain_names() == "moved ");
}

TEST_CASE("The file of another program is no snapshot", "[control]") {
    ControlService service;
    auto database = storage::sqlite::Database::in_memory();
    database.statement("CREATE TABLE notes (text)").run();
    CHECK(upload(service, "one", storage::sqlite::to_bytes(database)) ==
          R"(400 {"message":"the snapshot is the SQLite database of another program"})");
    CHECK(service.ask("GET /_emulator/snapshots") == R"(200 {"snapshots":[]})");
}

TEST_CASE("A snapshot that is cut short is refused", "[control]") {
    ControlService service;
    service.ask("POST /_emulator/snapshots/one");
    const std::string bytes = download(service, "one");
    CHECK(upload(service, "two", bytes.substr(0, bytes.size() / 2)).starts_with("400 "));
    CHECK(download(service, "one") == bytes);
}

TEST_CASE("A snapshot from a newer version is not taken", "[control]") {
    ControlService service;
    service.create_domain("kept");
    service.ask("POST /_emulator/snapshots/one");
    const std::string bytes = download(service, "one");
    const std::string refusal = upload(service, "one", from_the_future(bytes));
    CHECK(refusal.starts_with(
        R"(409 {"message":"the snapshot is from a newer version of this program (schema 127, )"));
    CHECK(download(service, "one") == bytes);
}

TEST_CASE("A snapshot from a newer version is not restored, and nothing has changed", "[control]") {
    const TemporaryFolder folder;
    ControlService service(storage::open_file(folder / "state.db"));
    service.create_domain("kept");
    service.ask("POST /_emulator/snapshots/one");
    storage::test::write_bytes(folder / "state.db.snapshots" / "newer.db",
                               from_the_future(download(service, "one")));
    service.create_domain("later");
    CHECK(service.ask("POST /_emulator/snapshots/newer/restore").starts_with("409 "));
    CHECK(service.domain_names() == "kept later ");
    service.create_domain("works-on");
}

TEST_CASE("A page can be asked for after a snapshot of the same emulator was restored",
          "[control]") {
    ControlService service;
    service.create_domain("a");
    service.create_domain("b");
    service.ask("POST /_emulator/snapshots/one");
    const std::string token = first_page_token(service);
    service.ask("POST /_emulator/snapshots/one/restore");
    CHECK(service.call("ListDomains", {{"NextToken", token}}).status == 200);
}

TEST_CASE("Page tokens of before are refused once another emulator's state was restored",
          "[control]") {
    ControlService from;
    from.store.secrets.put("page_tokens", "the other one's secret");
    from.create_domain("a");
    from.create_domain("b");
    from.ask("POST /_emulator/snapshots/one");

    ControlService to;
    to.create_domain("a");
    to.create_domain("b");
    const std::string token = first_page_token(to);
    upload(to, "one", download(from, "one"));
    to.ask("POST /_emulator/snapshots/one/restore");
    CHECK(to.call("ListDomains", {{"NextToken", token}}).status == 400);
    CHECK(to.call("ListDomains", {{"NextToken", first_page_token(to)}}).status == 200);
}

}  // namespace profiles::tests
