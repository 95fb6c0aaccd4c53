"""What the emulator is compared with: servers of others, each with a request to read something and
one to change it. Whichever is not installed is left out."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

from emulator import ROOT
from exchange import exchange
from signing import signed_headers
from wrk import write_requests

BUILD = pathlib.Path(os.environ.get("BENCH_BUILD", ROOT / "build/release/tests/bench"))
READY_WITHIN = 60  # seconds


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class BareServer:
    """A Beast server that answers a constant: the least that anything on Beast costs."""

    name = "bare Beast server"

    def __init__(self, body_size):
        self.process = subprocess.Popen([BUILD / "bare_server", str(body_size)],
                                        stdout=subprocess.PIPE, text=True)
        self.url = f"http://127.0.0.1:{self.process.stdout.readline().strip()}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


class _Server:
    """A server of others on a free port, until the end of the `with`."""

    service = ""
    content_type = "application/json"

    def __init__(self, *command):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="customer-profiles-bench-"))
        self.process = subprocess.Popen([*command, str(port)], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.05)

    def __enter__(self):
        self.read, self.write = self.prepare()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)

    def call(self, method, path, body="", headers=None):
        """The request in the form of a requests file, once it was seen to succeed."""
        signed = {**signed_headers(self.url.removeprefix("http://"), method, path, body,
                                   service=self.service),
                  "Content-Type": self.content_type, **(headers or {})}
        self.answer = exchange(self.url, method, path, body, signed)
        return method, path, body, signed

    def file(self, name, request):
        return write_requests(self.folder / name, [request])


class Moto(_Server):
    """moto's AppConfig: as Customer Profiles a restJson1 service, its applications as small as
    domains. In memory, signatures not checked."""

    name = "moto: AppConfig"
    service = "appconfig"

    def __init__(self):
        super().__init__("moto_server", "--port")

    def prepare(self):
        self.call("POST", "/applications", json.dumps({"Name": "bench"}))
        path = "/applications/" + json.loads(self.answer)["Id"]
        return (self.file("read", self.call("GET", path)),
                self.file("write", self.call("PATCH", path, json.dumps({"Description": "new"}))))


class Dynalite(_Server):
    """dynalite's DynamoDB: items of a table. In memory, signatures not checked."""

    name = "dynalite: DynamoDB"
    service = "dynamodb"
    content_type = "application/x-amz-json-1.0"
    key = {"name": {"S": "bench"}}

    def __init__(self):
        super().__init__(dynalite_program(), "--createTableMs", "0", "--port")

    def _ask(self, operation, input_):
        return self.call("POST", "/", json.dumps({"TableName": "bench", **input_}),
                         {"X-Amz-Target": "DynamoDB_20120810." + operation})

    def prepare(self):
        self._ask("CreateTable", {
            "AttributeDefinitions": [{"AttributeName": "name", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "name", "KeyType": "HASH"}],
            "BillingMode": "PAY_PER_REQUEST"})
        while "ACTIVE" not in self.answer:
            time.sleep(0.05)
            self._ask("DescribeTable", {})
        update = {"Key": self.key, "UpdateExpression": "SET description = :d",
                  "ExpressionAttributeValues": {":d": {"S": "new"}}, "ReturnValues": "ALL_NEW"}
        write = self.file("write", self._ask("UpdateItem", update))
        return self.file("read", self._ask("GetItem", {"Key": self.key})), write


def dynalite_program():
    """Where tests/bench/run has it installed, or the user."""
    own = BUILD / "node_modules/.bin/dynalite"
    return str(own) if own.exists() else shutil.which("dynalite")


def other_emulators():
    """Those that are installed, not started yet."""
    if shutil.which("moto_server"):
        yield Moto
    if dynalite_program():
        yield Dynalite
