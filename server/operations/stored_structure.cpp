#include "server/operations/stored_structure.h"

#include "protocol/json/find_boolean.h"
#include "protocol/restjson/encode.h"

namespace profiles::server::operations {

namespace json = protocol::json;

std::string to_stored(const protocol::Value& structure, const protocol::Member& answered) {
    return protocol::restjson::encode_json(structure.as_object(), *answered.target);
}

bool is_enabled(const std::string& stored) {
    return json::find_boolean(stored, "Enabled").value_or(false);
}

std::string with_member(std::string stored, std::string_view name, std::string_view value) {
    constexpr std::size_t kPunctuation = 4;
    stored.reserve(stored.size() + name.size() + value.size() + kPunctuation);
    stored.pop_back();
    stored += stored.ends_with('{') ? "\"" : ",\"";
    stored += name;
    stored += "\":";
    stored += value;
    stored += '}';
    return stored;
}

}  // namespace profiles::server::operations
