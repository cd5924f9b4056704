"""How often proposers, rows of the word lists and rules of the tables fire on real news and are right: `make audit
NEWS=DIR` runs this file, with `TEXTS=FILE` it counts on texts without annotation too.

A row fires where its word stands in a text, and is right where the annotation has there what the list is of: a title
inside a POST, a surname at the begin of a PERSON. A rule fires where it is found in what the stages ask it about, with
the annotation's own mentions. Names of `tests/gold` are not asked for: a list that never fires on text that nobody here
wrote earns its place by nothing.
"""

import argparse
import gzip
import json
import re
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast
from unittest.mock import patch

from pipeline.evaluate import Gold, read_gold
from pipeline.language import lexicon, rules, standing
from pipeline.language.geography import gazetteer
from pipeline.language.rules import Rule, read_rules
from pipeline.language.scan import Scanner
from pipeline.language.standing import level_of, system_of
from pipeline.model_files.path import models_folder
from pipeline.read import read_file
from pipeline.record import Alias, Document
from pipeline.relate import View, relate
from pipeline.relate.aliases import find_aliases
from pipeline.repair import repair
from pipeline.repair.signs import simplify_text
from pipeline.segment import segment
from pipeline.tag.tagging import load_tagger
from pipeline.training.calibrate import Judged, judge
from pipeline.training.folds import annotated_mentions

