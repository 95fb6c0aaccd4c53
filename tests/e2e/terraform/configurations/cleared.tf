# Switches off and clears what an update can switch off and clear.
resource "aws_customerprofiles_domain" "shop" {
  domain_name             = "shop"
  default_expiration_days = 90
  default_encryption_key  = ""
  dead_letter_queue_url   = ""

  matching {
    enabled = false
  }

  # Left out, the provider would send levels of 0, which are refused.
  rule_based_matching {
    enabled                             = false
    max_allowed_rule_level_for_matching = 1
    max_allowed_rule_level_for_merging  = 1
  }
}

resource "aws_customerprofiles_domain" "minimal" {
  domain_name             = "minimal"
  default_expiration_days = 30
}

# An address keeps a part: the provider fails over one that is gone.
resource "aws_customerprofiles_profile" "ada" {
  domain_name = aws_customerprofiles_domain.shop.domain_name

  address {
    city = "Paris"
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
}
