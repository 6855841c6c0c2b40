"""What tests of views share."""

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _soon_hashed(settings: Settings) -> None:
    """Passphrases are slow to guess; what they open does not depend on it. tests/live/ keeps it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
