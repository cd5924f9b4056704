"""The language of names: lists of words, rules as rows, forms of bodies and places, and which is meant where."""
