import json
import unittest

from aws_cli import CliTest
from configuration import FULL_DOMAIN, MATCHING, RULE_BASED_MATCHING


class UpdateDomain(CliTest):
    def setUp(self):
        self.name = self.id().rsplit(".", 1)[1]
        self.create(self.name)

    def update(self, *arguments):
        return self.answer("update-domain", "--domain-name", self.name, *arguments)

    def test_matching_in_shorthand(self):
        updated = self.update(
            "--matching",
            'Enabled=true,JobSchedule={DayOfTheWeek=SUNDAY,Time="9:00"},'
            "AutoMerging={Enabled=true,"
            "Consolidation={MatchingAttributesList=[[PhoneNumber,LastName],[EmailAddress]]},"
            "ConflictResolution={ConflictResolvingModel=SOURCE,SourceName=Salesforce-Contact},"
            "MinAllowedConfidenceScoreForMerging=0.75},"
            "ExportingConfig={S3Exporting={S3BucketName=matches,S3KeyName=weekly}}")
        self.assertEqual(updated["Matching"], MATCHING)

    def test_matching_in_json(self):
        self.assertEqual(self.update("--matching", json.dumps(MATCHING))["Matching"], MATCHING)
        self.assertEqual(self.update("--matching", '{"Enabled": false}')["Matching"],
                         {"Enabled": False})

    def test_matching_from_a_file(self):
        file = self.folder / "matching.json"
        file.write_text(json.dumps(MATCHING))
        self.assertEqual(self.update("--matching", f"file://{file}")["Matching"], MATCHING)

    def test_rule_based_matching_in_shorthand(self):
        updated = self.update(
            "--rule-based-matching",
            "Enabled=true,MatchingRules=[{Rule=[EmailAddress]},{Rule=[PhoneNumber,LastName]}],"
            "MaxAllowedRuleLevelForMerging=1,MaxAllowedRuleLevelForMatching=2,"
            "AttributeTypesSelector={AttributeMatchingModel=MANY_TO_MANY,"
            "Address=[Address,ShippingAddress],PhoneNumber=[PhoneNumber,MobilePhoneNumber],"
            "EmailAddress=[EmailAddress,BusinessEmailAddress]},"
            "ConflictResolution={ConflictResolvingModel=RECENCY},"
            "ExportingConfig={S3Exporting={S3BucketName=rules,S3KeyName=daily}}")
        self.assertEqual(updated["RuleBasedMatching"], {**RULE_BASED_MATCHING, "Status": "PENDING"})

    def test_rule_based_matching_in_json(self):
        updated = self.update("--rule-based-matching", json.dumps(RULE_BASED_MATCHING))
        self.assertEqual(updated["RuleBasedMatching"], {**RULE_BASED_MATCHING, "Status": "PENDING"})

    def test_data_store(self):
        self.assertEqual(self.update("--data-store", "Enabled=true")["DataStore"],
                         {"Enabled": True, "Readiness": {"ProgressPercentage": 100}})
        self.assertEqual(self.update("--data-store", '{"Enabled": false}')["DataStore"],
                         {"Enabled": False})

    def test_tags_in_both_forms_are_merged(self):
        self.update("--tags", "a=1,b=2")
        tags = self.update("--tags", '{"b": "3", "c": ""}')["Tags"]
        self.assertEqual(tags, {"a": "1", "b": "3", "c": ""})

    def test_texts_are_set_and_cleared(self):
        texts = ("DefaultEncryptionKey", "DeadLetterQueueUrl")
        updated = self.update("--default-encryption-key", FULL_DOMAIN[texts[0]],
                              "--dead-letter-queue-url", FULL_DOMAIN[texts[1]])
        self.assertEqual([updated[name] for name in texts], [FULL_DOMAIN[name] for name in texts])
        updated = self.update("--default-encryption-key", "", "--dead-letter-queue-url", "")
        for name in texts:
            self.assertNotIn(name, updated)

    def test_an_option_that_is_absent_is_kept(self):
        self.update("--default-expiration-days", "77", "--data-store", "Enabled=true")
        updated = self.update()
        self.assertEqual(updated["DefaultExpirationDays"], 77)
        self.assertTrue(updated["DataStore"]["Enabled"])

    def test_input_as_a_json_document(self):
        document = json.dumps({"DomainName": self.name, "DefaultExpirationDays": 5,
                               "Matching": MATCHING, "Tags": {"from": "json"}})
        updated = self.answer("update-domain", "--cli-input-json", document)
        self.assertEqual(updated["Matching"], MATCHING)
        self.assertEqual(updated["Tags"]["from"], "json")
        updated = self.answer("update-domain", "--cli-input-json", document,
                              "--default-expiration-days", "6")
        self.assertEqual(updated["DefaultExpirationDays"], 6)

    def test_the_skeleton_of_the_input_names_every_member(self):
        skeleton = self.answer("update-domain", "--generate-cli-skeleton")
        self.assertEqual(set(skeleton), {"DomainName", *FULL_DOMAIN})
        filled = json.dumps({**skeleton, "DomainName": self.name, **FULL_DOMAIN})
        updated = self.answer("update-domain", "--cli-input-json", filled)
        self.assertEqual(updated["DeadLetterQueueUrl"], FULL_DOMAIN["DeadLetterQueueUrl"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
