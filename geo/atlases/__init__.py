"""The atlas: the events of many stories in one SQLite file, found by place, date and words."""
