"""The same story shown by other means: what `bench.steps` compares the reader with."""
