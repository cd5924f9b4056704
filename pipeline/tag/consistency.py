"""One name, one label: what all the places of a name in an article say together (label consistency, Krishnan and
Manning 2006, An Effective Two-Stage Model for Exploiting Non-Local Dependencies in Named Entity Recognition)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ..language.lexicon import surnames, word_list
from ..record import Mention, Span
from .recall import BY, SCORE, places_of

COMPANY, PERSON = "COMPANY", "PERSON"
_COURTESY = ("先生", "女士", "同志")
SHARE, LEAST = 0.15, 0.7
"""A name is a company's where so much of its scores, and so much of one score, says so: firms are called like persons
(王老吉) and like places (长江), so that little beside the name tells, but no person or place is read as a firm."""
LONGER = 4
"""So many characters a company's name may go on."""
_APART = "POST"
Votes = Mapping[str, Mapping[str, float]]


def make_consistent(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of an article in order, all of one name with one label; spans are of `text`, the article's.

    A name that stands nowhere without the rest of a company's longer one is that longer one: 星河 in 星河生化.
    """
    mentions = [_named_to_post(text, m) for m in mentions]
    votes = _votes(mentions)
    firms = {m.text for m in mentions if m.label == COMPANY and m.score >= LEAST} - set(_behind_posts(mentions))
    labels = {name: _label(counts, is_firm=name in firms) for name, counts in votes.items()}
    labels |= dict.fromkeys((m.text for m in mentions if _is_addressed(text, m)), PERSON)
    one_label = [_labelled(m, labels.get(m.text, m.label)) for m in mentions]
    return _lengthened(one_label, _longer_names(text, one_label))


def _named_to_post(text: str, mention: Mention) -> Mention:
    """A short name with a surname as a person's behind verbs of naming and dismissing, though the tagger saw a body:
    聘任某某为总经理, 免去某某 + 公司总经理职务."""
    name = mention.text.removesuffix("公司")
    named = mention.label in _BODIES and 1 < len(name) < LONGER and name[0] in surnames()
    if not named or not text.endswith(tuple(word_list("naming or dismissing a person")), 0, mention.span.start):
        return mention
    span = replace(mention.span, end=mention.span.start + len(name))
    return Mention(span, PERSON, name, SCORE, BY) if _TO_POST.match(text, span.end) else mention


_BODIES = frozenset({COMPANY, "ORG", "PLACE"})
_TO_POST = re.compile("为|[^，。；、]{2,16}职务")


def _is_addressed(text: str, mention: Mention) -> bool:
    """Whether a short name is followed by what persons alone are called: 某某先生."""
    short = mention.label != _APART and len(mention.text) < LONGER
    return short and text.startswith(_COURTESY, mention.span.end)


def _behind_posts(mentions: Sequence[Mention]) -> Iterator[str]:
    """Persons' names at once behind a post, as no firm is called so: 办公室主任某某."""
    for post, name in pairwise(mentions):
        if post.label == _APART and name.label == PERSON and post.span.end == name.span.start:
            yield name.text


def _votes(mentions: Iterable[Mention]) -> Votes:
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for mention in mentions:
        if mention.label != _APART:
            votes[mention.text][mention.label] += mention.score
    return votes


def _label(votes: Mapping[str, float], *, is_firm: bool) -> str:
    if is_firm and votes[COMPANY] >= SHARE * sum(votes.values()):
        return COMPANY
    return max(sorted(votes), key=lambda label: votes[label])


def _labelled(mention: Mention, label: str) -> Mention:
    """The mention with the label of its name's other places, unless it is a post."""
    return mention if mention.label in (_APART, label) else replace(mention, label=label, score=SCORE, by=BY)


def _longer_names(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """The names that go on as one company's name wherever they stand in the text, with that name."""
    begins: dict[str, list[str]] = defaultdict(list)
    for name, votes in sorted(_votes(mentions).items(), key=lambda row: -len(row[0])):
        if votes.get(COMPANY, 0.0) >= LEAST:
            for end in range(max(len(name) - LONGER, 2), len(name)):
                begins[name[:end]].append(name)
    found = places_of(text, {mention.text for mention in mentions} & begins.keys())
    wholes = {name: [w for w in begins[name] if _go_on(text, w, spans)] for name, spans in found.items()}
    return {name: whole[0] for name, whole in wholes.items() if whole}


def _go_on(text: str, name: str, spans: Iterable[Span]) -> bool:
    return all(text.startswith(name, span.start) for span in spans)


def _lengthened(mentions: Iterable[Mention], longer: Mapping[str, str]) -> tuple[Mention, ...]:
    """The mentions in order, shorter names made longer; those that a longer one now reaches into are left out."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.span.start < kept[-1].span.end:
            continue
        name = longer.get(mention.text) if mention.label != _APART else None
        span = Span(mention.span.start, mention.span.start + len(name)) if name else mention.span
        kept.append(Mention(span, COMPANY, name, SCORE, BY) if name else mention)
    return tuple(kept)
