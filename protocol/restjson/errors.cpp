#include "protocol/restjson/errors.h"

#include <fmt/format.h>

namespace profiles::protocol::restjson::errors {

RequestError unknown_operation(std::string_view method, std::string_view path) {
    return {404, "UnknownOperationException",
            fmt::format("No operation of this service has the method {} and the path {}", method,
                        path)};
}

RequestError serialization(std::string_view reason, std::string_view where) {
    return {400, "SerializationException",
            where.empty() ? std::string(reason) : fmt::format("{} (at '{}')", reason, where)};
}

RequestError unsupported_media_type(std::string_view given, std::string_view expected) {
    const std::string found =
        given.empty() ? "no Content-Type" : fmt::format("the Content-Type '{}'", given);
    const std::string wanted =
        expected.empty() ? "takes no body" : fmt::format("takes '{}'", expected);
    return {415, "UnsupportedMediaTypeException",
            fmt::format("The request has {}; the operation {}", found, wanted)};
}

RequestError not_acceptable(std::string_view accept, std::string_view produced) {
    return {406, "NotAcceptableException",
            fmt::format("The operation answers with '{}', which Accept '{}' leaves out", produced,
                        accept)};
}

}  // namespace profiles::protocol::restjson::errors
