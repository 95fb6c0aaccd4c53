#!/usr/bin/env python3
"""How many requests a second the emulator answers, signed and verified and with its state in a file,
beside a bare Beast server that answers a constant of the same size."""

import json
import os
import pathlib
import statistics
import subprocess
import urllib.request

from emulator import ROOT, Emulator
from signing import KEY_ID, SECRET, signed_headers
from wrk import measure, write_requests

BARE_SERVER = pathlib.Path(
    os.environ.get("BARE_SERVER", ROOT / "build/bench/tests/bench/bare_server"))
ROUNDS = 5
CONNECTIONS = (1, 16, 256)
DOMAIN = "/domains/bench"

EVERY_MEMBER = {
    "DefaultExpirationDays": 366,
    "DefaultEncryptionKey": "arn:aws:kms:us-east-1:000000000000:key/profiles",
    "DeadLetterQueueUrl": "https://sqs.us-east-1.amazonaws.com/000000000000/rejected",
    "Matching": {
        "Enabled": True,
        "JobSchedule": {"DayOfTheWeek": "SUNDAY", "Time": "18:00"},
        "AutoMerging": {
            "Enabled": True,
            "Consolidation": {"MatchingAttributesList": [["PhoneNumber"], ["EmailAddress"]]},
            "ConflictResolution": {"ConflictResolvingModel": "RECENCY"},
            "MinAllowedConfidenceScoreForMerging": 0.75,
        },
        "ExportingConfig": {"S3Exporting": {"S3BucketName": "matches", "S3KeyName": "weekly"}},
    },
    "RuleBasedMatching": {
        "Enabled": True,
        "MatchingRules": [{"Rule": ["EmailAddress"]}, {"Rule": ["PhoneNumber", "LastName"]}],
        "MaxAllowedRuleLevelForMerging": 1,
        "MaxAllowedRuleLevelForMatching": 2,
        "AttributeTypesSelector": {"AttributeMatchingModel": "MANY_TO_MANY",
                                   "EmailAddress": ["EmailAddress", "BusinessEmailAddress"]},
        "ConflictResolution": {"ConflictResolvingModel": "RECENCY"},
    },
    "DataStore": {"Enabled": True},
    "Tags": {"team": "crm", "stage": "bench"},
}


class BareServer:
    """Until the end of the `with`."""

    def __init__(self, body_size):
        self.process = subprocess.Popen([BARE_SERVER, str(body_size)], stdout=subprocess.PIPE,
                                        text=True)
        self.url = f"http://127.0.0.1:{self.process.stdout.readline().strip()}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def signed(emulator, method, body):
    return method, DOMAIN, body, signed_headers(f"127.0.0.1:{emulator.port}", method, DOMAIN, body)


def answer_to(emulator, method, body):
    _, path, _, headers = signed(emulator, method, body)
    request = urllib.request.Request(emulator.url + path, method=method, data=body.encode() or None,
                                     headers={**headers, "Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def compare(targets):
    """Interleaved, so that what else the machine does meets all of them."""
    for connections in CONNECTIONS:
        rounds = [{name: measure(url, file, connections=connections)
                   for name, (url, file) in targets.items()} for _ in range(ROUNDS)]
        for name in targets:
            rate = statistics.median(measured[name].rate for measured in rounds)
            share = statistics.median(measured[name].rate / measured["bare Beast server"].rate
                                      for measured in rounds)
            p99 = statistics.median(measured[name].p99 for measured in rounds)
            print(f"{connections:>11}  {name:<20}{rate:>10,.0f}{share:>16.2f}{p99:>10,.0f}")


def main():
    with Emulator("--auth", "verify", "--credentials", f"{KEY_ID}:{SECRET}") as emulator:
        answer_to(emulator, "POST", json.dumps({"DefaultExpirationDays": 366}))
        update = json.dumps(EVERY_MEMBER, separators=(",", ":"))
        body_size = len(answer_to(emulator, "PUT", update))
        with BareServer(body_size) as bare:
            get_file = write_requests(emulator.folder / "get", [signed(emulator, "GET", "")])
            update_file = write_requests(emulator.folder / "update",
                                         [signed(emulator, "PUT", update)])
            print(f"{'connections':>11}  {'':<20}{'median /s':>10}{'share of bare':>16}"
                  f"{'p99 us':>10}")
            compare({"bare Beast server": (bare.url, get_file),
                     "GetDomain": (emulator.url, get_file),
                     "UpdateDomain": (emulator.url, update_file)})


if __name__ == "__main__":
    main()
