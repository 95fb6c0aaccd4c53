#pragma once

#include <map>
#include <string>
#include <vector>

#include "protocol/model/model.h"

namespace profiles::protocol {

/// What a Model owns. The containers never move an element, so pointers into them stay good.
struct Model::Contents {
    std::vector<Operation> operations;
    std::map<std::string, Shape, std::less<>> shapes;      // by shape id
    std::map<std::string, Pattern, std::less<>> patterns;  // by expression: many shapes share one
};

}  // namespace profiles::protocol
