"""The client as its users make it.

Ends the test as skipped where there is no boto3, or one too old to know what is tested.
"""

import sys

from configuration import FULL_DOMAIN
from emulator import ACCOUNT, REGION, SKIPPED

try:
    import boto3
except ImportError:
    print("skipped: boto3 is not installed for", sys.executable)
    sys.exit(SKIPPED)


def make_client(url, key_id=ACCOUNT, secret="any", token=None, **settings):
    return boto3.client(
        "customer-profiles", endpoint_url=url, region_name=REGION, aws_access_key_id=key_id,
        aws_secret_access_key=secret, aws_session_token=token, **settings)


def without_metadata(answer):
    return {name: value for name, value in answer.items() if name != "ResponseMetadata"}


def knows_every_member():
    service = make_client("http://127.0.0.1").meta.service_model
    return service.operation_model("UpdateDomain").input_shape.members.keys() >= FULL_DOMAIN.keys()


if not knows_every_member():
    print("skipped: this boto3 is too old to know every member of UpdateDomain")
    sys.exit(SKIPPED)
