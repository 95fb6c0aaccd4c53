#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "tests/server/failing/failing_service.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::tests {

/// What fails below the service.
struct FailureSource {
    std::function<void(int)> break_at;  // the call that comes as this one from now on fails
    std::function<void()> repair;
    std::function<int()> failures;  // since it was broken
};

/// Carries out tests/vectors/failing/requests.json again and again, each time with another call
/// that fails, and checks what is then answered, what there is, and what is found again.
class FailureSweep {
public:
    FailureSweep();

    /// Lets the calls fail in turn: the first and every `stride`th after it, until there are no
    /// more. Returns how many have failed.
    int run(const FailureSource& source, int stride = 1);

private:
    void prepare();
    void note_what_is_expected();
    void note_state(FailingService& service);

    bool run_with_failure_at(int number, const FailureSource& source);
    std::string perform(FailingService& service, std::size_t step);
    void check_kept(FailingService& service, std::size_t done);
    std::string content_if_killed();
    std::filesystem::path fresh_copy();

    storage::test::TemporaryFolder folder_;
    protocol::List prepared_;
    protocol::List steps_;
    std::vector<std::string> answers_;   // of each step
    std::vector<std::string> states_;    // before the first step, and after each
    std::vector<std::string> contents_;  // of the file, likewise
};

}  // namespace profiles::tests
