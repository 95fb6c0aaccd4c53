"""Requests signed with Signature Version 4, as a client would send them."""

import datetime
import hashlib
import hmac

KEY_ID, SECRET, REGION = "AKIDBENCHMARK", "benchmark-secret", "us-east-1"


def _hmac(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def signed_headers(host, method, target, body, *, service="profile"):
    """The headers of a request whose target needs no encoding and has its query in order. They are
    good for 15 minutes."""
    path, _, query = target.partition("?")
    date = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    body_hash = hashlib.sha256(body.encode()).hexdigest()
    canonical = "\n".join((method, path, query, f"host:{host}", f"x-amz-date:{date}", "",
                           "host;x-amz-date", body_hash))
    scope = f"{date[:8]}/{REGION}/{service}/aws4_request"
    to_sign = "\n".join(("AWS4-HMAC-SHA256", date, scope,
                         hashlib.sha256(canonical.encode()).hexdigest()))
    key = ("AWS4" + SECRET).encode()
    for part in scope.split("/"):
        key = _hmac(key, part)
    signature = hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()
    return {
        "Host": host,
        "X-Amz-Date": date,
        "Authorization": f"AWS4-HMAC-SHA256 Credential={KEY_ID}/{scope}, "
                         f"SignedHeaders=host;x-amz-date, Signature={signature}",
    }
