#include "protocol/model/shape.h"

#include <algorithm>

namespace profiles::protocol {

bool is_aggregate(ShapeType type) {
    return type == ShapeType::list || type == ShapeType::map || type == ShapeType::structure ||
           type == ShapeType::union_type;
}

const Member* Shape::find(std::string_view member) const {
    const auto found = std::ranges::find(members, member, &Member::name);
    return found == members.end() ? nullptr : &*found;
}

}  // namespace profiles::protocol
