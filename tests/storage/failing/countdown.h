#pragma once

namespace profiles::storage::test {

/// Whether what fails does so once or goes on failing.
enum class Failing { once, from_then_on };

/// Counts calls and says which of them fail.
class Countdown {
public:
    /// The call that comes as the `number`th from now on fails.
    void start(int number, Failing failing) {
        left_ = number;
        failing_ = failing;
        failed_ = 0;
    }

    /// No call fails any more; `failed` stays.
    void stop() { left_ = 0; }

    /// Counts a call. True when it is to fail.
    bool take() {
        if (left_ != 1) {
            left_ -= left_ > 1 ? 1 : 0;
            return false;
        }
        ++failed_;
        left_ = failing_ == Failing::once ? 0 : 1;
        return true;
    }

    /// How many calls have failed since the start.
    [[nodiscard]] int failed() const { return failed_; }

private:
    int left_ = 0;  // until the call that fails, with it; 0: none does
    Failing failing_ = Failing::once;
    int failed_ = 0;
};

}  // namespace profiles::storage::test
