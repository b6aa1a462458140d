"""A story folder: its tables, what must hold, a person's decisions on top."""
