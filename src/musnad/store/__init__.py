"""What the newsroom remembers: captures on disk, everything else in one SQLite database.

This room decides nothing and fetches nothing; it keeps what it is given and gives it back.
"""
