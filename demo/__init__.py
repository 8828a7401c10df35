"""The demonstration: a local wire of official releases, and the newsroom running on it."""
