#include "server/tls/engine.h"

#include <array>
#include <catch2/catch.hpp>

#include "server/tls/handles.h"

namespace profiles::server::tls {

namespace {

using State = Engine::State;

const Context& context() {
    static const auto kContext =
        Context::from_self_signed(make_self_signed({}, std::chrono::system_clock::now()));
    return *kContext;
}

/// The client's end, which trusts everybody.
class Client {
public:
    Client()
        : settings_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free),
          ssl_(SSL_new(settings_.get()), SSL_free),
          input_(BIO_new(BIO_s_mem())),
          output_(BIO_new(BIO_s_mem())) {
        SSL_set_bio(ssl_.get(), input_, output_);
        SSL_set_connect_state(ssl_.get());
    }

    /// What it sends next, having received that.
    std::string shake_hands(const std::string& received) {
        hear(received);
        SSL_do_handshake(ssl_.get());
        return take_output();
    }

    std::string encrypt(const std::string& text) {
        SSL_write(ssl_.get(), text.data(), static_cast<int>(text.size()));
        return take_output();
    }

    std::string decrypt(const std::string& received) {
        hear(received);
        std::string text;
        std::array<char, 1000> part{};
        std::size_t count = 0;
        while (SSL_read_ex(ssl_.get(), part.data(), part.size(), &count) == 1) {
            text.append(part.data(), count);
        }
        return text;
    }

    std::string finish_writing() {
        SSL_shutdown(ssl_.get());
        return take_output();
    }

    bool is_told_of_the_end() const {
        return (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
    }

private:
    void hear(const std::string& received) {
        BIO_write(input_, received.data(), static_cast<int>(received.size()));
    }

    std::string take_output() {
        std::string output(BIO_ctrl_pending(output_), '\0');
        BIO_read(output_, output.data(), static_cast<int>(output.size()));
        return output;
    }

    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> settings_;
    std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
    BIO* input_;
    BIO* output_;
};

void connect(Engine& engine, Client& client) {
    auto state = State::needs_input;
    std::string answer;
    while (state == State::needs_input) {
        engine.feed(client.shake_hands(answer));
        state = engine.shake_hands();
        answer = engine.take_output();
    }
    REQUIRE(state == State::done);
    client.decrypt(answer);
}

/// All that can be read now, in pieces of that size, and the state that ended it.
std::pair<std::string, State> read_all(Engine& engine, std::size_t piece) {
    std::string text;
    std::string part(piece, '\0');
    auto read = engine.read(part);
    while (read.state == State::done) {
        text.append(part, 0, read.count);
        read = engine.read(part);
    }
    return {text, read.state};
}

}  // namespace

TEST_CASE("What one end writes the other one reads, however the bytes are cut") {
    const std::string sent(50'000, 'x');
    for (const std::size_t piece : {1UL, 7UL, 1'000UL, 100'000UL}) {
        Engine engine(context());
        Client client;
        connect(engine, client);
        const auto encrypted = client.encrypt(sent);
        std::string read;
        for (std::size_t i = 0; i < encrypted.size(); i += piece) {
            engine.feed(encrypted.substr(i, piece));
            read += read_all(engine, 10'000).first;
        }
        CHECK(read == sent);
        CHECK(engine.write(sent) == State::done);
        CHECK(client.decrypt(engine.take_output()) == sent);
    }
}

TEST_CASE("Several records are read in one go, as much of them as there is room for") {
    Engine engine(context());
    Client client;
    connect(engine, client);
    for (const std::string text : {"one ", "two ", "three"}) {
        engine.feed(client.encrypt(text));
    }
    std::array<char, 6> space{};
    const auto read = engine.read(space);
    CHECK(read.state == State::done);
    CHECK(std::string(space.data(), read.count) == "one tw");
    CHECK(engine.has_input());
    CHECK(read_all(engine, 100) == std::pair(std::string("o three"), State::needs_input));
    CHECK_FALSE(engine.has_input());
}

TEST_CASE("A record that is not complete counts as input") {
    Engine engine(context());
    Client client;
    connect(engine, client);
    const auto record = client.encrypt("hello");
    engine.feed(record.substr(0, record.size() - 1));
    CHECK(read_all(engine, 100).second == State::needs_input);
    CHECK(engine.has_input());
    engine.feed(record.substr(record.size() - 1));
    CHECK(read_all(engine, 100).first == "hello");
}

TEST_CASE("Each end may finish writing and go on reading") {
    Engine engine(context());
    Client client;
    connect(engine, client);
    SECTION("the server first") {
        engine.finish_writing();
        client.decrypt(engine.take_output());
        CHECK(client.is_told_of_the_end());
        engine.feed(client.encrypt("still here"));
        CHECK(read_all(engine, 100).first == "still here");
        engine.finish_writing();
        CHECK_FALSE(engine.has_output());
    }
    SECTION("the client first") {
        engine.feed(client.encrypt("last words"));
        engine.feed(client.finish_writing());
        CHECK(read_all(engine, 100) == std::pair(std::string("last words"), State::closed));
        CHECK(engine.write("goodbye") == State::done);
        CHECK(client.decrypt(engine.take_output()) == "goodbye");
    }
}

TEST_CASE("What was changed on its way is not read, and nothing after it either") {
    Engine engine(context());
    Client client;
    connect(engine, client);
    auto record = client.encrypt("pay 10");
    record.back() = static_cast<char>(record.back() ^ 1);
    engine.feed(record);
    engine.feed(client.encrypt("pay 20"));
    CHECK(read_all(engine, 100) == std::pair(std::string(), State::failed));
    CHECK(engine.has_output());
    engine.take_output();
    CHECK(engine.write("anything") == State::failed);
    engine.finish_writing();
    CHECK_FALSE(engine.has_output());
}

TEST_CASE("Whether a client began with text is known from its first byte") {
    const std::vector<std::pair<std::string, bool>> cases = {
        {"GET / HTTP/1.1\r\n", true}, {"D", true}, {"\x16\x03\x01", false}, {"\x80\x2e", false}};
    for (const auto& [begin, is_text] : cases) {
        Engine engine(context());
        CHECK_FALSE(engine.was_fed_text());
        engine.feed("");
        engine.feed(begin);
        engine.feed("GET");
        CHECK(engine.was_fed_text() == is_text);
    }
}

TEST_CASE("Before the handshake there is nothing to say at the end") {
    Engine engine(context());
    engine.finish_writing();
    CHECK_FALSE(engine.has_output());
    CHECK(engine.shake_hands() == State::needs_input);
}

}  // namespace profiles::server::tls
