#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/io_context.hpp>

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

/// Makes an asynchronous call awaitable, its error a value. Unlike use_awaitable it needs no
/// coroutine of its own for that.
constexpr auto kAwait = asio::as_tuple(asio::deferred);

}  // namespace profiles::server::http
