"""One module for each step; a step, once released, never changes."""
