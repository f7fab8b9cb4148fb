"""Tests that need LibreOffice skip where it is missing, and fail instead in CI, where it has to be there."""

import os

import pytest

from support.recalculate import SOFFICE

needs_libreoffice = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None and not os.environ.get("CI"), reason="LibreOffice is not installed"),
]
