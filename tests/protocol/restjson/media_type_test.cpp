#include "protocol/restjson/media_type.h"

#include "protocol/restjson/errors.h"
#include "tests/protocol/fixtures.h"

namespace profiles::protocol::restjson {
namespace {

using protocol::testing::cases_in;
using protocol::testing::operation_named;
using protocol::testing::text_in;

constexpr std::int64_t kAccepted = 200;

HttpRequest request_of(const Object& row) {
    HttpRequest request;
    request.body = row.at("body").as_string();
    if (const auto type = text_in(row, "content_type")) {
        request.headers.add("content-type", *type);
    }
    for (const char* name : {"accept", "and_accept"}) {
        if (const auto accept = text_in(row, name)) {
            request.headers.add("ACCEPT", *accept);
        }
    }
    return request;
}

int status_of(const Object& row, BodilessContentType bodiless) try {
    check_media_types(operation_named(row.at("operation").as_string()), request_of(row), bodiless);
    return kAccepted;
} catch (const RequestError& error) {
    CHECK(error.type() ==
          (error.status() == 415 ? "UnsupportedMediaTypeException" : "NotAcceptableException"));
    return error.status();
}

std::int64_t integer_in(const Object& row, std::string_view name, std::int64_t otherwise) {
    const Value* value = row.find(name);
    return value == nullptr ? otherwise : value->as_integer();
}

std::string message_about(const Object& row) try {
    check_media_types(operation_named(row.at("operation").as_string()), request_of(row),
                      BodilessContentType::refused);
    return "accepted";
} catch (const RequestError& error) {
    return error.what();
}

}  // namespace

TEST_CASE("Content-Type and Accept are held against what the operation takes and answers") {
    for (const Value& entry : cases_in("media_types.json")) {
        const Object& row = entry.as_object();
        CAPTURE(row);
        const auto expected = integer_in(row, "status", kAccepted);
        CHECK(status_of(row, BodilessContentType::ignored) == expected);
        CHECK(status_of(row, BodilessContentType::refused) ==
              integer_in(row, "when_refused", expected));
    }
}

TEST_CASE("a refused media type is told with what would be taken instead") {
    CHECK(message_about({{"operation", "UpdateDomain"}, {"body", "{}"}}) ==
          "The request has no Content-Type; the operation takes 'application/json'");
    CHECK(message_about(
              {{"operation", "UpdateDomain"}, {"body", "{}"}, {"content_type", "text/plain"}}) ==
          "The request has the Content-Type 'text/plain'; the operation takes 'application/json'");
    CHECK(
        message_about({{"operation", "GetDomain"}, {"body", ""}, {"content_type", "text/plain"}}) ==
        "The request has the Content-Type 'text/plain'; the operation takes no body");
    CHECK(message_about({{"operation", "GetDomain"}, {"body", ""}, {"accept", "text/html"}}) ==
          "The operation answers with 'application/json', which Accept 'text/html' leaves out");
}

}  // namespace profiles::protocol::restjson
