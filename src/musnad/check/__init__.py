"""Manuscript against releases: alignment, one module for each kind of problem, the verdict.

This room fetches nothing and stores nothing; the encoder comes in as an argument.
"""
