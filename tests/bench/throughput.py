#!/usr/bin/env python3
"""How many requests a second the emulator answers, signed and verified and with its state in a file,
beside a bare Beast server that answers a constant of the same size, and beside what other emulators
that are installed answer to comparable requests."""

import contextlib
import json
import pathlib
import statistics

from emulator import Emulator
from exchange import exchange
from signing import KEY_ID, SECRET, signed_headers
from targets import BareServer, other_emulators
from wrk import measure, write_requests

ROUNDS = 5
CONNECTIONS = (1, 16, 256)
CONNECTIONS_OF_OTHERS = 16
DOMAIN = "/domains/bench"
EVERY_MEMBER = json.loads(pathlib.Path(__file__).with_name("every_member.json").read_text())


class DomainRequests:
    """The requests to the emulator: a domain read, and changed in every member there is."""

    def __init__(self, emulator):
        host = f"127.0.0.1:{emulator.port}"

        def signed(method, body):
            return method, DOMAIN, body, signed_headers(host, method, DOMAIN, body)

        update = json.dumps(EVERY_MEMBER, separators=(",", ":"))
        exchange(emulator.url, *signed("POST", json.dumps({"DefaultExpirationDays": 366})))
        self.answer_size = len(exchange(emulator.url, *signed("PUT", update)))
        self.read = write_requests(emulator.folder / "read", [signed("GET", "")])
        self.write = write_requests(emulator.folder / "write", [signed("PUT", update)])


class Table:
    """Rates of what is measured in turn, so that what else the machine does meets all alike."""

    def __init__(self, floor):
        self.floor = floor
        print(f"{'connections':>11}  {'':<30}{'median /s':>10}{'of the floor':>14}"
              f"{'p99 us':>10}")

    def compare(self, connections, targets):
        rounds = [{name: measure(url, file, connections=connections)
                   for name, (url, file) in targets.items()} for _ in range(ROUNDS)]
        for name in targets:
            rate = statistics.median(measured[name].rate for measured in rounds)
            share = statistics.median(measured[name].rate / measured[self.floor].rate
                                      for measured in rounds)
            p99 = statistics.median(measured[name].p99 for measured in rounds)
            print(f"{connections:>11}  {name:<30}{rate:>10,.0f}{share:>14.3f}{p99:>10,.0f}",
                  flush=True)


def main():
    with contextlib.ExitStack() as running:
        emulator = running.enter_context(
            Emulator("--auth", "verify", "--credentials", f"{KEY_ID}:{SECRET}"))
        domain = DomainRequests(emulator)
        bare = running.enter_context(BareServer(domain.answer_size))
        ours = {BareServer.name: (bare.url, domain.read),
                "GetDomain": (emulator.url, domain.read),
                "UpdateDomain": (emulator.url, domain.write)}
        table = Table(BareServer.name)
        for connections in CONNECTIONS:
            table.compare(connections, ours)
        others = {}
        for other in (running.enter_context(server()) for server in other_emulators()):
            others[other.name + ", read"] = (other.url, other.read)
            others[other.name + ", write"] = (other.url, other.write)
        if others:
            table.compare(CONNECTIONS_OF_OTHERS, {**ours, **others})


if __name__ == "__main__":
    main()
