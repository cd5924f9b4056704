"""The Chinese words and the colours for kinds of nodes and edges, systems, levels and states, as plain data."""

from pipeline.explore.columns import Json
from pipeline.query.answers import FIGURES, STATUS
from pipeline.query.life_answers import CAPTIONS
from pipeline.query.links import LABELS
from pipeline.save.export.look import COLOURS, SYSTEM_COLOURS
from pipeline.schema import (
    BETWEEN_PERSONS,
    DISPLACY_COLOURS,
    EDGE_RULES,
    LEVEL_CAPTIONS,
    MENTION_LABELS,
    SYSTEM_CAPTIONS,
    Label,
    Relation,
)

Rgb = tuple[int, int, int]


def words_for_kinds() -> Json:
    """By number for kinds, by name for the values of attributes."""
    return {
        "node": [[str(label), LABELS[label], _hex(COLOURS[label])] for label in Label],
        "edge": [[str(relation), EDGE_RULES[relation].caption, relation in BETWEEN_PERSONS] for relation in Relation],
        "system": {str(key): [word, _hex(SYSTEM_COLOURS[key])] for key, word in SYSTEM_CAPTIONS.items()},
        "level": {str(key): word for key, word in LEVEL_CAPTIONS.items()},
        "status": dict(STATUS),
        "figure": dict(FIGURES),
        "life": {str(key): word for key, word in CAPTIONS.items()},
        "mention": [[label, MENTION_COLOURS[label]] for label in MENTION_LABELS],
    }


MENTION_COLOURS = {
    **{"PERSON": "#aa9cfc", "ORG": "#7aecec", "EVENT": "#ffeb80"},
    **DISPLACY_COLOURS,
}
"""displaCy's, and ours for the labels that it does not know."""


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