Place = tuple[int, int]
BANDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of a list, and what its word has to be of in a text to be right there: labels, and where in them."""

    words: frozenset[str]
    labels: frozenset[str]
    begins: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Fired:
    """How often a word stood in the texts, and how often where it says something."""

    times: int = 0
    right: int = 0


def word_lists() -> dict[str, WordList]:
    """The lists of `models/lexicon` whose words stand in mentions, by file."""
    bodies = frozenset({"ORG", "COMPANY", "PLACE", "POST", "EVENT"})
    divisions = frozenset(word for d in lexicon.divisions() for word in (d.name, d.short) if word)
    return {
        "posts.tsv": WordList(frozenset(lexicon.posts()), frozenset({"POST"})),
        "offices.tsv": WordList(frozenset(lexicon.offices()), frozenset({"ORG", "POST", "PLACE"})),
        "divisions.tsv": WordList(divisions, bodies),
        "countries.tsv": WordList(lexicon.countries(), bodies),
        "places.tsv": WordList(frozenset(lexicon.places()), bodies),
        "company_suffixes.tsv": WordList(frozenset(lexicon.company_suffixes()), frozenset({"COMPANY"}), ends=True),
        "surnames.tsv": WordList(frozenset(lexicon.surnames()), frozenset({"PERSON"}), begins=True),
        "cues.tsv": WordList(frozenset(lexicon.cues()), frozenset({"cue"})),
        "words.tsv": WordList(frozenset(_words_of_rules()), frozenset()),
    }


def _words_of_rules() -> Iterator[str]:
    yield from (row["word"] for row in lexicon.read_tsv(lexicon.lexicon_folder() / "words.tsv"))


class Counted:
    """A pattern that counts how often it finds something."""

    def __init__(self, pattern: re.Pattern[str], key: str, times: Counter[str]) -> None:
        self.asked, self.key, self.times = pattern, key, times

    def __getattr__(self, name: str) -> object:
        if name not in ("search", "match", "fullmatch", "finditer", "sub"):
            return getattr(self.asked, name)

        def counting(*given: object, **named: object) -> object:
            found = getattr(self.asked, name)(*given, **named)
            if name == "finditer":
                found = list(found)
            is_found = found != given[1] if name == "sub" else bool(found)
            self.times[self.key] += len(found) if name == "finditer" else is_found
            return found

        return counting


def count_rules(golds: Mapping[str, Gold], news: Path) -> dict[str, Fired]:
    """How often each rule finds something in the pages, as they are read and related with the mentions of `golds`;
    those about names in the names of their bodies, those that are not asked one by one in the texts."""
    times = Counter[str]()
    tables = {path.stem: read_rules(path) for path in sorted((models_folder() / "rules").glob("*.tsv"))}
    tables.pop("parts")
    counted = {name: [replace(row, pattern=_counted(row, times)) for row in rows] for name, rows in tables.items()}
    with _asked(counted):
        for source, gold in golds.items():
            for view, aliases in _views(read_file(news / source), gold):
                if broke := [told for told in relate(view, aliases).problems if " broke (" in told]:
                    raise AssertionError(f"{source}: {broke[0]}")
                for name in _bodies(view, gold):
                    level_of(name)
    texts = [simplify_text((news / source).read_text("utf-8")) for source in golds]
    for row in (row for rows in tables.values() for row in rows if _in_text(row)):
        times[_key(row)] = sum(bool(row.pattern.search(text)) for text in texts)
    return {_key(row): Fired(times[_key(row)]) for rows in tables.values() for row in rows}


def _counted(row: Rule, times: Counter[str]) -> re.Pattern[str]:
    return cast(re.Pattern[str], Counted(row.pattern, _key(row), times))


@contextmanager
def _asked(tables: Mapping[str, Sequence[Rule]]) -> Iterator[None]:
    """The stages ask these rules instead of those that lie in the models."""

    def by_kind(_: Path, table: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
        rows = tables[table]
        return {says: tuple(row.pattern for row in rows if row.says == says) for says in {row.says for row in rows}}

    with (
        patch.object(rules, "_by_kind", cache(by_kind)),
        patch.object(standing, "read_rules", lambda p: tables[p.stem]),
    ):
        system_of.cache_clear()
        yield
    system_of.cache_clear()


def _bodies(view: View, gold: Gold) -> Iterator[str]:
    """The names of bodies as the graph has them: as they are written, and in full."""
    yield from (m.text for m in view.mentions if m.label == "ORG")
    yield from (full for role in gold.get("roles", ()) if (full := role.get("org_full")))


def _in_text(row: Rule) -> bool:
    """Whether a rule is asked by the tagger, or as a part of one pattern with others."""
    return _key(row).startswith("doubled.tsv") or (_key(row).endswith(" form") and "(?P<" in row.pattern.pattern)


def never(fired: Mapping[str, Fired]) -> list[str]:
    """The rows that never fired."""
    return [name for name, row in fired.items() if not row.times]


def _key(row: Rule) -> str:
    return f"{Path(row.where).name} {row.says}"


def _views(document: Document, gold: Gold) -> Iterator[tuple[View, tuple[Alias, ...]]]:
    page = repair(document)
    mentions = tuple(annotated_mentions(page, gold))
    for article in segment(page, gazetteer=gazetteer()):
        own = tuple(m for m in mentions if article.span.covers(m.span))
        yield View(page, document.raw, article, own), tuple(find_aliases(page.text, article, own))


def count_rows(told: WordList, pages: Iterable[tuple[str, Sequence[tuple[int, int, str]]]]) -> dict[str, Fired]:
    """How often each word of the list fires in the pages, texts with their labelled spans, and is right."""
    times, right = Counter[str](), Counter[str]()
    find = _finder(told.words)
    for text, spans in pages:
        known = sorted((start, end) for start, end, label in spans if label in told.labels)
        for start, end in find(text):
            word = text[start:end]
            times[word] += 1
            right[word] += _is_right(start, end, known, told)
    return {word: Fired(times[word], right[word]) for word in sorted(told.words)}


def _finder(words: frozenset[str]) -> Callable[[str], Iterator[Place]]:
    scanner, single = Scanner(words), frozenset(word for word in words if len(word) == 1)

    def find(text: str) -> Iterator[Place]:
        for at, sign in enumerate(text):
            longest = next(scanner.ends(text, at), at + 1 if sign in single else None)
            if longest:
                yield at, longest

    return find


def _is_right(start: int, end: int, known: Sequence[Place], told: WordList) -> bool:
    first = max(bisect_right(known, (start, sys.maxsize)) - 1, 0)
    return any(
        left <= start and end <= right and (not told.begins or left == start) and (not told.ends or right == end)
        for left, right in known[max(first - 1, 0) : first + 1]
    )


def spans_of(text: str, gold: Gold) -> list[tuple[int, int, str]]:
    """The mentions of the annotation, and the places of the cue words in and before its statements."""
    spans = [(m["start"], m["end"], m["label"]) for m in gold["mentions"]]
    for statement in gold.get("statements", ()):
        cue = statement.get("cue") or ""
        at = text.rfind(cue, 0, statement["start"]) if cue else -1
        after = text.find(cue, statement["start"]) if cue else -1
        spans += [(place, place + len(cue), "cue") for place in (at, after) if place >= 0]
    return spans


def proposers(judged: Iterable[Judged]) -> dict[tuple[str, str], Fired]:
    """How often each proposer fired and was right, by label and by the band of its own score."""
    counts: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for each in judged:
        by, score = str(each.mention.by), each.mention.score
        low = BANDS[bisect_right(BANDS, score) - 1]
        counts[by, each.mention.label].append(each.right)
        counts[by, f"score {low:.1f} and more"].append(each.right)
    return {key: Fired(len(right), sum(right)) for key, right in sorted(counts.items())}


def table(rows: Mapping[str, Fired], elsewhere: Mapping[str, int] | None = None) -> Iterator[str]:
    """The rows, those that fire most first."""
    for name, fired in sorted(rows.items(), key=lambda row: (-row[1].times, row[0])):
        share = f"{fired.right / fired.times:8.2f}" if fired.times else f"{'-':>8}"
        yield f"  {name:32}{fired.times:>8}{share}" + (f"{elsewhere.get(name, 0):>9}" if elsewhere is not None else "")


def read_texts(path: Path, every: int) -> Iterator[str]:
    """Each so-and-so-many-th text of a file of JSON lines, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                yield simplify_text(json.loads(line)["text"])


