"""The commands: they read options, call the newsroom and print. No logic lives here."""
