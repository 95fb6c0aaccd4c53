"""Emulators to be measured: the release build, with its state in a file."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("EMULATOR", ROOT / "build/release/customer-profiles-local"))
READY_WITHIN = 30  # seconds


def memory_of(pid, name):
    """Bytes of that name in the process's status."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"the system does not tell {name}")


class Emulator:
    """A process that serves on a free port from a new file, until the end of the `with`."""

    def __init__(self, *options):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="customer-profiles-bench-"))
        self.data = self.folder / "data.db"
        port_file = self.folder / "port"
        self.process = subprocess.Popen(
            [PROGRAM, "--data", self.data, "--port", "0", "--port-file", port_file, *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.port = self._read_port(port_file)
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)

    def _read_port(self, port_file):
        deadline = time.monotonic() + READY_WITHIN
        while self.process.poll() is None and time.monotonic() < deadline:
            if port_file.exists():
                return int(port_file.read_text())
            time.sleep(0.001)
        raise RuntimeError("the emulator did not get ready")

    def control(self, method, path, body=None):
        """Asks the control API; what it answers."""
        request = urllib.request.Request(f"{self.url}/_emulator/{path}", method=method, data=body)
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def resident_bytes(self):
        return memory_of(self.process.pid, "VmRSS")

    def peak_resident_bytes(self):
        return memory_of(self.process.pid, "VmHWM")

    def data_bytes(self):
        return sum(file.stat().st_size for file in self.folder.glob("data.db*"))
