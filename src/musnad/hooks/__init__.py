"""The plugin hooks: sources, readers, writers, checks, publishers, commands.

musnad's own parts come in by the same hooks. This room knows the core alone.
"""
