#include "server/journal/recorded_input.h"

#include "protocol/restjson/decode.h"

namespace profiles::server {

using protocol::Object;

RecordedInput RecordedInput::of(const Object& input, const protocol::Shape& shape,
                                const std::string& body) {
    RecordedInput recorded;
    recorded.body = body;
    for (const protocol::Member& member : shape.members) {
        const protocol::Value* value =
            member.binding == protocol::Binding::body ? nullptr : input.find(member.name);
        if (value != nullptr) {
            recorded.bound.add(member.name, *value);
        }
    }
    return recorded;
}

Object RecordedInput::decoded(const protocol::Shape& shape) const {
    Object input = bound;
    if (!empty()) {
        for (auto& [name, value] : protocol::restjson::decode_body(shape, body)) {
            input.add(std::move(name), std::move(value));
        }
    }
    return input;
}

}  // namespace profiles::server
