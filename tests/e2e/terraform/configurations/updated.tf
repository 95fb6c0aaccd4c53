# Differs from created.tf in every block, and has fewer members in some and more in others.
resource "aws_customerprofiles_domain" "shop" {
  domain_name             = "shop"
  default_expiration_days = 90
  default_encryption_key  = "arn:aws:kms:us-east-1:123456789012:key/0d1f8a3c-5a0e-4c43-9f2a-7c6f1b2e3d4c"
  dead_letter_queue_url   = "https://sqs.us-east-1.amazonaws.com/123456789012/other"

  matching {
    enabled = true

    job_schedule {
      day_of_the_week = "MONDAY"
      time            = "06:30"
    }

    auto_merging {
      enabled = true

      consolidation {
        matching_attributes_list = [["EmailAddress"]]
      }

      conflict_resolution {
        conflict_resolving_model = "RECENCY"
      }
    }
  }

  rule_based_matching {
    enabled                             = true
    max_allowed_rule_level_for_matching = 2
    max_allowed_rule_level_for_merging  = 2

    matching_rules {
      rule = ["Address.City", "Address.Country"]
    }

    matching_rules {
      rule = ["EmailAddress"]
    }

    matching_rules {
      rule = ["PhoneNumber"]
    }

    attribute_types_selector {
      attribute_matching_model = "MANY_TO_MANY"
      address                  = ["Address", "BusinessAddress"]
      email_address            = ["EmailAddress", "BusinessEmailAddress"]
      phone_number             = ["PhoneNumber", "HomePhoneNumber"]
    }

    conflict_resolution {
      conflict_resolving_model = "SOURCE"
      source_name              = "FirstName"
    }
  }

  tags = {
    stage = "live"
    new   = "yes"
  }
}

resource "aws_customerprofiles_domain" "minimal" {
  domain_name             = "minimal"
  default_expiration_days = 30
}

# Some members changed, some gone, one new. Attributes only change and come: of those that are gone
# the provider says nothing to the service, which then keeps them.
resource "aws_customerprofiles_profile" "ada" {
  domain_name = aws_customerprofiles_domain.shop.domain_name

  account_number         = "A-1815"
  birth_date             = "1815-12-10"
  first_name             = "Augusta"
  last_name              = "Lovelace"
  gender_string          = "woman"
  phone_number           = "+1 (555) 000-0009"
  email_address          = "augusta@x.example"
  personal_email_address = "ada@home.example"

  address {
    address_1   = "12 St James's Square"
    city        = "Paris"
    postal_code = "75001"
  }

  shipping_address {
    city = "Ockham"
  }

  attributes = {
    tier   = "platinum"
    since  = "1835"
    newest = "yes"
  }
}

resource "aws_customerprofiles_profile" "bare" {
  domain_name = aws_customerprofiles_domain.minimal.domain_name
  first_name  = "Somebody"
}
