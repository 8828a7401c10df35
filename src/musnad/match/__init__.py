"""Which releases are the same release, and which tell of the same event; pure.

This room may not fetch, store or read a clock. It is handed releases and an ``Encoder``.
"""
