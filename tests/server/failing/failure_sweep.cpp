#include "tests/server/failing/failure_sweep.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <memory>
#include <regex>

#include "protocol/json/parse.h"
#include "protocol/json/write.h"
#include "tests/server/expand.h"
#include "tests/storage/content.h"

namespace profiles::tests {
namespace {

namespace fs = std::filesystem;
using protocol::List;
using protocol::Object;
using protocol::Value;

constexpr const char* kFile = "data.db";

void replace_folder(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
}

bool creates_profile(const Value& step) {
    const Value* call = step.as_object().find("call");
    return call != nullptr && call->as_string() == "CreateProfile";
}

/// The steps with the id of the profile that was created in the place of `$profile`.
List with_profile(const List& steps, const std::string& answer) {
    static const std::regex profile(R"(\$profile)");
    const auto created = protocol::json::parse(answer.substr(answer.find('{')));
    auto replaced = protocol::json::parse(std::regex_replace(
        protocol::json::write(steps), profile, created.as_object().at("ProfileId").as_string()));
    return std::move(replaced.as_list());
}

}  // namespace

FailureSweep::FailureSweep() {
    std::ifstream stream(TEST_VECTORS "/failing/requests.json", std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    const auto file = expand(protocol::json::parse(text));
    prepared_ = file.as_object().at("prepared").as_list();
    steps_ = file.as_object().at("steps").as_list();
    prepare();
    note_what_is_expected();
}

int FailureSweep::run(const FailureSource& source, int stride) {
    int failed = 0;
    while (run_with_failure_at(1 + failed * stride, source)) {
        ++failed;
    }
    return failed;
}

/// The file that every run starts with, and a snapshot of another emulator, with its own secrets.
void FailureSweep::prepare() {
    fs::create_directory(folder_ / "elsewhere");
    {
        FailingService elsewhere(folder_ / "elsewhere" / kFile);
        elsewhere.store().secrets.put("page_tokens", "another secret");
        elsewhere.perform(prepared_.front().as_object(), 0);
        elsewhere.perform({{"control", "POST /_emulator/snapshots/elsewhere"}}, 1);
    }
    fs::create_directory(folder_ / "prepared");
    fs::copy(folder_ / "elsewhere/data.db.snapshots", folder_ / "prepared/data.db.snapshots");
    FailingService service(folder_ / "prepared" / kFile);
    std::size_t number = steps_.size();
    for (const Value& step : prepared_) {
        REQUIRE_FALSE(is_failure(service.perform(step.as_object(), number++)));
    }
}

void FailureSweep::note_what_is_expected() {
    FailingService service(fresh_copy());
    note_state(service);
    for (std::size_t step = 0; step < steps_.size(); ++step) {
        answers_.push_back(perform(service, step));
        REQUIRE((answers_.back().starts_with("200 ") || answers_.back() == kSwept));
        if (creates_profile(steps_[step])) {
            steps_ = with_profile(steps_, answers_.back());
        }
        note_state(service);
    }
}

void FailureSweep::note_state(FailingService& service) {
    states_.push_back(service.state());
    contents_.push_back(content_if_killed());
}

/// False when there is no such call any more, and everything went as expected.
bool FailureSweep::run_with_failure_at(int number, const FailureSource& source) {
    const fs::path file = fresh_copy();
    auto service = std::make_unique<FailingService>(file);
    std::size_t step = 0;
    source.break_at(number);
    std::string answer = perform(*service, step);
    while (source.failures() == 0) {
        REQUIRE(answer == answers_[step]);
        if (++step == steps_.size()) {
            source.repair();
            return false;
        }
        answer = perform(*service, step);
    }
    source.repair();
    INFO("call " << number << " failed in step " << step << ", which answered " << answer);

    // SQLite can do without some calls: what only saves time, or has time until later.
    const bool is_done = answer == answers_[step];
    CHECK((is_done || is_failure(answer)));
    std::size_t done = step + (is_done ? 1 : 0);
    check_kept(*service, done);
    if (done < steps_.size()) {
        CHECK(perform(*service, done) == answers_[done]);
        ++done;
    }
    service.reset();
    CHECK(storage::test::content_of(file) == contents_[done]);
    return true;
}

std::string FailureSweep::perform(FailingService& service, std::size_t step) {
    return service.perform(steps_[step].as_object(), step);
}

/// So many steps have left what they should and the others nothing: for whoever asks this process,
/// and for the next one, should this one be killed here.
void FailureSweep::check_kept(FailingService& service, std::size_t done) {
    CHECK(service.store().database.is_idle());
    CHECK(service.state() == states_[done]);
    CHECK(content_if_killed() == contents_[done]);
}

std::string FailureSweep::content_if_killed() {
    replace_folder(folder_ / "run", folder_ / "killed");
    return storage::test::content_of(folder_ / "killed" / kFile);
}

fs::path FailureSweep::fresh_copy() {
    replace_folder(folder_ / "prepared", folder_ / "run");
    return folder_ / "run" / kFile;
}

}  // namespace profiles::tests
