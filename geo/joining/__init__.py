"""Several reports of one happening -> which of their events are the same, and one story of all of them.

accounts   an event as one report tells it, with all that it is compared by
features   two accounts -> the numbers by which they are judged
assignment which of some go with which of others
matcher    the learned judge; accounts of several reports -> those that tell of the same
union      the tables of several reports -> those of one story
"""
