"""An emulator for the tests in Python: one for each test class, gone when the class is done."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

ACCOUNT = "123456789012"
REGION = "us-east-1"
SKIPPED = 77


class Emulator:
    """A process that serves from the moment it is constructed until stop()."""

    def __init__(self, *options):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        port_file = self.folder / "port"
        self.process = subprocess.Popen(
            [os.environ["EMULATOR"], "--in-memory", "--port", "0", "--port-file", port_file,
             *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.url = f"http://127.0.0.1:{self._read_port(port_file)}"

    def _read_port(self, port_file):
        deadline = time.monotonic() + 10
        while self.process.poll() is None and time.monotonic() < deadline:
            if port_file.exists():
                return port_file.read_text().strip()
            time.sleep(0.02)
        self.process.kill()
        raise RuntimeError("the emulator did not get ready")

    def stop(self):
        self.process.terminate()
        exit_code = self.process.wait(timeout=10)
        shutil.rmtree(self.folder)
        assert exit_code == 0, f"the emulator ended with exit code {exit_code}"


class EmulatorTest(unittest.TestCase):
    """Test cases that share an emulator started with `options`, at `cls.url`."""

    options = ()
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        emulator = Emulator(*cls.options)
        cls.addClassCleanup(emulator.stop)
        cls.folder = emulator.folder
        cls.url = emulator.url


def run_tests():
    """Runs the script's test cases; the exit code is SKIPPED if none could be run."""
    result = unittest.main(verbosity=2, exit=False).result
    for _, reason in result.skipped:
        print(f"skipped: {reason}")
    if not result.wasSuccessful():
        sys.exit(1)
    sys.exit(SKIPPED if result.skipped and result.testsRun == 0 else 0)


def arn_of(domain):
    return f"arn:aws:profile:{REGION}:{ACCOUNT}:domains/{domain}"
