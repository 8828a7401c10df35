"""Brings bytes in: from the web politely and from local files.

This room reads no meaning into what it brings, and stores nothing.
"""
