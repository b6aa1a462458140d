"""A report -> a story: the stages in order, the folder they fill."""
