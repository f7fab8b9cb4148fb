"""Settings of all tests.

Property tests try the same examples each time, so that a failure is of the change and not of the day. With
INDUSTRY_CLUSTERS_EXPLORE=1 they look for new ones.
"""

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("INDUSTRY_CLUSTERS_EXPLORE") else "same")
