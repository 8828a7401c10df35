"""The brief: an Arabic article from an English release by grammar and lexicon, no model.

A sentence is rendered only when every word of it is understood; the rest stays as it was.
"""
