"""The embedded gazetteer: what it knows, how it is compiled, what lies in what."""
