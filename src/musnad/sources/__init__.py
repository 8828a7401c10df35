"""The catalogue of official sources: data only, one TOML file for each country or body."""
