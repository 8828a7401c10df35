"""The steps from a source to a published article, over ports alone.

This room touches no network, disk, database or engine: what it needs comes in as ports.
"""
