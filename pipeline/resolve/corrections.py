"""The user's corrections: `corrections.tsv` with the columns action, subject, object, note.

A name stands for every thing that bears it; `name@place` or `name@body` (or `name@file`) tells
namesakes apart. What each action does:

    same      subject and object are one          not-same  they are not, whatever speaks for it
    alias     object is another name of subject   rename    subject is shown as object
    drop      subject is no such thing            role-end  person left post@body=YYYY-MM-DD

    not-role  person does not hold post@body      role      person holds post@body, or post@body=YYYY-MM-DD since then
    not-said  subject did not say these words     date      file or event is of YYYY-MM-DD
    attends   subject took part in event          not-attends  subject did not
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.errors import BadCorrections, one_of
from pipeline.files import numbered_rows, read_whole_file
from pipeline.visible import visible

FACTS = ("not-role", "role", "not-said", "attends", "not-attends", "date")
"""The actions that correct a fact as the page tells it; the others say what names stand for."""
ACTIONS = ("same", "not-same", "rename", "drop", "alias", "role-end", *FACTS)
HEADER = ("action", "subject", "object", "note")
NAME = "corrections.tsv"
_MARK = "\ufeff"  # what some programs write before the text of a UTF-8 file
_SHOWN = 5
_SAYS_IT_IS = ("same", "rename", "alias", "role", "role-end", "attends")
_NEEDED = {
    "role-end": "post@body=YYYY-MM-DD",
    "role": "post@body, or post@body=YYYY-MM-DD",
    "not-role": "post, or post@body",
    "not-said": "words of the statement",
    "attends": "the name of an event",
    "not-attends": "the name of an event",
    "date": "YYYY-MM-DD",
}


@dataclass(frozen=True, slots=True)
class Selector:
    """Things of one name; `where`, if told, is a place, a body or a file that they have to do with."""

    name: str
    where: str | None = None

    def __str__(self) -> str:
        return self.name if self.where is None else f"{self.name}@{self.where}"


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file: `place` is `file:line`; `until` is the ISO day of a role-end, a date, or a role's begin."""

    action: str
    subject: Selector
    object: Selector | None
    place: str
    note: str = ""
    until: str | None = None

    def __str__(self) -> str:
        ends = "" if self.object is None else f" {self.object}"
        return f"{self.action} {self.subject}{ends}" + (f"={self.until}" if self.until else "")


def find_corrections(corpus: Path) -> Path | None:
    """The corpus's own corrections, if it has any; raises BadCorrections where something else bears the name."""
    own = corpus / NAME
    if not os.path.lexists(own):
        return None
    if not Path(os.path.realpath(own)).is_relative_to(os.path.realpath(corpus)):
        raise BadCorrections(f"{own}: a link out of the corpus is not followed; copy the file, or use --corrections")
    if not own.is_file():
        raise BadCorrections(f"{own}: not a regular file (a folder, a pipe or a link to nothing); remove it")
    return own


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections of a TSV file, in its order; lines that are empty or begin with `#` are passed over.

    Raises BadCorrections naming file and line, also where two lines contradict each other; BadInput for what is no
    regular file or too large.
    """
    return parse_corrections(path, read_text(path))


def read_text(path: Path) -> str:
    """The file's text, to the letter; raises what `read_corrections` raises for what is no text."""
    try:
        return read_whole_file(path).decode("utf-8")
    except (OSError, UnicodeDecodeError) as err:
        raise BadCorrections(f"{path}: cannot be read as UTF-8 text: {err}; save it as a UTF-8 .tsv file") from err


def parse_corrections(path: Path, text: str) -> tuple[Correction, ...]:
    """The corrections that the file at `path` would hold with this text; raises BadCorrections."""
    rows = list(numbered_rows(path, text.removeprefix(_MARK)))
    if rows and tuple(cell.strip() for cell in rows[0][1]) != HEADER:
        raise BadCorrections(f"{rows[0][0]}: the first line must be the header, tabs between: {' '.join(HEADER)}")
    found = tuple(_correction(place, [cell.strip() for cell in row]) for place, row in rows[1:])
    _check_single(found)
    _check_pairs(found)
    _check_opposites(found)
    _check_dropped(found)
    return found


def _correction(place: str, row: list[str]) -> Correction:
    if len(row) > len(HEADER):
        raise BadCorrections(f"{place}: {len(row)} columns; write four, tabs between: {' '.join(HEADER)}")
    action, subject, thing, note = (*row, "", "", "")[:4]
    if action not in ACTIONS:
        raise BadCorrections(f"{place}: {one_of('action', action, ACTIONS)}")
    if not subject:
        raise BadCorrections(f"{place}: column subject is empty; name the thing that {action} is about")
    if not thing and action != "drop":
        raise BadCorrections(f"{place}: column object is empty; {action} needs {_needed(action)}")
    if thing and action == "drop":
        raise BadCorrections(f"{place}: drop takes no object, but {thing!r} is there; to drop a role write not-role")
    if action == "date":
        return Correction(action, _selector(place, subject), None, place, note, _day(place, thing))
    if action == "role-end" or (action == "role" and "=" in thing):
        held, until = _role_end(place, thing)
        return Correction(action, _selector(place, subject), held, place, note, until)
    return Correction(action, _selector(place, subject), _selector(place, thing) if thing else None, place, note)


