#include "server/journal/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "server/journal/entry_check.h"

namespace profiles::server {
namespace {

using protocol::List;
using protocol::Object;

constexpr std::size_t kNearest = 3;

/// The nearest of the entries that it is shown, newest first.
class Nearest {
public:
    explicit Nearest(const EntryCheck& check) : check_(check) {}

    void consider(NearMiss miss) {
        const auto place = std::ranges::upper_bound(
            kept_, rank(miss), {}, [this](const auto& kept) { return rank(kept); });
        kept_.insert(place, std::move(miss));
        kept_.resize(std::min(kept_.size(), kNearest));
    }

    /// What was meant as another operation explains nothing beside entries of the right one.
    std::vector<NearMiss> take() {
        if (!kept_.empty() && check_.is_of_operation(kept_.front().entry)) {
            std::erase_if(kept_, [this](const NearMiss& miss) {
                return !check_.is_of_operation(miss.entry);
            });
        }
        return std::move(kept_);
    }

private:
    std::pair<bool, std::size_t> rank(const NearMiss& miss) const {
        return {!check_.is_of_operation(miss.entry), miss.differences.size()};
    }

    const EntryCheck& check_;
    std::vector<NearMiss> kept_;
};

/// True when requests that could not be looked at would make no difference, however many match.
bool is_certain(std::int64_t matched, const ExpectedTimes& times) {
    return matched > times.max || (matched >= times.min && !times.has_max());
}

std::string note_about(std::uint64_t dropped, std::uint64_t undecided) {
    std::string reason;
    if (dropped > 0) {
        reason = fmt::format("{} fell out of the journal", dropped);
    }
    if (undecided > 0) {
        reason +=
            fmt::format("{}{} kept no body to compare", dropped > 0 ? " and " : "", undecided);
    }
    return fmt::format("the verdict may be wrong: of the requests, {}", reason);
}

}  // namespace

Verification verify(const Journal& journal, const Expectation& expectation,
                    const protocol::Model& model) {
    const EntryCheck check(expectation, model);
    Nearest matching(check);
    Nearest others(check);
    Verification result;
    std::uint64_t undecided = 0;
    for (std::size_t i = journal.size(); i > 0; --i) {
        NearMiss miss{journal.entry(i - 1), {}};
        miss.differences = check.differences(miss.entry);
        undecided += check.is_undecided(miss.entry, miss.differences) ? 1U : 0U;
        const bool matches = miss.differences.empty();
        result.matched += matches ? 1 : 0;
        (matches ? matching : others).consider(std::move(miss));
    }
    const ExpectedTimes& times = expectation.times;
    result.satisfied = times.allows(result.matched);
    result.expected = times.text();
    result.dropped = journal.dropped();
    if (!result.satisfied) {
        result.nearest = (result.matched > times.max ? matching : others).take();
    }
    if (!is_certain(result.matched, times) && result.dropped + undecided > 0) {
        result.note = note_about(result.dropped, undecided);
    }
    return result;
}

Object to_value(const Verification& verification, const protocol::Model& model) {
    List nearest;
    for (const NearMiss& miss : verification.nearest) {
        List found;
        for (const Difference& difference : miss.differences) {
            found.push_back(difference.to_value());
        }
        nearest.push_back(
            Object{{"request", to_value(miss.entry, model)}, {"differences", std::move(found)}});
    }
    Object shown{{"satisfied", verification.satisfied},
                 {"matched", verification.matched},
                 {"expected", verification.expected},
                 {"nearest", std::move(nearest)},
                 {"dropped", static_cast<std::int64_t>(verification.dropped)}};
    if (!verification.note.empty()) {
        shown.add("note", verification.note);
    }
    return shown;
}

}  // namespace profiles::server
