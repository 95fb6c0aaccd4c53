"""The AWS CLI, version 1 or 2, as somebody runs it who has set nothing but credentials.

Ends the test as skipped where the CLI is too old to know what is tested.
"""

import json
import os
import re
import subprocess
import sys

from configuration import FULL_DOMAIN
from emulator import ACCOUNT, REGION, SKIPPED, EmulatorTest

# Version 1 would fetch a value that is a URL; version 2 has a pager and writes dates as ISO 8601.
CONFIGURATION = f"""\
[default]
region = {REGION}
output = json
cli_follow_urlparam = false
cli_pager =
cli_timestamp_format = iso8601
"""


def run(*arguments, environment=None):
    return subprocess.run(
        ["aws", *arguments], env=environment, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, encoding="utf-8")


def major_version():
    return int(re.match(r"aws-cli/(\d+)", run("--version").stdout).group(1))


def knows_every_member():
    skeleton = run("customer-profiles", "update-domain", "--generate-cli-skeleton").stdout
    return all(f'"{member}"' in skeleton for member in FULL_DOMAIN)


if not knows_every_member():
    print("skipped: this AWS CLI is too old to know every member of UpdateDomain")
    sys.exit(SKIPPED)


class CliTest(EmulatorTest):
    """Test cases that run `aws customer-profiles` against an emulator of the class's own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.configuration = cls.folder / "config"
        cls.configuration.write_text(CONFIGURATION)

    def environment(self, **variables):
        """That of every command, with these variables changed; None unsets one."""
        merged = {
            **os.environ,
            "AWS_CONFIG_FILE": str(self.configuration),
            "AWS_SHARED_CREDENTIALS_FILE": str(self.folder / "no-credentials"),
            "AWS_ACCESS_KEY_ID": ACCOUNT,
            "AWS_SECRET_ACCESS_KEY": "any",
            "AWS_ENDPOINT_URL_CUSTOMER_PROFILES": self.url,
            **variables,
        }
        return {name: value for name, value in merged.items() if value is not None}

    def run_aws(self, *arguments, **variables):
        return run("customer-profiles", *arguments, environment=self.environment(**variables))

    def print_of(self, *arguments, **variables):
        """What a command prints that must succeed without a word on stderr."""
        done = self.run_aws(*arguments, **variables)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def answer(self, *arguments, **variables):
        return json.loads(self.print_of(*arguments, **variables) or "null")

    def create(self, name, **variables):
        return self.answer("create-domain", "--domain-name", name,
                           "--default-expiration-days", "30", **variables)
