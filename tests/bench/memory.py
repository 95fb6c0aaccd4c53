#!/usr/bin/env python3
"""How the emulator's memory behaves over a million requests."""

import argparse
import itertools

from emulator import Emulator
from signing import KEY_ID, SECRET
from throughput import DomainRequests
from wrk import measure

STEPS = 10
MEBIBYTE = 2 ** 20


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--requests", type=int, default=1_000_000)
    wanted = arguments.parse_args().requests
    with Emulator("--auth", "verify", "--credentials", f"{KEY_ID}:{SECRET}") as emulator:
        domain = DomainRequests(emulator)
        print(f"{'requests':>12}{'resident, MiB':>16}{'data, MiB':>12}")
        answered, next_report = 0, 0
        for file in itertools.cycle((domain.read, domain.write)):
            if answered >= next_report or answered >= wanted:
                print(f"{answered:>12,}{emulator.resident_bytes() / MEBIBYTE:>16.2f}"
                      f"{emulator.data_bytes() / MEBIBYTE:>12.2f}", flush=True)
                next_report += wanted // STEPS
            if answered >= wanted:
                return
            answered += measure(emulator.url, file).requests


if __name__ == "__main__":
    main()
