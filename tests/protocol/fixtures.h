#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "protocol/json/write.h"
#include "protocol/model/model.h"
#include "protocol/restjson/router.h"

namespace profiles::protocol::testing {

/// The model of the service, its text and its routes; loaded once.
std::string_view customer_profiles_ast();
const Model& customer_profiles();
const restjson::Router& customer_profiles_router();

const Operation& operation_named(std::string_view name);

/// The list in a file of tests/vectors/protocol; read once.
const List& cases_in(const std::string& file);

/// A member of a test case: its text, or nothing when it is not there.
std::optional<std::string> text_in(const Object& test_case, std::string_view name);

/// The texts of a list of strings.
std::vector<std::string> texts_of(const Value& list);

/// How a value that was decoded looks in JSON: a timestamp and a whole double are plain numbers, so
/// that a test case can write them.
Value as_json(const Value& value);

/// `count` times the text.
std::string repeated(std::string_view text, std::size_t count);

}  // namespace profiles::protocol::testing

template <>
struct Catch::StringMaker<profiles::protocol::Value> {
    static std::string convert(const profiles::protocol::Value& value) {
        return profiles::protocol::json::write(value);
    }
};

template <>
struct Catch::StringMaker<profiles::protocol::Object> {
    static std::string convert(const profiles::protocol::Object& object) {
        return profiles::protocol::json::write(object);
    }
};
