import unittest

from boto3_client import make_client
from botocore.config import Config
from botocore.exceptions import ClientError
from emulator import ACCOUNT, EmulatorTest, arn_of


class Errors(EmulatorTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client = make_client(cls.url)
        cls.client.create_domain(DomainName="shop", DefaultExpirationDays=30)

    def expect(self, exception, status, message, operation, **members):
        with self.assertRaises(exception) as raised:
            operation(**members)
        answer = raised.exception.response
        self.assertRegex(answer["Error"]["Message"], message)
        self.assertEqual(answer["ResponseMetadata"]["HTTPStatusCode"], status)
        self.assertEqual(answer["ResponseMetadata"]["RetryAttempts"], 0)
        return answer["Error"]["Code"]

    def test_what_is_not_there_is_not_found(self):
        not_found = self.client.exceptions.ResourceNotFoundException
        message = f"^DomainName nowhere is not found in account {ACCOUNT}$"
        for operation in (self.client.get_domain, self.client.update_domain,
                          self.client.delete_domain):
            self.expect(not_found, 404, message, operation, DomainName="nowhere")
        self.expect(not_found, 404, message, self.client.list_tags_for_resource,
                    resourceArn=arn_of("nowhere"))

    def test_a_name_is_taken_once(self):
        self.expect(self.client.exceptions.BadRequestException, 400, "Domain shop already exists",
                    self.client.create_domain, DomainName="shop", DefaultExpirationDays=1)

    def test_violations_reach_who_switched_off_the_clients_own_checks(self):
        client = make_client(self.url, config=Config(parameter_validation=False))
        bad_request = client.exceptions.BadRequestException
        self.expect(bad_request, 400,
                    "^1 validation error detected: Value '0' at 'defaultExpirationDays' failed",
                    client.update_domain, DomainName="shop", DefaultExpirationDays=0)
        self.expect(bad_request, 400, "^1 validation error detected: Value null at 'tags' failed",
                    client.tag_resource, resourceArn=arn_of("shop"))

    def test_no_retry_mode_tries_again(self):
        for mode in ("legacy", "standard", "adaptive"):
            client = make_client(self.url, config=Config(retries={"mode": mode}))
            with self.subTest(mode):
                self.expect(client.exceptions.BadRequestException, 400, "validation error",
                            client.update_domain, DomainName="shop", DefaultExpirationDays=1099)

    def test_what_is_not_built_says_so_at_once(self):
        code = self.expect(ClientError, 501, "ListWorkflows", self.client.list_workflows,
                           DomainName="shop")
        self.assertEqual(code, "NotImplementedException")


if __name__ == "__main__":
    unittest.main(verbosity=2)
