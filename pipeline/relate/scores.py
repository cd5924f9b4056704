"""How sure a fact is, by the kind of evidence that it is built on: how often facts of that kind are right.

Counted on the development pages by `python tests/measure_scores.py`, which prints this table anew. A kind
that was right r times of n scores (r + 1) / (n + 2), so that few sightings promise little.
"""

MEASURED = {
    # an event is right when the page tells of it, and on that day
    "event, dated": (76, 83),
    "event, no day": (0, 1),
    # a part in an event, by a verb in the story's own sentences, or by words that are given as spoken there
    "chair": (56, 58),
    "speaker": (100, 105),
    "speaker, by words": (48, 52),
    "speaker, quoted": (24, 31),
    "guest": (11, 11),
    "attendee": (103, 119),
    "attendee, body": (122, 128),
    # a figure is right when holder, value and unit are
    "target, said": (253, 291),
    "target, said, growth": (75, 91),
    "target, told of a company": (17, 21),
    "target, told of a place": (0, 0),
    "target, told of a body": (0, 0),
    "target, round": (1, 1),
    # a change of post is right when person, post, change and day are
    "appointment, dated": (93, 104),
    "appointment, no day": (0, 4),
}
"""How many facts of each kind were right, of how many."""

SCORES = {kind: round((right + 1) / (told + 2), 2) for kind, (right, told) in MEASURED.items()}
