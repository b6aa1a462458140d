"""Names in a report: which there are, how they are used, what they mean."""
