#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "protocol/json/parse.h"

namespace profiles::tests {

/// The cases in a file of tests/vectors, of which there has to be one at least.
inline protocol::List vector_cases(const std::string& file) {
    const std::string path = std::string(TEST_VECTORS) + "/" + file;
    std::ifstream stream(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    auto cases = protocol::json::parse(text);
    if (cases.as_list().empty()) {
        throw std::runtime_error("there is no case in " + path);
    }
    return std::move(cases.as_list());
}

}  // namespace profiles::tests
