"""A request by itself, as opposed to those that are measured."""

import urllib.request


def exchange(url, method, path, body="", headers=None):
    """The body of the answer, which has to be a success."""
    request = urllib.request.Request(
        url + path, method=method, data=body.encode() or None,
        headers={"Content-Type": "application/json", **(headers or {})})
    with urllib.request.urlopen(request) as answer:
        return answer.read().decode()
