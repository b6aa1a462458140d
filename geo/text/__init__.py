"""A report's text: sentences, paragraphs, headline, parse."""
