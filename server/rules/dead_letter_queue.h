#pragma once

#include <string_view>

namespace profiles::server::rules {

/// False when the URL is one of AWS's SQS queues
/// (`https://sqs.<region>.amazonaws.com/<account>/...`) in another account or region, which the
/// service refuses (observed). Whatever else is given is taken as it is: a queue of another
/// emulator, or the queue's ARN that AWS's own samples show.
bool may_be_dead_letter_queue(std::string_view url, std::string_view account,
                              std::string_view region);

}  // namespace profiles::server::rules
