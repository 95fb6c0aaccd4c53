import json
import unittest

import aws_cli
from aws_cli import CliTest
from emulator import ACCOUNT, REGION


class Formats(CliTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls("create").create("shop")

    def get(self, *arguments, **variables):
        return self.print_of("get-domain", "--domain-name", "shop", *arguments, **variables)

    def test_text(self):
        self.assertEqual(self.get("--output", "text", "--query", "[DomainName,Stats.ProfileCount]"),
                         "shop\t0\n")
        self.assertIn("STATS\t0\t0\t0\t0\n", self.get("--output", "text"))

    def test_table(self):
        printed = self.get("--output", "table")
        self.assertRegex(printed, r"\|\s+GetDomain\s+\|")
        self.assertRegex(printed, r"\|\s*DomainName\s*\|\s*shop\s*\|")

    def test_query(self):
        self.assertEqual(json.loads(self.get("--query", "{days: DefaultExpirationDays}")),
                         {"days": 30})

    @unittest.skipIf(aws_cli.major_version() == 1, "version 1 has no YAML")
    def test_yaml(self):
        self.assertIn("\nDomainName: shop\n", "\n" + self.get("--output", "yaml"))
        self.assertIn("  DomainName: shop\n", self.get("--output", "yaml-stream"))

    def test_debug_changes_nothing_but_stderr(self):
        plain = self.get()
        done = self.run_aws("get-domain", "--domain-name", "shop", "--debug")
        self.assertEqual((done.returncode, done.stdout), (0, plain))
        self.assertIn(self.url, done.stderr)


class Endpoints(CliTest):
    """The ways of naming the endpoint and the account."""

    def names(self, *arguments, **variables):
        return self.answer("list-domains", "--query", "Items[].DomainName", *arguments,
                           **variables)

    def test_the_option(self):
        self.create("by-option")
        nowhere = {"AWS_ENDPOINT_URL_CUSTOMER_PROFILES": "http://127.0.0.1:1"}
        self.assertIn("by-option", self.names("--endpoint-url", self.url, **nowhere))

    def test_the_configuration_file(self):
        self.create("by-file")
        configuration = self.folder / "services"
        configuration.write_text(
            aws_cli.CONFIGURATION +
            f"services = local\n[services local]\ncustomer_profiles =\n  endpoint_url = {self.url}\n")
        self.assertIn("by-file", self.names(AWS_CONFIG_FILE=str(configuration),
                                            AWS_ENDPOINT_URL_CUSTOMER_PROFILES=None))

    def test_the_access_key_is_the_account(self):
        self.create("of-another", AWS_ACCESS_KEY_ID="999999999999")
        self.assertEqual(self.names(AWS_ACCESS_KEY_ID="999999999999"), ["of-another"])
        self.assertNotIn("of-another", self.names(AWS_ACCESS_KEY_ID=ACCOUNT))

    def test_the_region_is_that_of_the_request(self):
        self.create("abroad", AWS_DEFAULT_REGION="eu-west-1", AWS_REGION="eu-west-1")
        self.assertEqual(self.names("--region", "eu-west-1"), ["abroad"])
        self.assertNotIn("abroad", self.names("--region", REGION))

    def test_without_a_signature_it_is_the_default_account(self):
        self.print_of("create-domain", "--domain-name", "unsigned",
                      "--default-expiration-days", "30", "--no-sign-request")
        self.assertEqual(self.names("--no-sign-request"), ["unsigned"])
        self.assertEqual(self.names(AWS_ACCESS_KEY_ID="AKIANOACCOUNT"), ["unsigned"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
