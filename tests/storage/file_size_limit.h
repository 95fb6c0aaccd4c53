#pragma once

#include <signal.h>
#include <sys/resource.h>

namespace profiles::storage::test {

/// While it lives, no file of this process grows beyond `bytes`: a full disk, as SQLite sees it.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : handler_(signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &before_);
        signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

    /// Ends this process with a core's signal, and no chance to tidy up, in the middle of the
    /// write that would take a file beyond `bytes`.
    static void die_beyond(rlim_t bytes) {
        const rlimit limit{.rlim_cur = bytes, .rlim_max = RLIM_INFINITY};
        setrlimit(RLIMIT_FSIZE, &limit);
        const rlimit no_core{};
        setrlimit(RLIMIT_CORE, &no_core);
        signal(SIGXFSZ, SIG_DFL);
    }

private:
    rlimit before_{};
    void (*handler_)(int);
};

}  // namespace profiles::storage::test
