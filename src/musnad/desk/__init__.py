"""The editors' desk: the web application where people decide with the evidence in view.

It calls the flow's functions and decides nothing itself; it does not fetch, and knows the
store by its ports alone.
"""
