"""The version of Dateline, which the package, the command and questions to online services give."""

__version__ = "0.1.0"
