#include "tests/storage/child_process.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <exception>
#include <stdexcept>

namespace profiles::storage::test {
namespace {

// Never returns: the test runner above in the stack belongs to the parent.
[[noreturn]] void run_child(int descriptor, const std::function<void(Talk&)>& body) {
    Talk talk(descriptor);
    try {
        body(talk);
    } catch (const std::exception& error) {
        talk.say(error.what());
    }
    _exit(0);
}

pid_t fork_off(int our_end, int its_end, const std::function<void(Talk&)>& body) {
    const pid_t id = fork();
    if (id < 0) {
        throw std::runtime_error("cannot fork");
    }
    if (id == 0) {
        close(our_end);
        run_child(its_end, body);
    }
    close(its_end);
    return id;
}

}  // namespace

Talk::~Talk() {
    close(descriptor_);
}

void Talk::say(const std::string& line) {
    const std::string bytes = line + "\n";
    // The other may have gone already; that is for `hear` to tell.
    (void)send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

std::string Talk::hear() {
    std::string line;
    char byte = 0;
    while (read(descriptor_, &byte, 1) == 1 && byte != '\n') {
        line += byte;
    }
    return line;
}

struct ChildProcess::Sockets {
    Sockets() {
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0) {
            throw std::runtime_error("no pair of sockets");
        }
    }
    std::array<int, 2> ends{};
};

ChildProcess::ChildProcess(const std::function<void(Talk&)>& body)
    : ChildProcess(Sockets(), body) {}

ChildProcess::ChildProcess(const Sockets& sockets, const std::function<void(Talk&)>& body)
    : id_(fork_off(sockets.ends[0], sockets.ends[1], body)), talk_(sockets.ends[0]) {}

ChildProcess::~ChildProcess() {
    kill();
}

void ChildProcess::kill() {
    if (id_ == 0) {
        return;
    }
    ::kill(id_, SIGKILL);
    waitpid(id_, nullptr, 0);
    id_ = 0;
}

void become_nobody() {
    constexpr uid_t kNobody = 65534;
    if (geteuid() == 0 && setuid(kNobody) != 0) {
        throw std::runtime_error("cannot become nobody");
    }
}

}  // namespace profiles::storage::test
