"""A story as a file of another format."""
