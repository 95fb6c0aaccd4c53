"""Every kind of member that a profile has, in a value that is valid."""

FULL_PROFILE = {
    "AccountNumber": "A-1815",
    "AdditionalInformation": "Prefers letters",
    "FirstName": "Ada",
    "MiddleName": "King",
    "LastName": "Lovelace",
    "BirthDate": "1815-12-10",
    "PhoneNumber": "+1 (555) 000-0001",
    "EmailAddress": "Ada@x.example",
    "Address": {"Address1": "12 St James's Square", "City": "London", "PostalCode": "SW1Y 4JH"},
    "Attributes": {"tier": "gold", "größe": "👍"},
    "PartyTypeString": "household",
    "GenderString": "FEMALE",
    "ProfileType": "PROFILE",
    "EngagementPreferences": {
        "Phone": [{"KeyName": "_phone", "KeyValue": "+15550000001",
                   "ContactType": "PhoneNumber"}]},
}


def answered_profile(profile_id):
    """The profile as it comes back, with what the service adds."""
    return {**FULL_PROFILE, "ProfileId": profile_id, "Gender": "FEMALE"}
