"""Measures how well two releases are laid side by side."""
