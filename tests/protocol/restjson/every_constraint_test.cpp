#include <fmt/format.h>

#include <functional>
#include <set>

#include "tests/protocol/fixtures.h"
#include "tests/protocol/probes.h"
#include "tests/protocol/restjson/violations.h"
#include "tests/protocol/samples.h"

namespace profiles::protocol::restjson {
namespace {

using protocol::testing::customer_profiles;
using protocol::testing::Probe;
using protocol::testing::probes_of;
using protocol::testing::sample;
using protocol::testing::sample_keys;
using testing::name_of;
using testing::violations_in;

/// Goes through everything that an input may hold and breaks one thing at a time, in an input that
/// is good otherwise.
class Walk {
public:
    explicit Walk(const Shape& input) : input_(input) {
        walk_structure(input, "", [](Value value) { return value; });
    }

    int count() const { return count_; }

private:
    /// Puts a value into its place in the input.
    using Place = std::function<Value(Value)>;

    void walk_structure(const Shape& shape, const std::string& path, const Place& place) {
        if (!visited_.insert(&shape).second) {
            return;
        }
        const Object good = shape.type == ShapeType::structure ? sample(shape) : Object();
        for (const Member& member : shape.members) {
            const std::string here = path + "/" + member.name;
            if (member.required) {
                Object without = good;
                without.erase(member.name);
                expect(place(without), here, {Constraint::required});
            }
            walk_member(member, here, [&](Value value) {
                Object with = good;
                with.set(member.name, std::move(value));
                return place(with);
            });
        }
    }

    void walk_member(const Member& member, const std::string& path, const Place& place) {
        for (const Probe& probe : probes_of(member)) {
            expect(place(probe.value), path, probe.broken);
        }
        const Shape& shape = *member.target;
        if (shape.type == ShapeType::list) {
            walk_member(shape.element(), path + "/0",
                        [&](Value element) { return place(List{std::move(element)}); });
        } else if (shape.type == ShapeType::map) {
            walk_map(shape, path, place);
        } else if (is_aggregate(shape.type)) {
            walk_structure(shape, path, place);
        }
    }

    void walk_map(const Shape& map, const std::string& path, const Place& place) {
        for (const auto& [key, broken] : probes_of(map.key())) {
            expect(place(Object{{key.as_string(), sample(map.value())}}), path + " key", broken);
        }
        const std::string key = sample_keys(map, 1).at(0);
        walk_member(map.value(), path + "/" + key, [&](Value value) {
            return place(Object{{key, std::move(value)}});
        });
    }

    void expect(const Value& input, const std::string& path,
                const std::vector<Constraint>& broken) {
        std::vector<std::string> expected;
        for (const Constraint constraint : broken) {
            expected.push_back(fmt::format("{} {}", path, name_of(constraint)));
        }
        const auto found = violations_in(input.as_object(), input_);
        if (found != expected) {  // only then is the input worth its text
            CAPTURE(input);
            CHECK(found == expected);
        }
        ++count_;
    }

    const Shape& input_;
    std::set<const Shape*> visited_;
    int count_ = 0;
};

}  // namespace

TEST_CASE("every constraint of every input is enforced, on its bounds and just beyond") {
    int count = 0;
    for (const Operation& operation : customer_profiles().operations()) {
        CAPTURE(operation.name);
        REQUIRE(operation.input != nullptr);
        CHECK(violations_in(sample(*operation.input), *operation.input).empty());
        count += Walk(*operation.input).count();
    }
    CHECK(count > 7'000);
}

}  // namespace profiles::protocol::restjson
