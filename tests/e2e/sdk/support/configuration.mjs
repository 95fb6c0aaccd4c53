// Every member that CreateDomain and UpdateDomain have, in a value that is valid.

export const matching = {
  Enabled: true,
  JobSchedule: { DayOfTheWeek: "SUNDAY", Time: "9:00" },
  AutoMerging: {
    Enabled: true,
    Consolidation: { MatchingAttributesList: [["PhoneNumber", "LastName"], ["EmailAddress"]] },
    ConflictResolution: { ConflictResolvingModel: "SOURCE", SourceName: "Salesforce-Contact" },
    MinAllowedConfidenceScoreForMerging: 0.75,
  },
  ExportingConfig: { S3Exporting: { S3BucketName: "matches", S3KeyName: "weekly" } },
};

export const ruleBasedMatching = {
  Enabled: true,
  MatchingRules: [{ Rule: ["EmailAddress"] }, { Rule: ["PhoneNumber", "LastName"] }],
  MaxAllowedRuleLevelForMerging: 1,
  MaxAllowedRuleLevelForMatching: 2,
  AttributeTypesSelector: {
    AttributeMatchingModel: "MANY_TO_MANY",
    Address: ["Address", "ShippingAddress"],
    PhoneNumber: ["PhoneNumber", "MobilePhoneNumber"],
    EmailAddress: ["EmailAddress", "BusinessEmailAddress"],
  },
  ConflictResolution: { ConflictResolvingModel: "RECENCY" },
  ExportingConfig: { S3Exporting: { S3BucketName: "rules", S3KeyName: "daily" } },
};

export const fullDomain = {
  DefaultExpirationDays: 366,
  DefaultEncryptionKey: "arn:aws:kms:us-east-1:123456789012:key/profiles",
  DeadLetterQueueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/rejected",
  Matching: matching,
  RuleBasedMatching: ruleBasedMatching,
  DataStore: { Enabled: true },
  Tags: { team: "crm", stage: "" },
};
