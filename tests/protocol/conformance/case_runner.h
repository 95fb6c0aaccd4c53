#pragma once

#include <memory>
#include <string>

#include "protocol/model/model.h"
#include "protocol/restjson/router.h"

namespace profiles::protocol::conformance {

struct Outcome {
    enum class Verdict { passed, failed, skipped };

    Verdict verdict;
    std::string reason;
};

/// Runs protocol cases of one service. A case is one entry of the file: `kind`, `operation`,
/// `features` (what of the protocol it needs), `relevant` (whether Customer Profiles needs all of
/// that) and `test`, which is an httpRequestTests, httpResponseTests or httpMalformedRequestTests
/// entry as Smithy defines it.
class CaseRunner {
public:
    explicit CaseRunner(Model model);

    Outcome run(const Object& test_case) const;

private:
    void run_request(const Operation& operation, const Object& test) const;
    void run_response(const Operation& operation, const Object& test) const;
    void run_malformed(const Object& test) const;

    Model model_;
    restjson::Router router_;
};

}  // namespace profiles::protocol::conformance
