"""``python -m musnad``."""

from musnad.cli.main import main

main()
