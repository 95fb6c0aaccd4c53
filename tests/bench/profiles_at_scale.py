#!/usr/bin/env python3
"""What operations on profiles cost when a domain has many, beside when it has few."""

import argparse
import functools
import itertools
import json
import random
import time

from emulator import Emulator
from pipeline import Pipeline
from scale import compare
from wrk import measure, write_requests

DOMAIN = "/domains/bench"
SAMPLE = 20_000  # how many of the profiles are asked for
REQUESTS = 20_000  # of an operation; as many where profiles are few: only their number is to tell
OPERATIONS = ("get by id", "search by e-mail", "update", "create")


def profile(number):
    """Every profile is its own: no two share a number, an address or an account."""
    return {
        "FirstName": f"First{number}",
        "LastName": f"Last{number % 1000}",
        "AccountNumber": f"A-{number:08}",
        "PhoneNumber": f"+1206{number:07}",
        "EmailAddress": f"person{number}@example.com",
        "Address": {"Address1": f"{number} Main Street", "City": "Seattle", "PostalCode": "98109"},
        "Attributes": {"tier": "gold", "number": str(number)},
    }


def load(emulator, count):
    """Fills the domain; the ids of some of its profiles, by their numbers."""
    pipeline = Pipeline(emulator.port)
    list(pipeline.bodies([("POST", DOMAIN, '{"DefaultExpirationDays": 366}', {})]))
    chosen = set(random.Random(1).sample(range(count), min(count, SAMPLE)))
    ids = {}
    creations = (("POST", DOMAIN + "/profiles", json.dumps(profile(number)), {})
                 for number in range(count))
    for number, body in enumerate(pipeline.bodies(creations)):
        if number in chosen:
            ids[number] = json.loads(body)["ProfileId"]
    return ids


class Workload:
    """The requests of each operation for one emulator, in files for wrk."""

    def __init__(self, emulator, ids, forget_creations=lambda: None):
        self.emulator = emulator
        self.forget_creations = forget_creations
        self.created = itertools.count(10_000_000)
        chosen = random.Random(2).choices(list(ids.items()), k=REQUESTS)
        self.files = {
            "search by e-mail": self._write("search", (
                ("POST", DOMAIN + "/profiles/search",
                 {"KeyName": "_email", "Values": [f"PERSON{number}@example.com"]})
                for number, _ in chosen)),
            "get by id": self._write("get", (
                ("POST", DOMAIN + "/batch-get-profiles", {"ProfileIds": [profile_id]})
                for _, profile_id in chosen)),
            "update": self._write("update", (
                ("PUT", DOMAIN + "/profiles",
                 {"ProfileId": profile_id, "MiddleName": "Middle",
                  "EmailAddress": f"person{number}@example.org"})
                for number, profile_id in chosen)),
        }

    def _write(self, name, requests):
        return write_requests(self.emulator.folder / name, (
            (method, path, json.dumps(body), {}) for method, path, body in requests))

    def rate(self, operation, connections):
        if operation == "create":
            return self._rate_of_creations(connections)
        return measure(self.emulator.url, self.files[operation], connections=connections).rate

    def _rate_of_creations(self, connections):
        creations = self._write("create", (
            ("POST", DOMAIN + "/profiles", profile(number))
            for number in itertools.islice(self.created, REQUESTS)))
        measured = measure(self.emulator.url, creations, connections=connections, seconds=1)
        self.forget_creations()
        return measured.rate


def report_load(emulator, count, seconds):
    print(f"{count:,} profiles loaded in {seconds:.1f} s ({count / seconds:,.0f}/s), "
          f"file {emulator.data_bytes() / 2**20:,.0f} MiB, "
          f"at most {emulator.peak_resident_bytes() / 2**20:.1f} MiB resident")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--few", type=int, default=1_000)
    arguments.add_argument("--many", type=int, default=1_000_000)
    options = arguments.parse_args()
    with Emulator() as few, Emulator() as many:
        ids_of_few = load(few, options.few)
        few.control("POST", "snapshots/few")
        started = time.monotonic()
        ids_of_many = load(many, options.many)
        report_load(many, options.many, time.monotonic() - started)
        stay_few = functools.partial(few.control, "POST", "snapshots/few/restore")
        compare(Workload(few, ids_of_few, stay_few), Workload(many, ids_of_many), OPERATIONS)


if __name__ == "__main__":
    main()
