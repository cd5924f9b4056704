"""Learn whose a post is and of which body: `python -m pipeline.training.linker GOLD --out models`.

Reads annotated pages with their own mentions. Prints, for pairs of other pages than those learned from, how many
that the rules leave out are found, and how many of those found are right.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..evaluate import Gold
from ..evaluate.matching import bare
from ..language.geography import gazetteer
from ..model_files.weights import logistic, write_weights
from ..record import Article, Document, Mention, Repaired
from ..relate import View, body_of_post, pairs
from ..relate.aliases import find_aliases
from ..relate.body_of_post import Bodies, evidence
from ..relate.linked import LIKELY, placed
from ..relate.pairs import People, names_near, pair_features
from ..relate.role_kinds import MEDIA_POSTS
from ..relate.roles import find_roles
from ..repair import repair
from ..segment import segment
from .folds import annotated_mentions, annotated_pages, fold_of
from .logit import Choice, Features, fit_choice, fit_curve

FOLDS = 4
L2, LEAST = 2.0, 8
Wanted = Mapping[tuple[str, str], set[str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A post and a name near it: what tells of them, whether the name holds it, and whether a rule says so."""

    features: Features
    holds: bool
    ruled: bool
    page: str
    choice: Choice | None


def read_pairs(document: Document, gold: Gold) -> Iterator[Pair]:
    """The pairs of a page, with the annotation's mentions; pairs of optional roles are left out."""
    page = repair(document)
    roles = gold.get("roles", [])
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for role in roles:
        wanted[bare(role["person"]), bare(role["post"])].add(bare(role.get("org")))
    spare = {(bare(role["person"]), bare(role["post"])) for role in roles if role.get("optional")}
    mentions = tuple(annotated_mentions(page, gold))
    for article in segment(page, gazetteer=gazetteer()):
        yield from _pairs(_view(page, document, article, mentions), wanted, spare)


def _view(page: Repaired, document: Document, article: Article, mentions: Sequence[Mention]) -> View:
    own = tuple(m for m in mentions if article.span.covers(m.span))
    return View(page, document.raw, article, own).naming(find_aliases(page.text, article, own))


def _pairs(view: View, wanted: Wanted, spare: set[tuple[str, str]]) -> Iterator[Pair]:
    told = placed(view, find_roles(view, tuple(find_aliases(view.page.text, view.article, view.mentions))))
    people = People(view, frozenset(view.mentions[post].span.start for post, _ in told.values()))
    known = Bodies(view)
    for post, mention in enumerate(view.mentions):
        if mention.label != "POST" or mention.text in MEDIA_POSTS:
            continue
        for name in names_near(people, post):
            person = view.mentions[name].text
            key = (bare(person), bare(mention.text))
            if key not in spare:
                features = tuple(pair_features(people, post, name))
                choice = _choice(known, post, name, wanted.get(key, set()))
                yield Pair(features, key in wanted, (person, mention.text) in told, view.page.document_id, choice)


def _choice(known: Bodies, post: int, name: int, right: set[str]) -> Choice | None:
    """What tells of the bodies of a post that the person holds, where one of those near is the right one."""
    if len(right) != 1:
        return None
    told = evidence(known, post, name)
    best = [body for body in told if bare(body) in right]
    return (told, best[0]) if best else None


def fit_pairs(learned: Sequence[Pair]) -> dict[str, float]:
    """The weights by which a name holds a post that no rule gives it."""
    free = [pair for pair in learned if not pair.ruled]
    rows, goals = [pair.features for pair in free], [pair.holds for pair in free]
    return fit_curve(rows, goals, l2=L2, least=LEAST)


def fit_bodies(learned: Sequence[Pair]) -> dict[str, float]:
    """The weights by which a post is of a body."""
    return fit_choice([pair.choice for pair in learned if pair.choice], l2=L2, least=LEAST)


def judged(learned: Sequence[Pair]) -> str:
    """How the pairs that no rule tells are found by weights from other pages."""
    found = right = missed = 0
    for fold in range(FOLDS):
        weights = fit_pairs([pair for pair in learned if fold_of(pair.page, parts=FOLDS) != fold])
        for pair in (pair for pair in learned if fold_of(pair.page, parts=FOLDS) == fold and not pair.ruled):
            likely = logistic(pair.features, weights=weights) >= LIKELY
            found, right, missed = found + likely, right + (likely and pair.holds), missed + (pair.holds and not likely)
    return f"{len(learned)} pairs; of those that no rule tells {found} found, {right} of them right, {missed} missed"


def main() -> None:
    """Print how pairs are found, and write the weights where `--out` names a folder."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.linker", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="folders with annotated pages, NAME.txt and NAME.json")
    parser.add_argument("--out", type=Path, help="folder of models")
    options = parser.parse_args()
    learned = [pair for page, gold in annotated_pages(options.gold) for pair in read_pairs(page, gold)]
    print(judged(learned))
    if options.out:
        for file, weights in ((pairs.FILE, fit_pairs(learned)), (body_of_post.FILE, fit_bodies(learned))):
            write_weights(options.out / file, weights)


if __name__ == "__main__":
    main()
