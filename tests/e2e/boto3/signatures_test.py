import json
import unittest
import urllib.error
import urllib.request

from boto3_client import make_client
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError
from emulator import ACCOUNT, EmulatorTest


class Signatures(EmulatorTest):
    options = ("--auth", "verify", "--credentials", f"{ACCOUNT}:right",
               "--credentials", "ASIATEMPORARY:secret:to/ken+=")

    def expect_refusal(self, client, code):
        with self.assertRaises(ClientError) as raised:
            client.list_domains()
        answer = raised.exception.response
        self.assertEqual(answer["Error"]["Code"], code)
        self.assertEqual(answer["ResponseMetadata"]["HTTPStatusCode"], 403)
        self.assertEqual(answer["ResponseMetadata"]["RetryAttempts"], 0)

    def test_the_right_credentials_are_accepted(self):
        client = make_client(self.url, secret="right")
        client.create_domain(DomainName="shop", DefaultExpirationDays=30, Tags={"a": "ä b"})
        self.assertEqual(client.get_domain(DomainName="shop")["Tags"], {"a": "ä b"})

    def test_a_session_token_is_accepted_with_its_key(self):
        client = make_client(self.url, "ASIATEMPORARY", "secret", "to/ken+=")
        client.list_domains(MaxResults=5)

    def test_others_are_refused(self):
        self.expect_refusal(make_client(self.url, secret="wrong"), "InvalidSignatureException")
        self.expect_refusal(make_client(self.url, "AKIAUNKNOWN"), "UnrecognizedClientException")
        self.expect_refusal(make_client(self.url, "ASIATEMPORARY", "secret", "other"),
                            "UnrecognizedClientException")

    def test_an_unsigned_request_is_refused(self):
        client = make_client(self.url, config=Config(signature_version=UNSIGNED))
        self.expect_refusal(client, "MissingAuthenticationTokenException")

    def test_a_presigned_url_needs_no_client(self):
        client = make_client(self.url, secret="right")
        client.create_domain(DomainName="presigned", DefaultExpirationDays=30)
        url = client.generate_presigned_url("get_domain", Params={"DomainName": "presigned"})
        with urllib.request.urlopen(url) as answer:
            self.assertEqual(json.load(answer)["DomainName"], "presigned")

    def test_a_presigned_url_is_good_for_what_was_signed_only(self):
        url = make_client(self.url, secret="right").generate_presigned_url(
            "get_domain", Params={"DomainName": "presigned"})
        with self.assertRaises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(url.replace("/presigned?", "/other?"))
        with raised.exception as answer:
            self.assertEqual(answer.code, 403)
            self.assertEqual(answer.headers["x-amzn-ErrorType"], "InvalidSignatureException")


if __name__ == "__main__":
    unittest.main(verbosity=2)
