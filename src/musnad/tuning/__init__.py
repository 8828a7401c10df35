"""Settings and house tables as people change them: read, judged, shown, kept with their history.

This room writes nothing but ``musnad.toml``, the house's own tables and ``var/history``; it
loads no model and asks nobody: what does that comes in as an argument.
"""
