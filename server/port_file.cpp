#include "server/port_file.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace profiles::server {

void remove_port_file(const std::string& path) {
    std::error_code none_there;
    std::filesystem::remove(path, none_there);
}

void write_port_file(const std::string& path, std::uint16_t port) {
    const std::string unfinished = path + ".tmp";
    std::ofstream file(unfinished);
    file << port << '\n';
    file.close();
    std::error_code error;
    if (file) {
        std::filesystem::rename(unfinished, path, error);
    }
    if (!file || error) {
        throw std::runtime_error("cannot write the port file " + path);
    }
}

}  // namespace profiles::server
