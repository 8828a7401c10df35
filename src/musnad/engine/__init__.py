"""Runs the newsroom: in what order, how many at a time, and what happens after a fault.

This room knows the flow, not the adapters.
"""
