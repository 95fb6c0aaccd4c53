import pathlib
import tempfile
import unittest

from aws_cli import CliTest


class Tls(CliTest):
    """The CLI over HTTPS, with a certificate that only the emulator's own authority vouches for."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.authority = str(pathlib.Path(folder.name) / "authority.pem")
        cls.options = ("--tls-self-signed", "--ca-file", cls.authority)
        super().setUpClass()
        cls.url = cls.url.replace("http:", "https:")

    def test_a_given_authority_is_trusted(self):
        self.assertEqual(self.answer("list-domains", "--ca-bundle", self.authority)["Items"], [])

    def test_an_authority_in_the_environment_is_trusted(self):
        self.assertEqual(self.answer("list-domains", AWS_CA_BUNDLE=self.authority)["Items"], [])

    def test_without_it_nothing_is_sent(self):
        done = self.run_aws("list-domains", AWS_MAX_ATTEMPTS="1")
        self.assertNotEqual(done.returncode, 0)
        self.assertRegex(done.stderr, "SSL validation failed|CERTIFICATE_VERIFY_FAILED")


if __name__ == "__main__":
    unittest.main(verbosity=2)
