resource "aws_customerprofiles_domain" "shop" {
  domain_name             = "shop"
  default_expiration_days = 366
  default_encryption_key  = "arn:aws:kms:us-east-1:123456789012:key/0d1f8a3c-5a0e-4c43-9f2a-7c6f1b2e3d4c"
  dead_letter_queue_url   = "https://sqs.us-east-1.amazonaws.com/123456789012/rejected"

  matching {
    enabled = true

    job_schedule {
      day_of_the_week = "SUNDAY"
      time            = "18:00"
    }

    auto_merging {
      enabled                                  = true
      min_allowed_confidence_score_for_merging = 0.75

      consolidation {
        matching_attributes_list = [["PhoneNumber", "LastName"], ["EmailAddress"]]
      }

      conflict_resolution {
        conflict_resolving_model = "SOURCE"
        source_name              = "FirstName"
      }
    }

    exporting_config {
      s3_exporting {
        s3_bucket_name = "matches"
        s3_key_name    = "weekly"
      }
    }
  }

  rule_based_matching {
    enabled                             = true
    max_allowed_rule_level_for_matching = 1
    max_allowed_rule_level_for_merging  = 1

    matching_rules {
      rule = ["Address.City", "Address.Country"]
    }

    attribute_types_selector {
      attribute_matching_model = "ONE_TO_ONE"
      address                  = ["Address"]
      email_address            = ["EmailAddress"]
      phone_number             = ["PhoneNumber"]
    }

    conflict_resolution {
      conflict_resolving_model = "RECENCY"
    }

    exporting_config {
      s3_exporting {
        s3_bucket_name = "rules"
        s3_key_name    = "daily"
      }
    }
  }

  tags = {
    team  = "crm"
    stage = "test"
  }
}

resource "aws_customerprofiles_domain" "minimal" {
  domain_name             = "minimal"
  default_expiration_days = 30
}

# Each address has every part: of one left out the provider would send an empty text, which
# CreateProfile refuses.
locals {
  address = {
    address_1   = "12 St James's Square"
    address_2   = "Second floor"
    address_3   = "Left"
    address_4   = "At the back"
    city        = "London"
    country     = "UK"
    county      = "Greater London"
    postal_code = "SW1Y 4JH"
    province    = "none"
    state       = "none"
  }
}

resource "aws_customerprofiles_profile" "ada" {
  domain_name = aws_customerprofiles_domain.shop.domain_name

  account_number         = "A-1815"
  additional_information = "Prefers letters"
  birth_date             = "1815-12-10"
  business_name          = "Analytical Engines"
  first_name             = "Ada"
  middle_name            = "King"
  last_name              = "Lovelace"
  gender_string          = "FEMALE"
  party_type_string      = "INDIVIDUAL"
  phone_number           = "+1 (555) 000-0001"
  mobile_phone_number    = "+1 (555) 000-0002"
  home_phone_number      = "+1 (555) 000-0003"
  business_phone_number  = "+1 (555) 000-0004"
  email_address          = "Ada@x.example"
  personal_email_address = "ada@home.example"
  business_email_address = "ada@work.example"

  address {
    address_1   = local.address.address_1
    address_2   = local.address.address_2
    address_3   = local.address.address_3
    address_4   = local.address.address_4
    city        = local.address.city
    country     = local.address.country
    county      = local.address.county
    postal_code = local.address.postal_code
    province    = local.address.province
    state       = local.address.state
  }

  shipping_address {
    address_1   = local.address.address_1
    address_2   = local.address.address_2
    address_3   = local.address.address_3
    address_4   = local.address.address_4
    city        = local.address.city
    country     = local.address.country
    county      = local.address.county
    postal_code = local.address.postal_code
    province    = local.address.province
    state       = local.address.state
  }

  attributes = {
    tier  = "gold"
    since = "1835"
  }
}

resource "aws_customerprofiles_profile" "bare" {
  domain_name = aws_customerprofiles_domain.minimal.domain_name
}
