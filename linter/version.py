"""The version of mtlint."""

__version__ = "0.1.0"
