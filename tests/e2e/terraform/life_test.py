"""Domains and profiles through everything that Terraform does, each step building on the last."""

import json
import os
import pathlib
import subprocess
import unittest

from emulator import ACCOUNT, REGION, EmulatorTest, run_tests

PROVIDER = """
terraform {{
  required_providers {{
    aws = {{
      source = "hashicorp/aws"
    }}
  }}
}}

provider "aws" {{
  region                      = "{region}"
  access_key                  = "{account}"
  secret_key                  = "any"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true

  endpoints {{
    customerprofiles = "{url}"
  }}
}}
"""

CONFIGURATIONS = pathlib.Path(__file__).parent / "configurations"

NO_CHANGES, CHANGES = 0, 2


class DomainsAndProfiles(EmulatorTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.folder / "provider.tf").write_text(
            PROVIDER.format(region=REGION, account=ACCOUNT, url=cls.url))
        done = cls.terraform("init")
        if done.returncode != 0:
            raise unittest.SkipTest(
                "terraform init could not get the AWS provider\n" + done.stderr)

    @classmethod
    def terraform(cls, command, *arguments):
        return subprocess.run(
            ["terraform", command, "-input=false", "-no-color", *arguments], cwd=cls.folder,
            env={**os.environ, "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"},
            stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def expect(self, exit_code, command, *arguments):
        done = self.terraform(command, *arguments)
        self.assertEqual(done.returncode, exit_code, done.stdout + done.stderr)
        return done.stdout

    def configure(self, *names):
        texts = [(CONFIGURATIONS / f"{name}.tf").read_text() for name in names]
        (self.folder / "resources.tf").write_text("\n".join(texts))

    def apply(self, configuration):
        self.configure(configuration)
        self.expect(0, "apply", "-auto-approve")
        self.expect(NO_CHANGES, "plan", "-detailed-exitcode")

    def test_all_are_created_imported_updated_cleared_and_destroyed(self):
        self.apply("created")
        self.import_all()
        self.apply("updated")
        self.apply("cleared")
        self.expect(0, "destroy", "-auto-approve")
        self.expect(CHANGES, "plan", "-detailed-exitcode")

    def import_all(self):
        """Into a state of its own that knows nothing of them."""
        variables = [f"-var={name}={profile_id}" for name, profile_id in self.profile_ids()]
        state = "-state=imported.tfstate"
        self.configure("created", "import")
        applied = self.expect(0, "apply", "-auto-approve", state, *variables)
        self.assertIn("4 imported, 0 added, 0 changed, 0 destroyed", applied)
        self.expect(NO_CHANGES, "plan", "-detailed-exitcode", state, *variables)

    def profile_ids(self):
        state = json.loads((self.folder / "terraform.tfstate").read_text())
        return [(resource["name"], resource["instances"][0]["attributes"]["id"])
                for resource in state["resources"]
                if resource["type"] == "aws_customerprofiles_profile"]


if __name__ == "__main__":
    run_tests()
