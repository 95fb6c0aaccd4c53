#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

#include "tests/fuzz/target.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    file.exceptions(std::ios::badbit | std::ios::failbit);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool passes(const fs::path& path) {
    // Said before, since a sanitizer ends the process.
    std::cout << path.filename().string() << std::endl;
    try {
        profiles::fuzz::check(content_of(path));
        return true;
    } catch (const std::exception& error) {
        std::cout << "  " << error.what() << std::endl;
        return false;
    }
}

}  // namespace

/// Runs a target over every file of a folder. One without any is a mistake.
int main(int /*count*/, char* arguments[]) {
    const auto files = files_in(arguments[1]);
    const auto failed =
        std::ranges::count_if(files, [](const auto& file) { return !passes(file); });
    return files.empty() || failed > 0 ? 1 : 0;
}
