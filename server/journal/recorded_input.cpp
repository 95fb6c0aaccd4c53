#include "server/journal/recorded_input.h"

#include "protocol/json/parse.h"
#include "protocol/json/write.h"
#include "protocol/restjson/decode.h"

namespace profiles::server {

using protocol::Object;

Object RecordedInput::decoded(const protocol::Shape& shape) const {
    if (bound.empty()) {
        return {};
    }
    Object input = protocol::json::parse(bound).as_object();
    for (auto& [name, value] : protocol::restjson::decode_body(shape, body)) {
        input.add(std::move(name), std::move(value));
    }
    return input;
}

std::string bound_members(const Object& input, const protocol::Shape& shape) {
    protocol::json::Writer json;
    json.begin_object();
    for (const protocol::Member& member : shape.members) {
        const protocol::Value* value =
            member.binding == protocol::Binding::body ? nullptr : input.find(member.name);
        if (value != nullptr) {
            json.member_name(member.name);
            json.value(*value);
        }
    }
    json.end_object();
    return json.take();
}

}  // namespace profiles::server
