"""`pytest tests/snapshots --refresh` writes the texts anew instead of comparing them; then read the difference."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="write the snapshots anew, to be read before a commit")


@pytest.fixture
def refresh(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--refresh", default=False))
