#pragma once

#include <filesystem>
#include <string>

namespace profiles::server::tls {

/// A directory of the test's own, gone at its end.
class ScratchDirectory {
public:
    ScratchDirectory();
    ~ScratchDirectory();
    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;

    std::string path(const std::string& name) const { return (directory_ / name).string(); }

    /// The path of a file with that text.
    std::string file(const std::string& name, const std::string& text) const;

    std::size_t count_of_files() const;

private:
    std::filesystem::path directory_;
};

std::string text_of(const std::string& path);

}  // namespace profiles::server::tls
