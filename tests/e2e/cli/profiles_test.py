import json
import unittest

from aws_cli import CliTest
from full_profile import FULL_PROFILE, answered_profile


class Profiles(CliTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls("create").create("shop")

    def call(self, command, *arguments):
        return self.answer(command, "--domain-name", "shop", *arguments)

    def create_profile(self, **members):
        return self.call("create-profile", "--cli-input-json", json.dumps(members))["ProfileId"]

    def test_the_life_of_a_profile(self):
        profile_id = self.create_profile(**FULL_PROFILE)
        found = self.call("search-profiles", "--key-name", "_phone", "--values", "+15550000001")
        found_by = [{"KeyName": "_phone", "Values": ["+15550000001"]}]
        self.assertEqual(found, {"Items": [
            {**answered_profile(profile_id), "FoundByItems": found_by}]})

        self.call("update-profile", "--profile-id", profile_id, "--first-name", "Augusta",
                  "--middle-name", "", "--address", "City=Paris,PostalCode=",
                  "--attributes", "tier=,since=1835")
        [profile] = self.call("batch-get-profile", "--profile-ids", profile_id)["Profiles"]
        self.assertEqual(profile["FirstName"], "Augusta")
        self.assertNotIn("MiddleName", profile)
        self.assertEqual(profile["Address"], {"Address1": "12 St James's Square", "City": "Paris"})
        self.assertEqual(profile["Attributes"], {"größe": "👍", "since": "1835"})

        self.assertEqual(self.call("delete-profile", "--profile-id", profile_id),
                         {"Message": "OK"})
        gone = self.call("batch-get-profile", "--profile-ids", profile_id)
        self.assertEqual(gone, {"Profiles": [], "Errors": [
            {"Code": "404", "Message": f"Profile {profile_id} is not found in domain shop",
             "ProfileId": profile_id}]})

    def test_keys_of_ones_own(self):
        profile_id = self.create_profile()
        key = ("--key-name", "loyalty", "--values", "Gold", "Silver")
        self.assertEqual(self.call("add-profile-key", "--profile-id", profile_id, *key),
                         {"KeyName": "loyalty", "Values": ["Gold", "Silver"]})
        search = ("search-profiles", "--key-name", "loyalty", "--values", "Silver",
                  "--query", "Items[].ProfileId")
        self.assertEqual(self.call(*search), [profile_id])
        self.assertEqual(self.call("delete-profile-key", "--profile-id", profile_id, *key),
                         {"Message": "OK"})
        self.assertEqual(self.call(*search), [])

    def test_each_profile_is_on_one_page(self):
        """The CLI knows no paginator for this operation: its user follows the tokens."""
        ids = [self.create_profile(AccountNumber="paged") for _ in range(3)]
        found, token = [], ()
        while token is not None:
            page = self.call("search-profiles", "--key-name", "_account", "--values", "paged",
                             "--max-results", "2", *token)
            found.append([item["ProfileId"] for item in page["Items"]])
            token = ("--next-token", page["NextToken"]) if "NextToken" in page else None
        self.assertEqual(found, [ids[:2], ids[2:]])


if __name__ == "__main__":
    unittest.main(verbosity=2)
