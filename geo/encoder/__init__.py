"""The learned reader: what each word of a report is likely to be, as a small transformer sees it."""
