"""English as data: what a word or a sign says, wherever in a report it stands.

time_words, holidays, tense_words     months, days, numbers; feasts and when they are; past and to come
place_nouns, datelines                what kind of place a name is of; where a report was filed
verbs, nouns, people, function_words  word classes, each with what it says and an example
abbreviations, sentence_words         what tells the end of a sentence from a full stop
page_furniture                        what stands around a report
"""
