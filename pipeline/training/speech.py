"""Fit how speech is read: `python -m pipeline.training.speech FOLDER… --out models/speech.tsv`.

Relating follows the annotation's statements over their pages, with the annotation's mentions, and what is asked there
is learnt: which cues attribute words, and which sentences still belong to them. Prints how often weights that were
fitted on other pages answer right.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..evaluate import Gold
from ..language.geography import gazetteer
from ..model_files.weights import write_questions
from ..read.markup import page_date
from ..record import Document, Repaired, Span
from ..relate import View, relate
from ..relate.aliases import find_aliases
from ..relate.attribution import QUESTION as ATTRIBUTES
from ..relate.continuation import QUESTION as GOES_ON
from ..relate.decisions import Decision, answered_by
from ..repair import repair
from ..segment import segment
from .folds import annotated_mentions, annotated_pages, fold_of
from .logit import fit_curve

FOLDS, HELD = 5, 0
LEAST_SEEN = 3
L1, L2 = 0.2, 2.0
"""The penalties on the size of a weight, by which some are nought, and on its square."""
LEAST_WEIGHT = 0.05
_NEAR, _BEFORE, _BEHIND = 4, 45, 80
"""How far from an annotation's words their cue stands: right before them, before a list, behind them."""


@dataclass(frozen=True, slots=True)
class Instance:
    """A question that came up on a page, with the annotation's answer."""

    page: str
    question: str
    features: frozenset[str]
    answer: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of the annotation in the repaired text, and where its cue stands."""

    words: Span
    cue: Span | None
    is_optional: bool


def read_instances(document: Document, gold: Gold) -> Iterator[Instance]:
    """What is asked on a page while its statements are followed, with the answers."""
    page = repair(document)
    statements = tuple(_told(page, gold))
    told = tuple(annotated_mentions(page, gold))
    instances: list[Instance] = []

    def oracle(asked: Decision) -> bool:
        answer, is_sure = _answer(asked, statements)
        if is_sure:
            instances.append(Instance(document.id, asked.question, frozenset(asked.features), answer))
        return answer

    with answered_by(oracle):
        for article in segment(page, gazetteer=gazetteer(), page_date=page_date(document)):
            mentions = tuple(m for m in told if any(home.covers(m.span) for home in (article.span, *article.titles)))
            relate(View(page, document.raw, article, mentions), tuple(find_aliases(page.text, article, mentions)))
    return iter(dict.fromkeys(instances))


def _told(page: Repaired, gold: Gold) -> Iterator[Told]:
    for statement in gold.get("statements", []):
        words = page.span_of(statement["start"], statement["end"])
        yield Told(words, _cue(page.text, words, statement.get("cue") or ""), bool(statement.get("optional")))


def _cue(text: str, words: Span, cue: str) -> Span | None:
    """Where the cue stands: right before the words, between their halves, behind them, else further before them."""
    if not cue:
        return None
    before = text.rfind(cue, max(0, words.start - _BEFORE), words.start)
    closed = text.find("”", words.start, words.end)
    halves = text.find(cue, closed, words.end) if closed >= 0 else -1
    near = before if words.start - before - len(cue) <= _NEAR else -1
    for at in (near, halves, text.find(cue, words.end, words.end + _BEHIND), before):
        if at >= 0:
            return Span(at, at + len(cue))
    return None


def _answer(asked: Decision, statements: Sequence[Told]) -> tuple[bool, bool]:
    """The annotation's answer, and whether it tells one."""
    if asked.question == ATTRIBUTES:
        meant = [told for told in statements if told.cue and told.cue.overlaps(asked.place)]
        return bool(meant), not (meant and all(told.is_optional for told in meant))
    meant = [told for told in statements if abs(told.words.start - asked.begin) < _NEAR or _holds(told.words, asked)]
    end = max((told.words.end for told in meant), default=-1)
    if end >= asked.place.end - 2:
        return True, True
    return False, abs(end - asked.place.start) <= 2


def _holds(words: Span, asked: Decision) -> bool:
    return words.start < asked.begin < words.end


def fit(instances: Sequence[Instance]) -> dict[str, float]:
    """The weights by feature, those near nought left out."""
    rows = [tuple((name, 1.0) for name in sorted(instance.features)) for instance in instances]
    goals = [instance.answer for instance in instances]
    weights = fit_curve(rows, goals, l2=L2, l1=L1, least=LEAST_SEEN, free=("all",))
    return {name: round(weight, 2) for name, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}


def share_right(instances: Iterable[Instance], weights: Mapping[str, float]) -> float:
    """How often the weights answer as the annotation does."""
    right = [(sum(weights.get(f, 0.0) for f in le.features) >= 0) == le.answer for le in instances]
    return sum(right) / len(right) if right else 0.0


def main() -> None:
    """Print the share of right answers on held-out pages, and write the weights where `--out` names a file."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.speech", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="folders with annotated pages, NAME.txt and NAME.json")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    instances = [instance for page, gold in annotated_pages(options.gold) for instance in read_instances(page, gold)]
    weights = {question: _taught(question, instances) for question in (ATTRIBUTES, GOES_ON)}
    if options.out:
        write_questions(options.out, weights)


def _taught(question: str, instances: Iterable[Instance]) -> dict[str, float]:
    """The weights of a question; prints how often those of other pages answer right on the pages held out."""
    own = [instance for instance in instances if instance.question == question]
    held = [fold_of(instance.page, parts=FOLDS) == HELD for instance in own]
    weights = fit([instance for instance, is_held in zip(own, held, strict=True) if not is_held])
    right = share_right((instance for instance, is_held in zip(own, held, strict=True) if is_held), weights)
    print(f"{question}: {len(own)} instances, {right:.3f} right of the {sum(held)} held out")
    return fit(own)


if __name__ == "__main__":
    main()
