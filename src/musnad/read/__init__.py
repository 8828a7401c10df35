"""Reading: bytes to releases and to feed entries, pure.

This room fetches nothing, stores nothing and asks no clock; it knows ``hooks``, ``arabic``
and ``core``.
"""
