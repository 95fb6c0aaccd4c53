#include "server/notices.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "tests/support/manual_clock.h"

namespace profiles::tests {
namespace {

using server::LogFormat;
using server::Notices;

constexpr server::Timestamp kNow = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);

/// A file that is gone after the test.
class ScratchFile {
public:
    std::FILE* get() const { return file_.get(); }

    std::string text() const {
        std::string text(static_cast<std::size_t>(std::ftell(get())), '\0');
        std::rewind(get());
        text.resize(std::fread(text.data(), 1, text.size(), get()));
        return text;
    }

private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{std::tmpfile(), std::fclose};
};

}  // namespace

TEST_CASE("People read notices as they are, and whose the last one is", "[notices]") {
    const ManualClock clock(kNow);
    const ScratchFile out;
    const ScratchFile errors;
    const Notices notices(LogFormat::text, clock, out.get(), errors.get());
    notices.tell("Ready");
    notices.warn("too many");
    notices.give_up("no such file");
    CHECK(out.text() == "Ready\n");
    CHECK(errors.text() == "too many\ncustomer-profiles-local: no such file\n");
}

TEST_CASE("Programs read notices as JSON, each on its line", "[notices]") {
    const ManualClock clock(kNow);
    const ScratchFile out;
    const ScratchFile errors;
    const Notices notices(LogFormat::json, clock, out.get(), errors.get());
    notices.tell("Ready");
    notices.warn("a \"quote\"\nand a line");
    notices.give_up("no such file");
    CHECK(out.text() == R"({"time":"2026-01-01T00:00:00Z","level":"info","message":"Ready"})"
                        "\n");
    CHECK(errors.text() ==
          R"({"time":"2026-01-01T00:00:00Z","level":"warning","message":"a \"quote\"\nand a line"})"
          "\n"
          R"({"time":"2026-01-01T00:00:00Z","level":"error","message":"no such file"})"
          "\n");
}

}  // namespace profiles::tests