def _needed(action: str) -> str:
    return _NEEDED.get(action, "a name, or name@place-or-body")


def _selector(place: str, cell: str) -> Selector:
    name, mark, where = (part.strip() for part in cell.partition("@"))
    if not name or (mark and not where):
        raise BadCorrections(f"{place}: {cell!r} names nothing; write a name, or name@place-or-body")
    if visible(name) != name:
        raise BadCorrections(f"{place}: the name {visible(name)} has characters that cannot be seen; type it anew")
    return Selector(name, where or None)


def _check_single(found: Sequence[Correction]) -> None:
    """No thing gets two names or days, and no person's post two begins or ends."""
    earlier: defaultdict[tuple[str, ...], list[Correction]] = defaultdict(list)
    for correction in found:
        if correction.action in ("rename", "role-end", "date") or (correction.action == "role" and correction.until):
            selectors = _about(correction)
            others = earlier[(correction.action, *(one.name for one in selectors))]
            for other in others:
                if _outcome(other) != _outcome(correction) and all(map(_meet, selectors, _about(other))):
                    raise _contradiction(correction, other)
            others.append(correction)


def _about(correction: Correction) -> tuple[Selector, ...]:
    """What the correction is about: a thing, or for a role or its end a person and a post."""
    post = correction.object if correction.action in ("role", "role-end") else None
    return (correction.subject, post) if post else (correction.subject,)


def _outcome(correction: Correction) -> Selector | str | None:
    return correction.until or correction.object


def _meet(one: Selector, other: Selector) -> bool:
    """Whether both of one name can mean one thing: without a place, a name stands for every thing that bears it."""
    return one.where == other.where or None in (one.where, other.where)


def _check_pairs(found: Sequence[Correction]) -> None:
    """No two things are one, by one line or by several, and told apart by another."""
    joins = [correction for correction in found if correction.action == "same"]
    aliases = {_pair(correction): correction for correction in found if correction.action == "alias"}
    root = _roots(joins)
    for correction in found:
        if correction.action == "not-same" and correction.object:
            one = root(correction.subject)
            is_one = one == root(correction.object)
            against = [join for join in joins if root(join.subject) == one] if is_one else []
            if against or _pair(correction) in aliases:
                raise _contradiction(correction, *(against or [aliases[_pair(correction)]]))


def _check_opposites(found: Sequence[Correction]) -> None:
    """No fact is both said to be and not to be."""
    for action, opposite in (("role", "not-role"), ("attends", "not-attends")):
        said = [correction for correction in found if correction.action == action]
        for correction in (one for one in found if one.action == opposite):
            for other in said:
                if all(
                    one and two and one.name == two.name and _meet(one, two) for one, two in _ends(correction, other)
                ):
                    raise _contradiction(correction, other)


def _check_dropped(found: Sequence[Correction]) -> None:
    """What is dropped as no such thing gets no name, post or part in an event by another line."""
    dropped = {one.subject: one for one in found if one.action == "drop"}
    for correction in (one for one in found if one.action in _SAYS_IT_IS):
        for selector in filter(None, (correction.subject, correction.object if correction.action == "same" else None)):
            if drop := dropped.get(selector) or dropped.get(Selector(selector.name)):
                raise _contradiction(correction, drop)


def _ends(one: Correction, other: Correction) -> tuple[tuple[Selector | None, Selector | None], ...]:
    return (one.subject, other.subject), (one.object, other.object)


def _pair(correction: Correction) -> frozenset[Selector | None]:
    return frozenset((correction.subject, correction.object))


def _roots(joins: Iterable[Correction]) -> Callable[[Selector], Selector]:
    """One selector that stands for all that the corrections join, directly or by way of others."""
    above: dict[Selector, Selector] = {}

    def root(selector: Selector) -> Selector:
        while (up := above.setdefault(selector, selector)) != selector:
            above[selector] = above[up]
            selector = above[up]
        return selector

    for join in joins:
        if join.object:
            above[root(join.subject)] = root(join.object)
    return root


def _contradiction(correction: Correction, *others: Correction) -> BadCorrections:
    told = "; ".join(f"line {other.place.rpartition(':')[2]} ({other})" for other in others[:_SHOWN])
    told += f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    return BadCorrections(f"{correction.place}: {correction} contradicts {told}; remove one of the lines")


def _role_end(place: str, cell: str) -> tuple[Selector, str]:
    held, mark, day = (part.strip() for part in cell.rpartition("="))
    if not mark:
        raise BadCorrections(f"{place}: {cell!r} has no date; write post@body=YYYY-MM-DD")
    return _selector(place, held), _day(place, day, "post@body=")


def _day(place: str, cell: str, before: str = "") -> str:
    try:
        return date.fromisoformat(cell).isoformat()
    except ValueError:
        raise BadCorrections(f"{place}: {cell!r} is no date; write {before}YYYY-MM-DD") from None