def main() -> int:
    """Print the counts of every list and proposer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path, help="folder of annotated pages")
    parser.add_argument("--texts", type=Path, help="JSON lines with a text each, without annotation")
    parser.add_argument("--every", type=int, default=10, help="read each so-and-so-many-th of them")
    parser.add_argument("--rows", action="store_true", help="print every row, not the sums of each list")
    parser.add_argument("--tagger", action="store_true", help="count what the tagger proposes too (minutes)")
    options = parser.parse_args()
    golds = read_gold(options.news)
    texts = {source: simplify_text((options.news / source).read_text("utf-8")) for source in golds}
    pages = [(text, spans_of(text, golds[source])) for source, text in texts.items()]
    bare = [(text, ()) for text in read_texts(options.texts, options.every)] if options.texts else []
    for name, told in word_lists().items():
        rows = count_rows(told, pages)
        more = {word: fired.times for word, fired in count_rows(told, bare).items()} if bare else None
        silent = [word for word, fired in rows.items() if not fired.times and not (more or {}).get(word)]
        times, right = sum(f.times for f in rows.values()), sum(f.right for f in rows.values())
        print(f"{name}: {len(rows)} words, {times} times, right {right / max(times, 1):.2f}, {len(silent)} never")
        if options.rows:
            print(*table(rows, more), sep="\n")
    fired = count_rules(golds, options.news)
    print(f"rules: {len(fired)}, {len(never(fired))} never", *never(fired), sep="\n  ")
    if options.rows:
        print(*table(fired), sep="\n")
    if options.tagger:
        nlp = load_tagger()
        judged = [one for source, gold in golds.items() for one in judge(read_file(options.news / source), gold, nlp)]
        print("proposers")
        print(*table({f"{by} {what}": fired for (by, what), fired in proposers(judged).items()}), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
