"""Every member that CreateDomain and UpdateDomain have, in a value that is valid."""

MATCHING = {
    "Enabled": True,
    "JobSchedule": {"DayOfTheWeek": "SUNDAY", "Time": "9:00"},
    "AutoMerging": {
        "Enabled": True,
        "Consolidation": {
            "MatchingAttributesList": [["PhoneNumber", "LastName"], ["EmailAddress"]]},
        "ConflictResolution": {
            "ConflictResolvingModel": "SOURCE", "SourceName": "Salesforce-Contact"},
        "MinAllowedConfidenceScoreForMerging": 0.75,
    },
    "ExportingConfig": {"S3Exporting": {"S3BucketName": "matches", "S3KeyName": "weekly"}},
}

RULE_BASED_MATCHING = {
    "Enabled": True,
    "MatchingRules": [{"Rule": ["EmailAddress"]}, {"Rule": ["PhoneNumber", "LastName"]}],
    "MaxAllowedRuleLevelForMerging": 1,
    "MaxAllowedRuleLevelForMatching": 2,
    "AttributeTypesSelector": {
        "AttributeMatchingModel": "MANY_TO_MANY",
        "Address": ["Address", "ShippingAddress"],
        "PhoneNumber": ["PhoneNumber", "MobilePhoneNumber"],
        "EmailAddress": ["EmailAddress", "BusinessEmailAddress"],
    },
    "ConflictResolution": {"ConflictResolvingModel": "RECENCY"},
    "ExportingConfig": {"S3Exporting": {"S3BucketName": "rules", "S3KeyName": "daily"}},
}

FULL_DOMAIN = {
    "DefaultExpirationDays": 366,
    "DefaultEncryptionKey": "arn:aws:kms:us-east-1:123456789012:key/profiles",
    "DeadLetterQueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/rejected",
    "Matching": MATCHING,
    "RuleBasedMatching": RULE_BASED_MATCHING,
    "DataStore": {"Enabled": True},
    "Tags": {"team": "crm", "stage": ""},
}

NO_STATS = {"ProfileCount": 0, "MeteringProfileCount": 0, "ObjectCount": 0, "TotalSize": 0}


def answered(configuration, status):
    """The configuration as it comes back, with what the service adds."""
    return {
        **configuration,
        "RuleBasedMatching": {**configuration["RuleBasedMatching"], "Status": status},
        "DataStore": {"Enabled": True, "Readiness": {"ProgressPercentage": 100}},
    }
