"""The API for programs: JSON over HTTP, tokens with scopes, and tools for assistants.

It calls the same functions of the flow as the desk does, and holds no decisions of its own.
"""
