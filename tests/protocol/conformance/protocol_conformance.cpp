// Runs a file of Smithy's restJson1 protocol cases (requests, responses, malformed requests)
// against the protocol layer, with whatever model the cases belong to:
//
//     protocol_conformance --model FILE --cases FILE
//
// Closes with `N passed, N failed, N skipped` and exits with 1 when a case failed.

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "protocol/json/parse.h"
#include "protocol/model/model.h"
#include "tests/protocol/conformance/case_runner.h"

namespace {

using profiles::protocol::Model;
using profiles::protocol::conformance::CaseRunner;
using profiles::protocol::conformance::Outcome;

struct Arguments {
    std::string model;
    std::string cases;
};

Arguments parse_arguments(int count, char** values) {
    Arguments arguments;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string_view flag = values[i];
        if (flag == "--model") {
            arguments.model = values[i + 1];
        } else if (flag == "--cases") {
            arguments.cases = values[i + 1];
        }
    }
    if (arguments.model.empty() || arguments.cases.empty() || count != 5) {
        throw std::invalid_argument("usage: protocol_conformance --model FILE --cases FILE");
    }
    return arguments;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::invalid_argument("cannot read " + path);
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

int run(const Arguments& arguments) {
    const std::string ast = read_file(arguments.model);
    const auto cases = profiles::protocol::json::parse(read_file(arguments.cases));
    std::map<std::string, CaseRunner> runners;  // one for each service in the model
    std::map<Outcome::Verdict, int> counts;
    for (const auto& entry : cases.as_list()) {
        const auto& test_case = entry.as_object();
        const std::string& service = test_case.at("service").as_string();
        auto runner = runners.find(service);
        if (runner == runners.end()) {
            runner = runners.emplace(service, Model::parse(ast, service)).first;
        }
        const Outcome outcome = runner->second.run(test_case);
        ++counts[outcome.verdict];
        if (outcome.verdict != Outcome::Verdict::passed) {
            fmt::print("{} {} {}: {}\n",
                       outcome.verdict == Outcome::Verdict::failed ? "FAILED " : "skipped",
                       test_case.at("kind").as_string(), test_case.at("caseId").as_string(),
                       outcome.reason);
        }
    }
    fmt::print("{} passed, {} failed, {} skipped\n", counts[Outcome::Verdict::passed],
               counts[Outcome::Verdict::failed], counts[Outcome::Verdict::skipped]);
    return counts[Outcome::Verdict::failed] == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** values) try {
    return run(parse_arguments(count, values));
} catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
}
