#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "protocol/http_message.h"
#include "server/caller.h"
#include "server/dispatch/request_handler.h"
#include "server/journal/journal_entry.h"

namespace profiles::server {

/// A request on its way: what is answered to it and what there is to tell of it. It stays where it
/// was made, since entries look into it.
struct Exchange {
    Exchange(protocol::HttpRequest its_request, Timestamp time, std::string its_id);

    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    protocol::HttpRequest request;
    Answer answer;

    EntryFacts facts;
    std::string id;
    std::string_view operation;  ///< the model's name; empty when none has the method and path
    std::string domain;
    Caller caller;
    std::string bound;            ///< of a decoded input, see RecordedInput
    bool is_carried_out = false;  ///< the answer says what an operation put out
    bool is_of_group = false;     ///< it may say what is not committed yet
    std::string error_type;
    std::string error_message;

    /// What there is to tell so far. Good as long as the exchange is, and unchanged.
    JournalEntry entry() const;
};

}  // namespace profiles::server
