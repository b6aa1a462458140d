"""A person's review of a drafted story: one decision at a time, each kept at once, each undone.

typed_dates   a date as people write it -> EDTF and the reason
choices       the places that an event's words may mean; names looked up
decisions     one decision -> the tables of corrections.toml, in the report's own words
history       all states of corrections.toml, for undo and redo
order         which event to look at next, and how many are left
review        a story's folder with all of these
"""
