#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace profiles::storage::test {

/// A folder of its own for one test, gone with it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path_ / name; }

    /// Every file's name and bytes. Reading a file drops this process's own locks on it: only call
    /// this while no database in here is open in this process.
    [[nodiscard]] std::map<std::string, std::string> contents() const;

private:
    std::filesystem::path path_;
};

std::string read_bytes(const std::filesystem::path& file);
void write_bytes(const std::filesystem::path& file, const std::string& bytes);

}  // namespace profiles::storage::test
