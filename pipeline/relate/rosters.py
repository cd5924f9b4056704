"""Rosters: pages and tables that tell officials a cell a line, 局长, 江晚, 副局长, 宋岭, or names first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..language.rules import rule
from ..record import Mention, Role, Sentence, Span
from .held import Told, roles_of
from .items import read_items
from .role_kinds import MEDIA_POSTS, SELF
from .titles import NOTE, Title, run_behind
from .view import BODIES, View

_LONGEST = 60
_JOINTS = re.compile(r"[、，：:；\s]|同志|先生|女士|兼")
_NEXT, _NOW = (re.compile(rf"(?m)^{lead}\S{{0,6}}$") for lead in ("拟(?:任|聘|提拔)", "(?:现任|原任|现)"))
"""Heads of columns."""
_NO_HOLDER = re.compile("(?:报|网|台|客户端)$")
_TITLES = BODIES | {"POST", "PLACE"}
_DETAILS = ("told", "in a chain", "in brackets")
"""Cells between a name and posts that tell of the person's life."""
SCORE = 0.85


@dataclass(frozen=True, slots=True)
class Cell:
    """A line that is nothing but names, nothing but posts with their bodies, or nothing but a body."""

    mentions: tuple[Mention, ...]

    @property
    def is_names(self) -> bool:
        return self.mentions[0].label == "PERSON"

    @property
    def body(self) -> Mention | None:
        """The body that is the whole line."""
        return self.mentions[0] if len(self.mentions) == 1 and self.mentions[0].label in BODIES else None

    @property
    def start(self) -> int:
        return self.mentions[0].span.start


def find_rosters(view: View) -> Iterator[Role]:
    """The roles that the lines of a roster tell: of the cells' order the first pair says which of the two leads."""
    runs = list(_runs(view))
    if not runs:
        return
    body = _headed(view, runs[0][0].start)
    first = next(cell for cell in runs[0] if not cell.body)
    for run in runs:
        yield from _of_run(view, run, names_first=first.is_names, body=body)


def roster_posts(view: View) -> frozenset[Span]:
    """Where the posts stand that rosters give to their holders."""
    return frozenset(m.span for run in _runs(view) for cell in run for m in cell.mentions if m.label == "POST")


def _runs(view: View) -> Iterator[list[Cell]]:
    """The cells that follow each other, where both names and posts are among them; details of persons part none."""
    lines = [list(line) for _, line in groupby(view.article.sentences, key=lambda s: s.paragraph)]
    behind = [view.words(line[0].span) for line in lines[1:]]
    lines = [line for line, rest in zip(lines, [*behind, ""], strict=True) if not _is_over_life(view, line, rest)]
    told = (line for line in lines if not read_items(view, line[0].span, kinds=_DETAILS))
    cells = [cell for line in told for cell in _cells(view, line)]
    for _, found in groupby(cells, key=bool):
        run = [cell for cell in found if cell]
        if len({cell.is_names for cell in run if not cell.body}) > 1:
            yield run


def _is_over_life(view: View, line: Sequence[Sentence], behind: str) -> bool:
    """Whether a line is the name over a life that begins with it: 江晚 over 江晚，男，1978年生."""
    return len(line) == 1 and behind.startswith(view.words(line[0].span) + "，")


def _cells(view: View, line: Sequence[Sentence]) -> Iterator[Cell | None]:
    """The cell that a line is, the two that posts and names are with a colon between, or None."""
    whole = Span(line[0].span.start, line[-1].span.end)
    colon = view.page.text.find("：", whole.start, whole.end)
    cut = (Span(whole.start, colon), Span(colon + 1, whole.end)) if 0 < colon < whole.end - 1 else ()
    parts = [_cell(view, part) for part in cut]
    if len(line) == 1 and all(parts) and [cell.is_names for cell in parts if cell] == [False, True]:
        yield from parts
    else:
        yield _cell(view, whole) if len(line) == 1 else None


def _cell(view: View, line: Span) -> Cell | None:
    mentions = view.within(line)
    if len(line) > _LONGEST or any(m.text in MEDIA_POSTS for m in mentions):
        return None
    labels = {m.label for m in mentions}
    if not (
        labels == {"PERSON"} or ("POST" in labels and labels <= _TITLES) or (labels <= BODIES and len(mentions) == 1)
    ):
        return None
    rest, at = "", line.start
    for m in mentions:
        rest, at = rest + view.words(Span(at, m.span.start)), m.span.end
    rest += view.words(Span(at, line.end))
    return None if _JOINTS.sub("", NOTE.sub("", rest)) else Cell(mentions)


def _of_run(view: View, run: Sequence[Cell], *, names_first: bool, body: Mention | None) -> Iterator[Role]:
    """The roles of a run: names with the posts before them, or behind them."""
    people: tuple[Mention, ...] = ()
    posts: list[Title] = []
    statuses: Iterator[str] = iter(())
    for cell in run:
        if cell.body:
            body = cell.body
            continue
        if cell.is_names:
            statuses = iter(_columns(view, run[0].start))
        if not cell.is_names:
            titles = [_of_body(title, body) for title in run_behind(view, cell.mentions, 0)]
            posts = titles if names_first or people else [*posts, *titles]
            people = people if names_first else ()
        if names_first and not cell.is_names:
            yield from _held(view, posts, people, first=True, status=next(statuses, "current"))
        elif cell.is_names and not names_first:
            yield from _held(view, posts, cell.mentions, first=not people)
        people = cell.mentions if cell.is_names else people


def _columns(view: View, start: int) -> tuple[str, ...]:
    """The status of the posts in each column behind the names, by the heads over a roster: 现任职务, 拟任职务."""
    heads = view.words(Span(view.article.span.start, start))
    if not _NEXT.search(heads):
        return ()
    return ("current", "proposed") if _NOW.search(heads) else ("proposed",)


def _held(
    view: View, posts: Sequence[Title], people: Sequence[Mention], *, first: bool, status: str = "current"
) -> Iterator[Role]:
    """The posts of the first of the people; the others hold those that a body has several of."""
    several = [title for title in posts if rule("shapes", "held by several").search(title.post.text)]
    for i, person in enumerate(people):
        held = posts if first and i == 0 else several
        told = Told(view, min([person.span.start, *(title.first.span.start for title in held)]))
        yield from roles_of(told, held, person, SCORE, status=status)


def _of_body(title: Title, body: Mention | None) -> Title:
    bare = title.org is None and title.place is None and title.place_name is None
    return replace(title, org=body) if bare and not SELF.match(title.post.text) else title


def _headed(view: View, before: int) -> Mention | None:
    """The one body that the lines over a roster name."""
    told = view.within(Span(view.article.span.start, before))
    bodies = [m for m in told if m.label in ("ORG", "COMPANY") and not _NO_HOLDER.search(m.text)]
    return bodies[0] if len({m.text for m in bodies}) == 1 else None
