"""A story -> the one document that shows it: text, map, dates."""
