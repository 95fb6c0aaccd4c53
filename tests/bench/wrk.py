"""Rates and latencies as wrk measures them."""

import dataclasses
import pathlib
import re
import subprocess

SCRIPT = pathlib.Path(__file__).with_name("cycle.lua")
MICROSECONDS = {"us": 1, "ms": 1_000, "s": 1_000_000}


@dataclasses.dataclass
class Measured:
    rate: float  # requests per second
    p99: float  # latency in microseconds
    requests: int


def write_requests(file, requests):
    """Writes (method, path, body, headers) in the form that `measure` reads."""
    with file.open("w") as out:
        for method, path, body, headers in requests:
            fields = [method, path, body, *(f"{name}: {value}" for name, value in headers.items())]
            out.write("\t".join(fields) + "\n")
    return file


def measure(url, requests_file, *, connections=16, seconds=2):
    """Goes round the requests of the file. Throws if any of them is not answered with 200."""
    done = subprocess.run(
        ["wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s",
         "--latency", "--script", SCRIPT, url, requests_file],
        capture_output=True, text=True, check=True)
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise RuntimeError(done.stdout)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout).group(1)
    p99, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", done.stdout).groups()
    requests = re.search(r"(\d+) requests in", done.stdout).group(1)
    return Measured(float(rate), float(p99) * MICROSECONDS[unit], int(requests))
