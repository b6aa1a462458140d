"""English as data: what a word or a sign says, wherever in a report it stands.

time_words, holidays, tense_words       months, days, numbers; feasts and when they are; past and to come
place_nouns, parts, common_names        what kind of place a name is of; a part of it; names that are words
verbs, nouns, people, function_words    word classes, each with what it says and an example
counts, plans                           what is counted; what became of a plan
abbreviations, sentence_words           what tells the end of a sentence from a full stop
datelines, letterheads, page_furniture  where a report was filed; what stands above it; what around it
newspapers                              who publishes news, and where
"""
