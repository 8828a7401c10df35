"""The API: the same functions as the desk's, for programs.

It does not fetch, and knows the store by its ports alone.
"""
