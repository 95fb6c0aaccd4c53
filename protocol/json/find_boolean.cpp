#include "protocol/json/find_boolean.h"

#include <rapidjson/allocators.h>
#include <rapidjson/reader.h>
#include <rapidjson/stream.h>

#include <cstddef>

namespace profiles::protocol::json {
namespace {

/// Ends the reading, by returning false, where the boolean is found.
class BooleanFinder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, BooleanFinder> {
public:
    explicit BooleanFinder(std::string_view name) : name_(name) {}

    bool Default() { return true; }
    bool Bool(bool value) {
        if (depth_ == 1 && is_named_) {
            found_ = value;
        }
        return !found_;
    }
    bool Key(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        is_named_ = std::string_view(text, length) == name_;
        return true;
    }
    bool StartObject() { return enter(); }
    bool EndObject(rapidjson::SizeType /*count*/) { return leave(); }
    bool StartArray() { return enter(); }
    bool EndArray(rapidjson::SizeType /*count*/) { return leave(); }

    std::optional<bool> found() const { return found_; }

private:
    bool enter() {
        ++depth_;
        return true;
    }
    bool leave() {
        --depth_;
        return true;
    }

    std::string_view name_;
    bool is_named_ = false;
    int depth_ = 0;
    std::optional<bool> found_;
};

}  // namespace

std::optional<bool> find_boolean(const std::string& object, std::string_view name) {
    // What is looked for comes early, so that hardly any memory is needed on the way.
    alignas(std::max_align_t) char room[1024];
    rapidjson::MemoryPoolAllocator<> allocator(room, sizeof(room));
    rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::MemoryPoolAllocator<>>
        reader(&allocator);
    BooleanFinder finder(name);
    rapidjson::StringStream stream(object.c_str());
    reader.Parse<rapidjson::kParseIterativeFlag>(stream, finder);
    return finder.found();
}

}  // namespace profiles::protocol::json
