"""Publishing: what readers see, and the record that lets anyone check it.

This room writes files and talks to channels. It changes no word of an article, and what a
release says is only ever text on its pages.
"""
