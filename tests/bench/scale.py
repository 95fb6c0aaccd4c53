"""The rates of the same operations where there is little and where there is much."""

import statistics

ROUNDS = 5


def compare(few, many, operations):
    """Both have a `rate(operation)`; they are measured in turn."""
    print(f"{'operation':<28}{'few, /s':>12}{'many, /s':>12}{'times dearer':>15}")
    for operation in operations:
        pairs = [(few.rate(operation), many.rate(operation)) for _ in range(ROUNDS)]
        ratio = statistics.median(rate_few / rate_many for rate_few, rate_many in pairs)
        print(f"{operation:<28}{statistics.median(pair[0] for pair in pairs):>12,.0f}"
              f"{statistics.median(pair[1] for pair in pairs):>12,.0f}{ratio:>15.2f}", flush=True)
