#!/usr/bin/env python3
"""What operations on domains cost when an account has many, beside when it has few."""

import argparse
import json
import random

from emulator import Emulator
from exchange import exchange
from pipeline import Pipeline
from scale import compare
from signing import KEY_ID, SECRET, signed_headers
from wrk import measure, write_requests

REQUESTS = 20_000  # of an operation; as many where domains are few: only their number is to tell


class Workload:
    """An emulator with that many domains, and the requests of each operation in files for wrk."""

    def __init__(self, emulator, count):
        self.emulator = emulator
        self.host = f"127.0.0.1:{emulator.port}"
        names = [f"domain-{number:06}" for number in range(count)]
        body = json.dumps({"DefaultExpirationDays": 366, "Tags": {"team": "crm"}})
        list(Pipeline(emulator.port).bodies(
            self._signed("POST", f"/domains/{name}", body) for name in names))
        chosen = random.Random(1).choices(names, k=REQUESTS)
        self.files = {
            "GetDomain": self._write("get", (("GET", f"/domains/{name}", "") for name in chosen)),
            "UpdateDomain": self._write("update", (
                ("PUT", f"/domains/{name}", json.dumps({"DefaultExpirationDays": 30}))
                for name in chosen)),
            "ListDomains, a page of 5": self._write("list", [("GET", self._page(count), "")]),
        }

    def _page(self, count):
        """The target of a page of 5 in the middle."""
        token, before = "", 0
        while before < count // 2:
            size = min(100, count // 2 - before)
            request = self._signed("GET", f"/domains?max-results={size}{token}", "")
            page = json.loads(exchange(self.emulator.url, *request))
            token = "&next-token=" + page["NextToken"]
            before += size
        return "/domains?max-results=5" + token

    def _signed(self, method, path, body):
        return method, path, body, signed_headers(self.host, method, path, body)

    def _write(self, name, requests):
        return write_requests(self.emulator.folder / name,
                              (self._signed(*request) for request in requests))

    def rate(self, operation, connections):
        return measure(self.emulator.url, self.files[operation], connections=connections).rate


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--few", type=int, default=10)
    arguments.add_argument("--many", type=int, default=100_000)
    options = arguments.parse_args()
    settings = ("--max-domains", "0", "--auth", "verify", "--credentials", f"{KEY_ID}:{SECRET}")
    with Emulator(*settings) as few, Emulator(*settings) as many:
        workloads = Workload(few, options.few), Workload(many, options.many)
        compare(*workloads, workloads[0].files)


if __name__ == "__main__":
    main()
