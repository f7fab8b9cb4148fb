"""Node, which runs the add-in for the web in tests: skipped where it is missing, but not in CI, where it has to be there."""

import os
import shutil

import pytest

NODE = shutil.which("node")
needs_node = pytest.mark.skipif(
    NODE is None and not os.environ.get("INDUSTRY_CLUSTERS_NEEDS_NODE"), reason="Node is not installed"
)
