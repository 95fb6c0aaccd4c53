#include "storage/snapshots/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace profiles::storage {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void raise(int error) {
    throw std::system_error(error, std::generic_category());
}

void require(bool is_done) {
    if (!is_done) {
        raise(errno);
    }
}

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags)
        : value_(open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0666)) {}
    ~Descriptor() {
        if (is_open()) {
            close(value_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] bool is_open() const { return value_ >= 0; }
    [[nodiscard]] int get() const { return value_; }

private:
    int value_;
};

void write_all(const Descriptor& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file.get(), bytes.data(), bytes.size());
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            raise(errno);
        }
    }
}

std::string read_all(const Descriptor& file, std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t count = read(file.get(), bytes.data() + filled, size - filled);
        if (count == 0) {
            break;  // cut short meanwhile
        }
        if (count > 0) {
            filled += static_cast<std::size_t>(count);
        } else if (errno != EINTR) {
            raise(errno);
        }
    }
    bytes.resize(filled);
    return bytes;
}

// Whole seconds before the moment, and the rest, which is never negative.
void set_modified_at(const Descriptor& file, Timestamp moment) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(moment);
    const std::chrono::nanoseconds rest = moment - seconds;
    const timespec time{.tv_sec = seconds.time_since_epoch().count(), .tv_nsec = rest.count()};
    const timespec accessed_and_modified[] = {time, time};
    require(futimens(file.get(), accessed_and_modified) == 0);
}

Timestamp to_timestamp(const timespec& time) {
    using namespace std::chrono;
    return Timestamp(seconds(time.tv_sec) + duration_cast<milliseconds>(nanoseconds(time.tv_nsec)));
}

void write_file(const fs::path& path, std::string_view bytes, Timestamp modified_at) {
    const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
    require(file.is_open());
    write_all(file, bytes);
    set_modified_at(file, modified_at);
    require(fsync(file.get()) == 0);
}

// Some file systems cannot do this for a folder; the file itself is safe by then.
void sync_folder(const fs::path& folder) {
    const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
    if (descriptor.is_open()) {
        (void)fsync(descriptor.get());
    }
}

}  // namespace

void write_whole_file(const fs::path& path, std::string_view bytes, Timestamp modified_at) {
    const fs::path unfinished = fs::path(path).concat(kUnfinished);
    try {
        write_file(unfinished, bytes, modified_at);
        fs::rename(unfinished, path);
    } catch (const std::system_error&) {
        std::error_code ignored;
        fs::remove(unfinished, ignored);
        throw;
    }
    sync_folder(path.parent_path());
}

std::optional<FileContent> read_file(const fs::path& path, std::size_t limit) {
    // Not waiting: a pipe of that name would never have a writer.
    const Descriptor file(path, O_RDONLY | O_NONBLOCK);
    if (!file.is_open() && errno == ENOENT) {
        return std::nullopt;
    }
    require(file.is_open());
    struct stat status {};
    require(fstat(file.get(), &status) == 0);
    if (!S_ISREG(status.st_mode)) {
        raise(EINVAL);
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    return FileContent{read_all(file, std::min<std::uint64_t>(size, limit)), size,
                       to_timestamp(status.st_mtim)};
}

}  // namespace profiles::storage
