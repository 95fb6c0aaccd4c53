#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "server/jobs/sweeper.h"
#include "tests/server/admin/control_service.h"

namespace profiles::tests {

/// The whole service on a file, as the program puts it together, to be asked for things while what
/// is below it fails.
class FailingService {
public:
    explicit FailingService(const std::filesystem::path& file);

    /// Carries out a step, which is one of
    ///
    ///     {"call": "CreateDomain", "input": {...}}
    ///     {"control": "POST /_emulator/forks", "body": {...}}
    ///     {"sweep": true}
    ///
    /// and returns what was answered, as in `200 {...}`. The ids that are given depend on nothing
    /// but the step's number, so that a second try answers as the first would have.
    std::string perform(const protocol::Object& step, std::size_t number);

    /// Everything that there is, as the API tells it.
    std::string state();

    storage::Store& store() { return service_.store; }

private:
    std::string call(std::string_view operation, const protocol::Object& input, const As& as = {});
    std::string sweep();
    std::string state_of(const As& as);

    ControlService service_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> notices_file_;
    server::Notices notices_;
    server::jobs::Sweeper sweeper_;
};

/// What a sweep answers that was carried out.
inline constexpr const char* kSwept = "swept";

/// Whether that is how the service, the control API or a sweep says that it could not do it.
bool is_failure(const std::string& answer);

}  // namespace profiles::tests
