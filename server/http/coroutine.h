#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace profiles::server::http {

namespace asio = boost::asio;
using boost::system::error_code;

/// The one executor there is, named so that nothing pays for the type-erased one.
using Executor = asio::io_context::executor_type;

/// A coroutine of the HTTP layer. g++ 12 miscompiles some uses of co_await without a word; what it
/// gets right is one co_await in a statement whose result is bound to a local, with no braces,
/// lambda or condition around it.
template <typename Result>
using Task = asio::awaitable<Result, Executor>;

/// Makes an asynchronous call awaitable, its error a value.
constexpr auto kAwait = asio::as_tuple(asio::use_awaitable_t<Executor>());

}  // namespace profiles::server::http
