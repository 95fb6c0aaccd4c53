#include "server/tls/engine.h"

#include <openssl/err.h>

#include <algorithm>

#include "server/tls/handles.h"

namespace profiles::server::tls {

/// What OpenSSL takes for the connection: an engine's input and output.
class EngineBio {
public:
    static BIO* make(Engine* engine) {
        static const MethodHandle kMethod = make_method();
        BIO* bio = BIO_new(kMethod.get());
        check(bio != nullptr, "set up a connection");
        BIO_set_data(bio, engine);
        BIO_set_init(bio, 1);
        return bio;
    }

private:
    using MethodHandle = std::unique_ptr<BIO_METHOD, FreeWith<BIO_meth_free>>;

    static MethodHandle make_method() {
        MethodHandle method(BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "engine"));
        check(method && BIO_meth_set_read_ex(method.get(), read) == 1 &&
                  BIO_meth_set_write_ex(method.get(), write) == 1 &&
                  BIO_meth_set_ctrl(method.get(), control) == 1,
              "set up connections");
        return method;
    }

    static Engine& engine_of(BIO* bio) { return *static_cast<Engine*>(BIO_get_data(bio)); }

    static int read(BIO* bio, char* space, std::size_t size, std::size_t* count) noexcept {
        BIO_clear_retry_flags(bio);
        *count = engine_of(bio).take_input({space, size});
        if (*count == 0) {
            BIO_set_retry_read(bio);
        }
        return *count > 0 ? 1 : 0;
    }

    static int write(BIO* bio, const char* bytes, std::size_t size, std::size_t* count) noexcept {
        BIO_clear_retry_flags(bio);
        engine_of(bio).output_.append(bytes, size);
        *count = size;
        return 1;
    }

    static long control(BIO*, int command, long, void*) noexcept {
        return command == BIO_CTRL_FLUSH ? 1 : 0;
    }
};

Engine::Engine(const Context& context) : ssl_(SSL_new(context.settings()), SSL_free) {
    check(ssl_ != nullptr, "set up a connection");
    BIO* bio = EngineBio::make(this);
    SSL_set_bio(ssl_.get(), bio, bio);
    SSL_set_accept_state(ssl_.get());
}

Engine::~Engine() = default;

Engine::State Engine::shake_hands() {
    return attempt([&] { return SSL_do_handshake(ssl_.get()); });
}

Engine::Read Engine::read(std::span<char> space) {
    Read read{State::done, 0};
    while (read.state == State::done && read.count < space.size()) {
        const auto rest = space.subspan(read.count);
        std::size_t count = 0;
        read.state =
            attempt([&] { return SSL_read_ex(ssl_.get(), rest.data(), rest.size(), &count); });
        read.count += count;
    }
    // Whatever stopped it will stop the next call at once.
    if (read.count > 0) {
        read.state = State::done;
    }
    return read;
}

Engine::State Engine::write(std::string_view text) {
    if (text.empty()) {
        return State::done;
    }
    std::size_t count = 0;
    return attempt([&] { return SSL_write_ex(ssl_.get(), text.data(), text.size(), &count); });
}

void Engine::finish_writing() {
    if (!failed_ && SSL_is_init_finished(ssl_.get())) {
        SSL_shutdown(ssl_.get());
        ERR_clear_error();
    }
}

void Engine::feed(std::string_view received) {
    if (!was_fed_ && !received.empty()) {
        was_fed_ = true;
        was_fed_text_ = received.front() >= 'A' && received.front() <= 'Z';
    }
    input_.append(received);
}

bool Engine::has_input() const {
    return !input_.empty() || SSL_has_pending(ssl_.get()) == 1;
}

/// After a failure OpenSSL must not be asked for anything any more.
template <typename Operation>
Engine::State Engine::attempt(Operation operation) {
    if (failed_) {
        return State::failed;
    }
    ERR_clear_error();
    const int result = operation();
    if (result == 1) {
        return State::done;
    }
    switch (SSL_get_error(ssl_.get(), result)) {
        case SSL_ERROR_WANT_READ:
            return State::needs_input;
        case SSL_ERROR_ZERO_RETURN:
            return State::closed;
        default:
            ERR_clear_error();
            failed_ = true;
            return State::failed;
    }
}

std::size_t Engine::take_input(std::span<char> space) {
    const auto count = std::min(space.size(), input_.size() - input_taken_);
    std::copy_n(input_.data() + input_taken_, count, space.data());
    input_taken_ += count;
    if (input_taken_ == input_.size()) {
        input_ = std::string();  // what holds nothing keeps no memory
        input_taken_ = 0;
    }
    return count;
}

}  // namespace profiles::server::tls
