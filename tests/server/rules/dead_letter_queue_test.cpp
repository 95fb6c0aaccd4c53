#include "server/rules/dead_letter_queue.h"

#include <catch2/catch.hpp>

using profiles::server::rules::may_be_dead_letter_queue;

namespace {

bool is_taken(std::string_view url) {
    return may_be_dead_letter_queue(url, "123456789012", "us-east-1");
}

}  // namespace

TEST_CASE("An AWS queue is taken in the caller's own account and region only",
          "[dead_letter_queue]") {
    CHECK(is_taken("https://sqs.us-east-1.amazonaws.com/123456789012/q"));
    CHECK(is_taken("https://sqs.us-east-1.amazonaws.com:443/123456789012/q"));
    CHECK_FALSE(is_taken("https://sqs.us-east-1.amazonaws.com/999999999999/q"));
    CHECK_FALSE(is_taken("https://sqs.eu-west-1.amazonaws.com/123456789012/q"));
    CHECK_FALSE(is_taken("https://sqs.us-east-1.amazonaws.com/"));
    CHECK_FALSE(is_taken("https://sqs.us-east-1.amazonaws.com"));
    CHECK_FALSE(is_taken("https://SQS.us-east-1.AmazonAWS.com/999999999999/q"));
    CHECK_FALSE(is_taken("https://user@sqs.us-east-1.amazonaws.com/999999999999/q"));
    CHECK_FALSE(is_taken("https://sqs.cn-north-1.amazonaws.com.cn/123456789012/q"));
}

TEST_CASE("A queue anywhere else is taken as it is", "[dead_letter_queue]") {
    CHECK(is_taken("http://localhost:4566/000000000000/q"));
    CHECK(is_taken("http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/q"));
    CHECK(is_taken("arn:aws:sqs:us-east-1:999999999999:q"));
    CHECK(is_taken("https://sqs.amazonaws.com/999999999999/q"));
    CHECK(is_taken("q"));
}
