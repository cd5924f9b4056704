"""Small inputs with what has to be found in them, and what must not be: `make cases` runs this file.

A folder holds pages `NN.txt` or `NN.html`, and `expected.md` with a heading `## NN.txt — what it tries` for each and
lines of `- want: LABEL words; …`, `- bad: LABEL words; …`, `- roles: person post; …`, `- says: person words; …`.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builds import SHARED
from spacy.language import Language

from pipeline.errors import BadInput
from pipeline.language.forms import folded
from pipeline.page import extract_page, load_tagger
from pipeline.read import read_file
from pipeline.record import Record

KINDS = ("want", "bad", "roles", "says")
SAID = 8
"""So many signs of the words that somebody says have to be found."""
_CASE = re.compile(r"(?m)^## (\S+)")
_ROW = re.compile(rf"(?m)^- ({'|'.join(KINDS)}): (.*)$")


@dataclass(frozen=True, slots=True)
class Case:
    """A page by name, and what is asked of it by kind: pairs of a label or person and words."""

    name: str
    asked: Mapping[str, Sequence[tuple[str, str]]]

    @property
    def size(self) -> int:
        return sum(map(len, self.asked.values()))


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of `expected.md`. Raises BadInput where it cannot be read, or holds none."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as err:
        raise BadInput(f"{path}: cannot be read ({err}); give a folder with expected.md") from err
    _, *parts = _CASE.split(text)
    if not parts:
        raise BadInput(f"{path}: no case; write each under a heading '## NN.txt'")
    for name, rows in zip(parts[::2], parts[1::2], strict=True):
        asked: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
        for kind, told in _ROW.findall(rows):
            asked[kind] += [
                (first, rest) for first, _, rest in (one.strip().partition(" ") for one in told.split("; "))
            ]
        yield Case(name, asked)


def faults(case: Case, record: Record) -> list[str]:
    """What is missing or forbidden, each with its kind."""
    named = {(mention.label, folded(mention.text)) for mention in record.mentions}
    held = [(folded(role.person or ""), folded(f"{role.org or ''}{role.post}")) for role in record.roles]
    told = [(folded(one.speaker or ""), folded(one.text)) for one in record.statements]
    is_met = {
        "want": lambda label, words: (label, words) in named,
        "bad": lambda label, words: (label, words) not in named,
        "roles": lambda who, post: any(who == folded(p) and title.endswith(post) for p, title in held),
        "says": lambda who, words: any(who == p and words[:SAID] in text for p, text in told),
    }
    return [
        f"{kind} {first} {words}"
        for kind in KINDS
        for first, words in case.asked[kind]
        if not is_met[kind](first if kind in ("want", "bad") else folded(first), folded(words).rstrip("。，"))
    ]


def verdict(case: Case, found: Sequence[str]) -> str:
    """Wrong where more than a third of what is asked is at fault, or a statement is."""
    if not found:
        return "right"
    return "partly" if len(found) <= case.size / 3 and not any(f.startswith("says") for f in found) else "wrong"


def run(folder: Path, nlp: Language) -> Iterator[tuple[Case, list[str]]]:
    """Each case with its faults; a page that cannot be read is a fault as a whole."""
    for case in read_cases(folder / "expected.md"):
        try:
            yield case, faults(case, extract_page(read_file(folder / case.name), nlp))
        except BadInput as err:
            yield case, [f"says {err}"]


def main() -> int:
    """Print a line a case that is not right, and the counts. Status 1 where one is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED / "cases")
    try:
        counts = Counter[str]()
        for case, found in run(parser.parse_args().folder, load_tagger()):
            counts[verdict(case, found)] += 1
            if found:
                print(f"{case.name}: {verdict(case, found)}; {'; '.join(found)}")
    except BadInput as err:
        print(f"guanxi: {err}", file=sys.stderr)
        return 2
    print(", ".join(f"{counts[kind]} {kind}" for kind in ("right", "partly", "wrong")))
    return int(counts["wrong"] > 0)


if __name__ == "__main__":
    sys.exit(main())
