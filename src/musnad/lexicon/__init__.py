"""What the newsroom knows: names, offices, verbs, terms and dated facts, and how to look them up.

Data only, with no sentence copied from elsewhere; nothing here fetches, stores or decides.
"""
