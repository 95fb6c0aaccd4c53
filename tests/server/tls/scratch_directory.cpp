#include "tests/server/tls/scratch_directory.h"

#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace profiles::server::tls {

ScratchDirectory::ScratchDirectory() {
    auto name = (std::filesystem::temp_directory_path() / "profiles-tls-XXXXXX").string();
    if (!::mkdtemp(name.data())) {
        throw std::runtime_error("cannot make a directory for the test");
    }
    directory_ = name;
}

ScratchDirectory::~ScratchDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

std::string ScratchDirectory::file(const std::string& name, const std::string& text) const {
    std::ofstream(path(name)) << text;
    return path(name);
}

std::size_t ScratchDirectory::count_of_files() const {
    const std::filesystem::directory_iterator files(directory_);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace profiles::server::tls
