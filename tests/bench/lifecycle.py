#!/usr/bin/env python3
"""How fast the emulator starts, resets and ends, and how much it takes while it does nothing; its
start and end beside those of a bare Beast server."""

import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time

from emulator import PROGRAM, Emulator, memory_of
from exchange import exchange
from targets import BUILD

RUNS = 21
PORT = re.compile(rb"(?:^|127\.0\.0\.1:)(\d+)\b")
REQUEST = b"GET /domains HTTP/1.1\r\nHost: localhost\r\n\r\n"
MEBIBYTE = 2 ** 20


def milliseconds_since(start):
    return (time.perf_counter() - start) * 1000


class Run:
    """One start of a program that says where it listens, to its first answer, and its end."""

    def __init__(self, command):
        start = time.perf_counter()
        # posix_spawn: a fork of this process would take a large part of what is measured.
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   close_fds=False)
        self._first_answer(process.stdout.readline())
        self.start = milliseconds_since(start)
        time.sleep(0.05)
        self.resident = memory_of(process.pid, "VmRSS") / MEBIBYTE
        start = time.perf_counter()
        process.send_signal(signal.SIGTERM)
        process.wait()
        self.end = milliseconds_since(start)
        process.stdout.close()

    @staticmethod
    def _first_answer(line):
        port = int(PORT.search(line).group(1))
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(REQUEST)
            if not connection.recv(4096).startswith(b"HTTP/1.1 200 "):
                raise RuntimeError("the first answer is none")


def runs_of(commands):
    """The runs of each command, in turn."""
    runs = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            runs[name].append(Run([*map(str, command)]))
    return runs


def reset_times():
    """Of a state as a test makes it: a few domains, a few profiles in each."""
    with Emulator() as emulator:
        for _ in range(RUNS):
            for domain in range(3):
                exchange(emulator.url, "POST", f"/domains/d{domain}",
                         '{"DefaultExpirationDays": 366}')
                for profile in range(5):
                    exchange(emulator.url, "POST", f"/domains/d{domain}/profiles",
                             f'{{"EmailAddress": "p{profile}@example.com"}}')
            start = time.perf_counter()
            emulator.control("POST", "reset")
            yield milliseconds_since(start)


def report(what, values, unit, width=10):
    print(f"{what:<44}{statistics.median(values):>{width}.2f} {unit}"
          f"   ({min(values):.2f} to {max(values):.2f})")


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="customer-profiles-bench-"))
    runs = runs_of({
        "bare Beast server": [BUILD / "bare_server", "1000"],
        "emulator, in memory": [PROGRAM, "--port", "0", "--in-memory"],
        "emulator, existing file": [PROGRAM, "--port", "0", "--data", folder / "data.db"],
    })
    shutil.rmtree(folder)
    for name, all_runs in runs.items():
        report(f"{name}: start to first answer", [run.start for run in all_runs], "ms")
        report(f"{name}: SIGTERM to exit", [run.end for run in all_runs], "ms")
        report(f"{name}: resident when idle", [run.resident for run in all_runs], "MiB")
    report("emulator: reset of a small state", list(reset_times()), "ms")
    print(f"{'emulator: size of the program':<44}{PROGRAM.stat().st_size / MEBIBYTE:>10.2f} MiB")


if __name__ == "__main__":
    main()
