"""musnad: an Arabic-first newsroom that publishes only what its sources say."""

__version__ = "0.1.0"
