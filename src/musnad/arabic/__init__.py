"""Pure text: normalising, sentences, figures, dates, names, agreement, direction and style.

This room imports nothing but the core and touches no file, clock or network. It may not
change displayed text while normalising: normalised text is for comparing only.
"""
