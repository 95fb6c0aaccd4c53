#include "protocol/json/plain_text.h"

#include <cstring>

#include "protocol/json/eight_characters.h"

namespace profiles::protocol::json {
namespace {

constexpr bool are_plain(EightCharacters eight) {
    return ((eight & kHighestBits) | needs_escape(eight)) == 0;
}

}  // namespace

bool is_plain(std::string_view text) {
    EightCharacters eight = 0;
    for (; text.size() >= sizeof(eight); text.remove_prefix(sizeof(eight))) {
        std::memcpy(&eight, text.data(), sizeof(eight));
        if (!are_plain(eight)) {
            return false;
        }
    }
    eight = all(' ');
    text.copy(reinterpret_cast<char*>(&eight), text.size());
    return are_plain(eight);
}

}  // namespace profiles::protocol::json
