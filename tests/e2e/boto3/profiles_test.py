import unittest

from boto3_client import make_client, without_metadata
from botocore.config import Config
from emulator import ACCOUNT, EmulatorTest
from full_profile import FULL_PROFILE, answered_profile

MISSING = "0" * 32


class Profiles(EmulatorTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client = make_client(cls.url)
        cls.client.create_domain(DomainName="shop", DefaultExpirationDays=30)

    def create(self, **members):
        return self.client.create_profile(DomainName="shop", **members)["ProfileId"]

    def ids_by(self, key, *values, **members):
        found = self.client.search_profiles(
            DomainName="shop", KeyName=key, Values=list(values), **members)
        return [item["ProfileId"] for item in found["Items"]]

    def test_the_life_of_a_profile(self):
        profile_id = self.create(**FULL_PROFILE)
        found = self.client.search_profiles(
            DomainName="shop", KeyName="_email", Values=["ADA@X.example"])
        found_by = [{"KeyName": "_email", "Values": ["ADA@X.example"]}]
        self.assertEqual(without_metadata(found), {"Items": [
            {**answered_profile(profile_id), "FoundByItems": found_by}]})

        self.client.update_profile(DomainName="shop", ProfileId=profile_id, LastName="Byron",
                                   EmailAddress="", Attributes={"tier": ""})
        batch = self.client.batch_get_profile(DomainName="shop", ProfileIds=[MISSING, profile_id])
        [profile] = batch["Profiles"]
        expected = {**answered_profile(profile_id), "LastName": "Byron",
                    "Attributes": {"größe": "👍"}}
        del expected["EmailAddress"]
        self.assertEqual(profile, expected)
        self.assertEqual([error["ProfileId"] for error in batch["Errors"]], [MISSING])
        self.assertEqual(self.ids_by("_email", "ada@x.example"), [])

        deleted = self.client.delete_profile(DomainName="shop", ProfileId=profile_id)
        self.assertEqual(without_metadata(deleted), {"Message": "OK"})
        self.assertEqual(self.ids_by("_profileId", profile_id), [])

    def test_keys_of_ones_own(self):
        profile_id = self.create()
        key = {"DomainName": "shop", "ProfileId": profile_id, "KeyName": "loyalty",
               "Values": ["Gold"]}
        added = self.client.add_profile_key(**key)
        self.assertEqual(without_metadata(added), {"KeyName": "loyalty", "Values": ["Gold"]})
        self.assertEqual(self.ids_by("loyalty", "Gold"), [profile_id])
        self.client.delete_profile_key(**key)
        self.assertEqual(self.ids_by("loyalty", "Gold"), [])

    def test_errors_are_the_clients_own_types(self):
        exceptions = self.client.exceptions
        profile = {"DomainName": "shop", "ProfileId": MISSING}
        with self.assertRaisesRegex(
                exceptions.ResourceNotFoundException,
                f"DomainName nowhere is not found in account {ACCOUNT}"):
            self.client.delete_profile(DomainName="nowhere", ProfileId=MISSING)
        with self.assertRaisesRegex(exceptions.ResourceNotFoundException,
                                    f"Profile {MISSING} is not found in domain shop"):
            self.client.delete_profile(**profile)
        with self.assertRaisesRegex(exceptions.ResourceNotFoundException,
                                    "KeyName undefined is not defined in the domain"):
            self.ids_by("undefined", "1")
        with self.assertRaisesRegex(exceptions.BadRequestException, "KeyName _mine is reserved"):
            self.client.add_profile_key(**profile, KeyName="_mine", Values=["1"])
        with self.assertRaisesRegex(exceptions.BadRequestException, "The next token is not valid"):
            self.ids_by("_email", "a", NextToken="forged")

    def test_violations_reach_who_switched_off_the_clients_own_checks(self):
        client = make_client(self.url, config=Config(parameter_validation=False))
        with self.assertRaisesRegex(client.exceptions.BadRequestException,
                                    "Value at 'firstName' failed to satisfy constraint"):
            client.create_profile(DomainName="shop", FirstName="")
        with self.assertRaisesRegex(client.exceptions.BadRequestException,
                                    "at 'profileIds' failed to satisfy constraint"):
            client.batch_get_profile(DomainName="shop", ProfileIds=[MISSING] * 21)


if __name__ == "__main__":
    unittest.main(verbosity=2)
