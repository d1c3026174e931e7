"""Where the pictures of cases are kept: in a folder, or, with S3_BUCKET, in a bucket of an S3-compatible store."""

from __future__ import annotations

from typing import Any

from checker.env import env_secret, env_str

S3_BUCKET = env_str("S3_BUCKET")
S3_ENDPOINT = env_str("S3_ENDPOINT")
S3_REGION = env_str("S3_REGION", "us-east-1")


def pictures() -> dict[str, Any]:
    """What STORAGES says about pictures."""
    if not S3_BUCKET:
        return {"BACKEND": "checker.cases.stores.Folder"}
    return {"BACKEND": "checker.cases.bucket.Bucket", "OPTIONS": bucket(S3_BUCKET, S3_ENDPOINT, S3_REGION)}


def bucket(name: str, endpoint: str, region: str) -> dict[str, Any]:
    """Private, never overwritten by chance, and impatient: a form waits for it."""
    from botocore.config import Config

    return {
        "bucket_name": name,
        "endpoint_url": endpoint or None,
        "region_name": region,
        "access_key": env_secret("S3_ACCESS_KEY") or None,
        "secret_key": env_secret("S3_SECRET_KEY") or None,
        "default_acl": None,
        "file_overwrite": True,
        "client_config": Config(  # type: ignore[no-untyped-call]
            connect_timeout=2, read_timeout=10, retries={"max_attempts": 2}, s3={"addressing_style": "path"}
        ),
    }
