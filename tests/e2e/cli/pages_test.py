import unittest

from aws_cli import CliTest


class Pages(CliTest):
    """The CLI knows no paginator for this operation: its user follows the tokens."""

    def test_each_domain_is_on_one_page(self):
        names = ["a", "b", "c", "d", "e"]
        for name in names:
            self.create(name)
        found, token = [], ()
        while token is not None:
            page = self.answer("list-domains", "--max-results", "2", *token)
            found.append([item["DomainName"] for item in page["Items"]])
            token = ("--next-token", page["NextToken"]) if "NextToken" in page else None
        self.assertEqual([len(page) for page in found], [2, 2, 1])
        self.assertEqual(sorted(sum(found, [])), names)


if __name__ == "__main__":
    unittest.main(verbosity=2)
