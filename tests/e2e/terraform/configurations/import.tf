import {
  to = aws_customerprofiles_domain.shop
  id = "shop"
}

import {
  to = aws_customerprofiles_domain.minimal
  id = "minimal"
}

variable "ada" {}

variable "bare" {}

import {
  to = aws_customerprofiles_profile.ada
  id = "shop/${var.ada}"
}

import {
  to = aws_customerprofiles_profile.bare
  id = "minimal/${var.bare}"
}
