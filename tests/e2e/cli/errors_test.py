import unittest

from aws_cli import CliTest
from emulator import ACCOUNT, arn_of

# 254 says that the service answered with an error; older versions say 255.
SERVICE_ERRORS = (254, 255)


class Errors(CliTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls("create").create("shop")

    def expect(self, error, *arguments):
        done = self.run_aws(*arguments)
        self.assertIn(error, done.stderr)
        self.assertNotIn("reached max retries", done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertIn(done.returncode, SERVICE_ERRORS)

    def test_a_domain_that_is_not_there(self):
        for command, operation in (("get-domain", "GetDomain"), ("update-domain", "UpdateDomain"),
                                   ("delete-domain", "DeleteDomain")):
            self.expect(
                f"An error occurred (ResourceNotFoundException) when calling the {operation} "
                f"operation: DomainName nowhere is not found in account {ACCOUNT}\n",
                command, "--domain-name", "nowhere")

    def test_the_tags_of_what_is_not_there(self):
        self.expect(
            "An error occurred (ResourceNotFoundException) when calling the ListTagsForResource "
            f"operation: DomainName nowhere is not found in account {ACCOUNT}\n",
            "list-tags-for-resource", "--resource-arn", arn_of("nowhere"))

    def test_a_name_that_is_taken(self):
        self.expect("An error occurred (BadRequestException) when calling the CreateDomain "
                    "operation: Domain shop already exists",
                    "create-domain", "--domain-name", "shop", "--default-expiration-days", "1")

    def test_a_violation(self):
        self.expect("An error occurred (BadRequestException) when calling the UpdateDomain "
                    "operation: 1 validation error detected: Value '1099' at "
                    "'defaultExpirationDays' failed to satisfy constraint: Member must have value "
                    "less than or equal to 1098\n",
                    "update-domain", "--domain-name", "shop", "--default-expiration-days", "1099")

    def test_an_operation_that_is_not_built(self):
        self.expect("An error occurred (NotImplementedException) when calling the ListWorkflows "
                    "operation: ListWorkflows",
                    "list-workflows", "--domain-name", "shop")


class Signatures(CliTest):
    options = ("--auth", "verify", "--credentials", f"{ACCOUNT}:right")

    def test_the_right_secret(self):
        self.assertEqual(self.answer("list-domains", AWS_SECRET_ACCESS_KEY="right"), {"Items": []})

    def test_a_wrong_secret(self):
        done = self.run_aws("list-domains")
        self.assertIn("An error occurred (InvalidSignatureException)", done.stderr)
        self.assertIn(done.returncode, SERVICE_ERRORS)

    def test_no_signature(self):
        done = self.run_aws("list-domains", "--no-sign-request")
        self.assertIn("An error occurred (MissingAuthenticationTokenException)", done.stderr)
        self.assertIn(done.returncode, SERVICE_ERRORS)


if __name__ == "__main__":
    unittest.main(verbosity=2)
