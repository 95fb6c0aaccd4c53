"""The rates of the same operations where there is little and where there is much."""

import statistics

ROUNDS = 5
CONNECTIONS = (1, 16)


def compare(few, many, operations):
    """Both have a `rate(operation, connections)`; they are measured in turn. Over one connection an
    operation costs what it does by itself; over several, those of one moment share a commit."""
    print(f"{'operation':<28}{'connections':>12}{'few, /s':>12}{'many, /s':>12}{'times dearer':>15}")
    for operation in operations:
        for connections in CONNECTIONS:
            pairs = [(few.rate(operation, connections), many.rate(operation, connections))
                     for _ in range(ROUNDS)]
            ratio = statistics.median(rate_few / rate_many for rate_few, rate_many in pairs)
            print(f"{operation:<28}{connections:>12}"
                  f"{statistics.median(pair[0] for pair in pairs):>12,.0f}"
                  f"{statistics.median(pair[1] for pair in pairs):>12,.0f}{ratio:>15.2f}",
                  flush=True)
