// What Debian leaves out of libfmt-dev: fmt as a static library. The header has its sources, but
// for the templates that another header promises to be instantiated elsewhere, which is here.
#include <fmt/format-inl.h>

namespace fmt::detail {

template auto thousands_sep_impl(locale_ref) -> thousands_sep_result<char>;
template auto decimal_point_impl(locale_ref) -> char;

}  // namespace fmt::detail
