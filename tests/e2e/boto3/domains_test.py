import unittest
from datetime import datetime, timezone

from boto3_client import make_client, without_metadata
from configuration import FULL_DOMAIN, NO_STATS, answered
from emulator import EmulatorTest, arn_of


class Domains(EmulatorTest):
    def setUp(self):
        self.client = make_client(self.url)
        self.name = self.id().rsplit(".", 1)[1][:64]

    def create(self, **members):
        return self.client.create_domain(
            DomainName=self.name, **(members or {"DefaultExpirationDays": 30}))

    def test_a_full_domain_is_answered_in_full(self):
        created = self.create(**FULL_DOMAIN)
        self.assertEqual(created["ResponseMetadata"]["HTTPStatusCode"], 200)
        self.assertEqual(created["ResponseMetadata"]["RetryAttempts"], 0)
        self.assertRegex(created["ResponseMetadata"]["RequestId"], "^[0-9a-f-]{36}$")
        expected = {
            "DomainName": self.name,
            **answered(FULL_DOMAIN, "ACTIVE"),
            "CreatedAt": created["CreatedAt"],
            "LastUpdatedAt": created["CreatedAt"],
        }
        self.assertEqual(without_metadata(created), expected)
        read = without_metadata(self.client.get_domain(DomainName=self.name))
        self.assertEqual(read, {**expected, "Stats": NO_STATS})

    def test_dates_are_now_and_know_their_zone(self):
        before = datetime.now(timezone.utc).replace(microsecond=0)
        created_at = self.create()["CreatedAt"]
        self.assertTrue(before <= created_at <= datetime.now(timezone.utc))

    def test_an_update_keeps_what_it_does_not_name(self):
        created = self.create(**FULL_DOMAIN)
        updated = self.client.update_domain(DomainName=self.name, DefaultExpirationDays=7)
        self.assertGreater(updated["LastUpdatedAt"], created["LastUpdatedAt"])
        expected = {**without_metadata(created), "DefaultExpirationDays": 7,
                    "LastUpdatedAt": updated["LastUpdatedAt"]}
        self.assertEqual(without_metadata(updated), expected)

    def test_an_update_replaces_structures_clears_texts_and_merges_tags(self):
        self.create(**FULL_DOMAIN)
        updated = self.client.update_domain(
            DomainName=self.name,
            DefaultEncryptionKey="",
            DeadLetterQueueUrl="",
            Matching={"Enabled": False},
            RuleBasedMatching={"Enabled": True, "MatchingRules": [{"Rule": ["FirstName"]}]},
            DataStore={"Enabled": False},
            Tags={"stage": "live"})
        for cleared in ("DefaultEncryptionKey", "DeadLetterQueueUrl"):
            self.assertNotIn(cleared, updated)
        self.assertEqual(updated["Matching"], {"Enabled": False})
        self.assertEqual(
            updated["RuleBasedMatching"],
            {"Enabled": True, "MatchingRules": [{"Rule": ["FirstName"]}], "Status": "PENDING"})
        self.assertEqual(updated["DataStore"], {"Enabled": False})
        self.assertEqual(updated["Tags"], {"team": "crm", "stage": "live"})

    def test_tags_come_and_go(self):
        self.create()
        resource = {"resourceArn": arn_of(self.name)}
        self.client.tag_resource(**resource, tags={"a": "1", "b": "2"})
        self.assertEqual(self.client.list_tags_for_resource(**resource)["tags"],
                         {"a": "1", "b": "2"})
        self.client.untag_resource(**resource, tagKeys=["a", "never-there"])
        self.assertEqual(self.client.list_tags_for_resource(**resource)["tags"], {"b": "2"})

    def test_a_deleted_domain_is_gone(self):
        self.create()
        deleted = self.client.delete_domain(DomainName=self.name)
        self.assertEqual(without_metadata(deleted), {"Message": "Domain Deleted"})
        with self.assertRaises(self.client.exceptions.ResourceNotFoundException):
            self.client.get_domain(DomainName=self.name)

    def test_pages_follow_each_other(self):
        client = make_client(self.url, key_id="222222222222")
        names = [f"domain-{number}" for number in range(5)]
        for name in names:
            client.create_domain(DomainName=name, DefaultExpirationDays=1)
        found, token = [], {}
        while token is not None:
            page = client.list_domains(MaxResults=2, **token)
            found.append([item["DomainName"] for item in page["Items"]])
            token = {"NextToken": page["NextToken"]} if "NextToken" in page else None
        self.assertEqual([len(page) for page in found], [2, 2, 1])
        self.assertEqual(sorted(sum(found, [])), names)


if __name__ == "__main__":
    unittest.main(verbosity=2)
