"""The library: a folder of stories that a person owns, beside those that can only be read."""
