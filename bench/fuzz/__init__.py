"""Whether any input can break Dateline: damaged samples by the hundred thousand, each a sentence or a result.

damage    how a sample is damaged
trying    what a kind of input is, and what is said of one that breaks something
texts     what people write: sentences, dates, addresses, lines of a batch
stories   a story's tables, TOML and decisions; whole folders, of one report and of several
atlases   an atlas or Parquet tables from somebody else, and what is asked of an atlas
kinds     the list of all kinds

`python -m bench.fuzz` is the command.
"""
