"""Adapters to models: sentence meaning. One port each; they do not import one another."""
