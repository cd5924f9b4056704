"""One winner among overlapping candidates: the set of spans whose weights sum highest.

The order of precedence stands here alone. A candidate weighs its score times its length; proposers
that agree on a span add to it. So a body beats the place that begins it, and a full company name
its short form, unless their proposers doubt it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .candidates import Candidate

AGREEMENT = 0.1
FLOOR = 0.5
LEGAL = 0.95
LENGTH_BONUS = 0.6
UNSUPPORTED = {"PERSON": 0.9, "COMPANY": 0.9}
"""What the score of a rule's proposal counts where the network, run on the same text, does not propose it, unless it
is a company of legal form, or of the list."""
WEIGHT_OF = {"network": 1.0, "lexicon": 1.0, "suffix": 1.0, "form": 1.0, "list": 1.0, "user": 1.5}


def merge_candidates(proposed: Iterable[Candidate], *, floor: float = FLOOR) -> tuple[Candidate, ...]:
    """The winners, sorted and without overlap; `by` names all who agreed, joined by `+`.

    Candidates below `floor` after agreement are left out.
    """
    agreed = [c for c in _agree(_begun(tuple(proposed))) if c.score >= floor]
    return tuple(_heaviest(sorted(agreed, key=lambda c: (c.end, c.start, c.label))))


def _begun(proposed: Sequence[Candidate]) -> Iterator[Candidate]:
    """The proposals without a rule's companies that hold more words before the network's with the same end, unless
    they are of legal form: 接下来有请松烟集团 beside 松烟集团."""
    begins: dict[int, list[int]] = defaultdict(list)
    for c in proposed:
        if c.by == "network" and c.label == "COMPANY":
            begins[c.end].append(c.start)
    for c in proposed:
        later = (
            c.label == "COMPANY" and c.by == "suffix" and c.score < LEGAL and any(b > c.start for b in begins[c.end])
        )
        if not later:
            yield c


def _agree(proposed: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each span and label: the highest score, raised a little for each further proposer."""
    proposed = tuple(proposed)
    networked = any(c.by == "network" for c in proposed)
    groups: dict[tuple[int, int, str], dict[str, float]] = defaultdict(dict)
    for c in proposed:
        by = groups[(c.start, c.end, c.label)]
        by[c.by] = max(c.score, by.get(c.by, 0.0))
    merged = []
    for (start, end, label), by in groups.items():
        score = max(by.values()) + AGREEMENT * (len(by) - 1)
        sure = {"network", "user"} & set(by) or (label == "COMPANY" and ("lexicon" in by or score >= LEGAL))
        if networked and not sure:
            score *= UNSUPPORTED.get(label, 1.0)
        merged.append(Candidate(start, end, label, round(min(score, 0.99), 2), "+".join(sorted(by))))
    return merged


def weight(candidate: Candidate) -> float:
    """What a candidate is worth to the sum: score by length, and by the standing of its best proposer."""
    standing = max(WEIGHT_OF.get(by, 1.0) for by in candidate.by.split("+"))
    return candidate.score * standing * (candidate.end - candidate.start + LENGTH_BONUS)


def _heaviest(ordered: Sequence[Candidate]) -> list[Candidate]:
    """Weighted interval scheduling over candidates sorted by end; ties go to the earlier proposal."""
    ends = [c.end for c in ordered]
    best: list[float] = [0.0]
    for i, candidate in enumerate(ordered):
        before = bisect_right(ends, candidate.start, 0, i)
        best.append(max(best[-1], best[before] + weight(candidate)))
    chosen: list[Candidate] = []
    i = len(ordered)
    while i:
        candidate = ordered[i - 1]
        before = bisect_right(ends, candidate.start, 0, i - 1)
        if best[i] > best[i - 1] and best[i] == best[before] + weight(candidate):
            chosen.append(candidate)
            i = before
        else:
            i -= 1
    return chosen[::-1]
