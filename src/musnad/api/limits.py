"""How often one token, or one address, may ask the API."""

from __future__ import annotations

from musnad.flow.buckets import Pace

READING = Pace(most=120, per_minute=600)
CHANGING = Pace(most=60, per_minute=240)
WORKING = Pace(most=20, per_minute=60)
"""Checks and articles, by token."""
OPEN = Pace(most=5, per_minute=10)
"""Checks without a token, by address."""
STRANGE = Pace(most=30, per_minute=30)
"""Requests with a token that is not known, by address."""
