"""The nouns of the newsroom: frozen values, ports, errors and their wire form.

This room imports nothing but the standard library.
"""
