import json
import unittest

from aws_cli import CliTest
from configuration import FULL_DOMAIN, MATCHING, NO_STATS, RULE_BASED_MATCHING, answered
from emulator import arn_of


class Domains(CliTest):
    def test_the_life_of_a_domain(self):
        created = self.answer(
            "create-domain", "--domain-name", "shop", "--default-expiration-days", "366",
            "--default-encryption-key", FULL_DOMAIN["DefaultEncryptionKey"],
            "--dead-letter-queue-url", FULL_DOMAIN["DeadLetterQueueUrl"],
            "--matching", json.dumps(MATCHING),
            "--rule-based-matching", json.dumps(RULE_BASED_MATCHING),
            "--data-store", "Enabled=true", "--tags", "team=crm,stage=")
        dates = {name: created[name] for name in ("CreatedAt", "LastUpdatedAt")}
        self.assertEqual(created, {"DomainName": "shop", **answered(FULL_DOMAIN, "ACTIVE"),
                                   **dates})
        for date in dates.values():
            self.assertRegex(date, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3,6})?(\+|-)\d\d:\d\d$")

        self.assertEqual(self.answer("get-domain", "--domain-name", "shop"),
                         {**created, "Stats": NO_STATS})
        self.assertEqual(self.answer("list-domains"),
                         {"Items": [{"DomainName": "shop", **dates, "Tags": created["Tags"]}]})

        self.assertEqual(self.answer("delete-domain", "--domain-name", "shop"),
                         {"Message": "Domain Deleted"})
        self.assertEqual(self.answer("list-domains"), {"Items": []})

    def test_the_tags_of_a_domain(self):
        self.create("tagged")
        resource = ("--resource-arn", arn_of("tagged"))
        self.answer("tag-resource", *resource, "--tags", "team=crm,stage=test")
        self.answer("tag-resource", *resource, "--tags", '{"stage": "live", "note": "ä = b, c"}')
        self.assertEqual(self.answer("list-tags-for-resource", *resource)["tags"],
                         {"team": "crm", "stage": "live", "note": "ä = b, c"})
        self.answer("untag-resource", *resource, "--tag-keys", "stage", "note", "never-there")
        self.assertEqual(self.answer("list-tags-for-resource", *resource),
                         {"tags": {"team": "crm"}})


if __name__ == "__main__":
    unittest.main(verbosity=2)
