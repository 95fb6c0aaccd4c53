#pragma once

#include <openssl/types.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "server/tls/context.h"

namespace profiles::server::tls {

/// The server's end of one TLS connection, without the connection: what the client sends is fed to
/// it, what the client is to be sent is taken from it, and nothing in it ever waits. That leaves
/// its user free to close one direction and go on reading the other, as the end of an HTTP
/// connection needs.
class Engine {
public:
    enum class State {
        done,         ///< what was asked for has been done
        needs_input,  ///< it has to be asked for again once more has been fed
        closed,       ///< the client will send no more
        failed,       ///< the connection is lost; there may still be output that tells why
    };

    struct Read {
        State state;
        std::size_t count;
    };

    explicit Engine(const Context& context);
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine();

    State shake_hands();

    /// As much as there is and fits. `done` if that is anything.
    Read read(std::span<char> space);

    State write(std::string_view text);

    /// Makes the output that says that none will follow; if it cannot be said, there is none.
    void finish_writing();

    void feed(std::string_view received);

    /// Whether something was fed that has not been read.
    bool has_input() const;

    /// Whether the client began as one that speaks HTTP without TLS does.
    bool was_fed_text() const { return was_fed_text_; }

    bool has_output() const { return !output_.empty(); }
    std::string take_output() { return std::exchange(output_, {}); }

private:
    friend class EngineBio;

    template <typename Operation>
    State attempt(Operation operation);
    std::size_t take_input(std::span<char> space);

    std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
    std::string input_;
    std::size_t input_taken_ = 0;
    std::string output_;
    bool was_fed_ = false;
    bool was_fed_text_ = false;
    bool failed_ = false;
};

}  // namespace profiles::server::tls
