"""How sure a fact is, by the kind of evidence that it is built on: how often facts of that kind are right.

Counted on the development pages and on real news by `python tests/measure_scores.py`, which prints this table anew. A
kind that was right r times of n scores (r + 1) / (n + 2), so that few sightings promise little.
"""

MEASURED = {
    # an event is right when the page tells of it, and on that day
    "event, dated": (87, 108),
    "event, no day": (12, 24),
    # a part in an event, by a verb in the story's own sentences, or by words that are given as spoken there
    "chair": (62, 66),
    "speaker": (111, 124),
    "speaker, by words": (57, 62),
    "speaker, quoted": (50, 78),
    "guest": (11, 11),
    "attendee": (184, 205),
    "attendee, body": (140, 174),
    # a figure is right when holder, value and unit are
    "target, said": (232, 326),
    "target, said, growth": (70, 100),
    "target, told of a company": (64, 92),
    "target, told of a place": (34, 63),
    "target, told of a body": (8, 11),
    "target, round": (1, 2),
    # a change of post is right when person, post, change and day are
    "appointment, dated": (89, 107),
    "appointment, no day": (15, 31),
}
"""How many facts of each kind were right, of how many."""

SCORES = {kind: round((right + 1) / (told + 2), 2) for kind, (right, told) in MEASURED.items()}
