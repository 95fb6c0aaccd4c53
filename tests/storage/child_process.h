#pragma once

#include <sys/types.h>

#include <functional>
#include <string>

namespace profiles::storage::test {

/// One end of a line of talk between two processes.
class Talk {
public:
    explicit Talk(int descriptor) : descriptor_(descriptor) {}
    ~Talk();
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;

    void say(const std::string& line);

    /// Waits for the other's next line; "" once the other has gone.
    std::string hear();

private:
    int descriptor_;
};

/// A second process, forked off to run `body`. What `body` throws is said as its last line. Start
/// it while this process has no database open: the fork would inherit SQLite's idea of its locks.
class ChildProcess {
public:
    explicit ChildProcess(const std::function<void(Talk&)>& body);

    /// Ends it as `kill` does.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    void say(const std::string& line) { talk_.say(line); }
    std::string hear() { return talk_.hear(); }

    /// SIGKILL, as `kill -9`: it gets no chance to tidy up.
    void kill();

private:
    struct Sockets;
    ChildProcess(const Sockets& sockets, const std::function<void(Talk&)>& body);

    pid_t id_;
    Talk talk_;
};

/// Gives up root's right to write everything, for good. Without that right, does nothing.
void become_nobody();

}  // namespace profiles::storage::test
