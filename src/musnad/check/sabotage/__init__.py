"""Sabotage: typed errors planted in true sentences, to learn what the checker catches.

Planting is pure and the same for the same seed; nothing planted is stored or published.
"""
