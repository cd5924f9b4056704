"""Sentences -> Mentions: `tagging` runs the spaCy pipeline, whose components propose spans and decide.

Nothing is imported here, so that who only names a tagger (`choice`) loads no spaCy.
"""
