"""What a mention's score means: how often mentions that were proposed so are right.

A logistic curve (Platt 1999) over the proposer's own score, whether a tagger proposed it or it was found again, and
the label; its weights lie in `models/calibration.tsv`, where `python -m pipeline.training.calibrate` wrote them.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..model_files.weights import logistic
from ..record import Mention, Proposer
from .recall import BY

FILE = "calibration.tsv"
LOWEST, HIGHEST = 0.02, 0.99
_HIGH = 2.5  # a score of 0.92: from here on the curve may have another slope
LIKELY = 0.45
LIKELY_OF = {"EVENT": 0.4, "COMPANY": 0.65}
"""Below these scores, LIKELY unless its label has its own, a mention is left out: chosen by the F1 of the mentions of
real news. Events are told too seldom by far, so nearly each that is seen counts; what looks like a company is often a
brand or a product, so it has to be surer."""


def features(mention: Mention) -> Iterator[tuple[str, float]]:
    """What a score is weighed by: names and values; a name's value is 1 where nothing is measured."""
    level = math.log(min(max(mention.score, 0.02), 0.995) / (1 - min(max(mention.score, 0.02), 0.995)))
    kind = BY if mention.by == BY else "network"
    yield "all", 1.0
    yield kind, 1.0
    yield f"{kind} score", level
    yield f"{kind} high", max(level - _HIGH, 0.0)
    yield mention.label, 1.0
    yield f"{kind} {mention.label}", 1.0


def likely(mentions: Iterable[Mention], *, weights: Mapping[str, float]) -> Iterator[Mention]:
    """The mentions with calibrated scores, without the least likely ones; those of the user's own lists as they are."""
    told = (m if m.by is Proposer.LIST else calibrated(m, weights=weights) for m in mentions)
    return (mention for mention in told if mention.score >= LIKELY_OF.get(mention.label, LIKELY))


def calibrated(mention: Mention, *, weights: Mapping[str, float]) -> Mention:
    """The mention with the share of right ones among its like as its score, to two decimals."""
    return replace(mention, score=round(min(max(chance(mention, weights=weights), LOWEST), HIGHEST), 2))


def chance(mention: Mention, *, weights: Mapping[str, float]) -> float:
    """The chance that a mention is right, between 0 and 1."""
    return logistic(features(mention), weights=weights)
