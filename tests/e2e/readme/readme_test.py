"""What README.md shows, run as it is shown, so that it stays true."""

import importlib.util
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import unittest
import urllib.request

from blocks import block
from emulator import Emulator, run_tests

SDK = pathlib.Path(__file__).parents[1] / "sdk" / "node_modules"
ADDRESS = "127.0.0.1:8208"  # of every emulator that the page talks to


def needs_module(name):
    return unittest.skipUnless(importlib.util.find_spec(name), f"{name} is not installed")


needs_sdk = unittest.skipUnless(
    (SDK / "@aws-sdk" / "client-customer-profiles").is_dir(), "the AWS SDK is not installed")


class ReadmeTest(unittest.TestCase):
    """Runs blocks in a folder of their own, with the emulator on the PATH."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "node_modules").symlink_to(SDK)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def run_here(self, *command, **variables):
        """What a command prints that has to succeed."""
        program_folder = os.path.dirname(os.environ["EMULATOR"])
        environment = {
            **os.environ,
            "PATH": program_folder + os.pathsep + os.environ["PATH"],
            "AWS_CONFIG_FILE": str(self.folder / "no-config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(self.folder / "no-credentials"),
            "AWS_PAGER": "",
            **variables,
        }
        done = subprocess.run(command, cwd=self.folder, env=environment, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout


class FromTopToBottom(ReadmeTest):
    """The blocks that talk to one emulator, each with what those before it have left."""

    def setUp(self):
        super().setUp()
        self.emulator = Emulator()
        self.addCleanup(self.emulator.stop)

    def show(self, heading, language):
        return block(heading, language).replace(ADDRESS, self.emulator.url.removeprefix("http://"))

    def run_shell(self, heading):
        variables = block("AWS CLI", "sh").splitlines()[:2]
        script = self.write("block.sh", "\n".join(variables).replace(
            ADDRESS, self.emulator.url.removeprefix("http://")) + "\n" + self.show(heading, "sh"))
        return self.run_here("bash", "-eu", str(script))

    def assert_prints(self, printed, *patterns):
        """The patterns match the printed text one after the other."""
        self.assertRegex(printed, "(?s)" + ".*".join(patterns))

    @needs_module("boto3")
    @needs_sdk
    def test_the_page(self):
        self.assert_prints(self.run_shell("AWS CLI"), r'"DomainName": "shop"', r"PENDING\n$")

        python = self.write("block.py", self.show("Python", "python"))
        self.assertEqual(
            self.run_here(sys.executable, str(python)).splitlines(),
            re.findall(r"^ *print\(.*#  ?(.*)$", block("Python", "python"), re.MULTILINE))

        javascript = self.write("block.mjs", self.show("JavaScript", "js"))
        self.assertRegex(self.run_here("node", str(javascript)), r"^shop 20\d\d-.*Z\n$")

        printed = self.run_shell("What a test suite gets besides the API")
        self.assert_prints(
            printed, '{"ready":true}', '"now":', '"account":"[0-9]{12}"', '"name":"prepared"',
            r'{"deleted":{"domains":1}}', '"rules":', '"operation":"UpdateDomain"', '"matched":1',
            "customer_profiles_requests_total")
        self.assertNotIn('{"message"', printed)

        self.assert_prints(
            self.run_shell("Parallel tests"), r"\nshop\n", r'{"deleted":{"domains":0}}\n$')
        self.assert_prints(
            self.run_shell("Time travel"), r"\nPENDING\n", r"\nIN_PROGRESS\n", r"\nACTIVE\n",
            r'"frozen":false}\n$')


class FirstTest(ReadmeTest):
    @needs_sdk
    def test_with_node(self):
        path = self.write("domains.test.mjs", block("With Node", "js"))
        self.assertRegex(self.run_here("node", "--test", str(path)), r"(?m)^(#|ℹ) pass 2$")

    @needs_module("boto3")
    @needs_module("pytest")
    def test_with_pytest(self):
        path = self.write("test_domains.py", block("With pytest", "python"))
        printed = self.run_here(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(path))
        self.assertIn("2 passed", printed)


class InCi(ReadmeTest):
    @needs_module("yaml")
    def test_a_step_starts_the_emulator(self):
        import yaml
        job = yaml.safe_load(block("In CI", "yaml"))["jobs"]["test"]
        self.assertEqual(job["env"]["AWS_ENDPOINT_URL_CUSTOMER_PROFILES"], f"http://{ADDRESS}")
        step = next(step for step in job["steps"] if step.get("name") == "Start the emulator")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        step_file = self.write("step.sh", step["run"].replace(ADDRESS, f"127.0.0.1:{port}"))
        log = self.folder / "log"
        with log.open("w") as out:
            shell = subprocess.Popen(
                ["bash", "-e", str(step_file)], stdout=out, start_new_session=True,
                cwd=self.folder, env={
                    **os.environ,
                    "PATH": os.path.dirname(os.environ["EMULATOR"]) + ":" + os.environ["PATH"],
                    "CUSTOMER_PROFILES_PORT": str(port)})
        # What the step leaves running is in its session; it outlives the step's shell.
        self.addCleanup(os.killpg, shell.pid, signal.SIGTERM)
        self.assertEqual(shell.wait(timeout=60), 0)
        self.assertIn('{"ready":true}', log.read_text())
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/domains") as answer:
            self.assertEqual(answer.status, 200)


class Testcontainers(ReadmeTest):
    """Needs Docker to be run; that it can be parsed is better than nothing."""

    def test_the_python_is_python(self):
        compile(block("Testcontainers", "python"), "README.md", "exec")

    def test_the_javascript_is_javascript(self):
        path = self.write("block.mjs", block("Testcontainers", "js"))
        self.run_here("node", "--check", str(path))


if __name__ == "__main__":
    run_tests()
