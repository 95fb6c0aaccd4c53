import { BatchGetProfileCommand, CreateProfileCommand } from "@aws-sdk/client-customer-profiles";

/** Every member that CreateProfile has, in a value that is valid, but for the deprecated ones. */
export const fullProfile = {
  AccountNumber: "A-1815",
  AdditionalInformation: "Prefers letters",
  BusinessName: "Analytical Engines",
  FirstName: "Ada",
  MiddleName: "King",
  LastName: "Lovelace",
  BirthDate: "1815-12-10",
  PhoneNumber: "+1 (555) 000-0001",
  MobilePhoneNumber: "+1 (555) 000-0002",
  HomePhoneNumber: "+1 (555) 000-0003",
  BusinessPhoneNumber: "+1 (555) 000-0004",
  EmailAddress: "Ada@x.example",
  PersonalEmailAddress: "ada@home.example",
  BusinessEmailAddress: "ada@work.example",
  Address: {
    Address1: "12 St James's Square",
    Address2: "2",
    Address3: "3",
    Address4: "4",
    City: "London",
    County: "Greater London",
    State: "none",
    Province: "none",
    Country: "UK",
    PostalCode: "SW1Y 4JH",
  },
  ShippingAddress: { City: "Ockham" },
  MailingAddress: { City: "Marylebone" },
  BillingAddress: { City: "Nottingham" },
  Attributes: { tier: "gold", "größe": "👍" },
  PartyTypeString: "INDIVIDUAL",
  GenderString: "FEMALE",
  ProfileType: "PROFILE",
  EngagementPreferences: {
    Phone: [{ KeyName: "_phone", KeyValue: "+15550000001", ContactType: "PhoneNumber" }],
    Email: [{ KeyName: "_email", KeyValue: "ada@x.example", ContactType: "EmailAddress" }],
  },
};

/** What a full profile is answered with besides. */
export const deprecatedMembers = { PartyType: "INDIVIDUAL", Gender: "FEMALE" };

/** Profiles of one domain, by what tests want of them. */
export function profilesOf(client, DomainName) {
  return {
    async create(members = {}) {
      const { ProfileId } = await client.send(new CreateProfileCommand({ DomainName, ...members }));
      return ProfileId;
    },

    /** The members of a profile without its id; undefined if it is not there. */
    async read(id) {
      const { Profiles } = await client.send(
        new BatchGetProfileCommand({ DomainName, ProfileIds: [id] }),
      );
      const [profile] = Profiles.map(({ ProfileId, ...members }) => members);
      return profile;
    },
  };
}
