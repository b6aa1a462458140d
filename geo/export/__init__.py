"""A story as a file for other programs: each format is a module with a function `write`."""
