"""Every claim leads back to the words of its page: the corpus, and the shared real pages where they are."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from builds import CORPUS, SHARED

from pipeline.language.forms import one_line
from pipeline.read import read_file
from pipeline.record import Document, Evidence, Record, Repaired
from pipeline.relate.role_kinds import MEDIA_POSTS
from pipeline.repair import repair
from pipeline.serial import read_records

FACTS = ("roles", "statements", "events", "targets", "appointments")


class Page:
    """A record with its raw page and the repaired words between raw offsets."""

    def __init__(self, record: Record, document: Document) -> None:
        self.record = record
        self.document = document
        self.raw = document.raw
        self._repaired: Repaired = repair(document)

    def words(self, start: int, end: int) -> str:
        """The repaired words between the raw offsets; a break that a tag made has the place of the sign before it."""
        pairs = zip(self._repaired.text, self._repaired.origin, strict=True)
        return "".join(sign for sign, at in pairs if start <= at < end).strip("\n")

    def marked(self, start: int, end: int) -> str:
        """The words with the quotation marks that stand right around them."""
        text, inside = self._repaired.text, [i for i, at in enumerate(self._repaired.origin) if start <= at < end]
        before, behind = text[: inside[0]][-1:], text[inside[-1] + 1 :][:1]
        return f"{before if before == '“' else ''}{self.words(start, end)}{behind if behind == '”' else ''}"

    def told(self, evidence: Evidence) -> str:
        return self.words(evidence.start, evidence.end)


@pytest.fixture(scope="module", params=["corpus_build", "seeds_build"])
def pages(request: pytest.FixtureRequest) -> list[Page]:
    """All pages of a build; the real ones only where they are beside the checkout."""
    records = read_records(request.getfixturevalue(request.param) / "records.jsonl")
    folder = CORPUS if request.param == "corpus_build" else SHARED / "seeds"
    return [Page(record, read_file(folder / record.source, root=folder)) for record in records]


def broken(pages: list[Page], check: Callable[[Page], Iterator[tuple[int, object]]]) -> list[str]:
    """`page:offset what is wrong` for all that a check yields."""
    return [f"{page.record.source}:{at} {what}" for page in pages for at, what in check(page)]


def not_quoted(page: Page) -> Iterator[tuple[int, object]]:
    for kind in FACTS:
        for fact in getattr(page.record, kind):
            if not fact.evidence:
                yield 0, f"no evidence: {fact}"
            for one in fact.evidence:
                if not one.quote or page.raw[one.start : one.end] != one.quote:
                    yield one.start, one


def other_words(page: Page) -> Iterator[tuple[int, object]]:
    """A mention's text is the page's; a statement's too, without what is told between halves of its quotation, and
    with the marks around it where the page quotes a part of it alone."""
    for item in page.record.mentions:
        if page.words(item.start, item.end) != item.text:
            yield item.start, (page.words(item.start, item.end), item.text)
    for said in page.record.statements:
        partly = not said.direct and bool({"“", "”"} & {said.text[:1], said.text[-1:]})
        words = page.marked(said.start, said.end) if partly else page.words(said.start, said.end)
        rest = iter(words)
        ends = words[:3] == said.text[:3] and words[-2:] == said.text[-2:]
        if not said.text or not ends or not all(sign in rest for sign in said.text):
            yield said.start, (words, said.text)


def other_alias(page: Page) -> Iterator[tuple[int, object]]:
    for alias in page.record.aliases:
        if page.words(alias.start, alias.end) != alias.mention:
            yield alias.start, alias


def person_untold(page: Page) -> Iterator[tuple[int, object]]:
    """The person stands in the words that tell the role; in the lines of a career, in words quoted beside them."""
    for role in page.record.roles:
        names = {role.person, *(a.mention for a in page.record.aliases if a.refers_to == role.person)}
        if not any(name in one_line(page.told(proof)) for proof in role.evidence for name in names):
            yield role.evidence[0].start, (role.person, role.evidence[0].quote)


def post_untold(page: Page) -> Iterator[tuple[int, object]]:
    """A credit's post may be told by any word that stands for it: 一审 for 审核."""
    for role in page.record.roles:
        ways = (role.post, *(word for word, post in MEDIA_POSTS.items() if post == role.post and role.kind == "media"))
        if not any(way in page.told(role.evidence[0]) for way in ways):
            yield role.evidence[0].start, (role.person, role.post, role.evidence[0].quote)


def body_untold(page: Page) -> Iterator[tuple[int, object]]:
    """A body that a role names stands in its evidence, itself or by words that stand for it on the page (该公司)."""
    for role in page.record.roles:
        told = " ".join(map(page.told, role.evidence))
        stand_ins = (alias.mention for alias in page.record.aliases if alias.refers_to == role.org)
        if role.org and role.org not in told and not any(words in told for words in stand_ins):
            yield role.evidence[0].start, (role.person, role.org, told)


def participant_untold(page: Page) -> Iterator[tuple[int, object]]:
    """Who takes part in an event stands in the words that tell it, or words that stand for him."""
    for event in page.record.events:
        for part in event.participants:
            told = one_line(" ".join(map(page.told, part.evidence)))
            names = {part.who, *(a.mention for a in page.record.aliases if a.refers_to == part.who)}
            if not any(name in told for name in names):
                yield event.evidence[0].start, (part.who, part.role, told)


def out_of_order(page: Page) -> Iterator[tuple[int, object]]:
    mentions = page.record.mentions
    for left, right in itertools.pairwise(mentions):
        if left.end > right.start:
            yield left.start, (left, right)
    for one in mentions:
        if not 0 <= one.start < one.end <= len(page.raw):
            yield one.start, one


def outside_article(page: Page) -> Iterator[tuple[int, object]]:
    """Statements stand inside the article that tells them."""
    for one in page.record.statements:
        article = page.record.articles[one.article]
        if not article.start <= one.start < one.end <= article.end:
            yield one.start, one


@pytest.mark.parametrize(
    "check",
    [
        *(not_quoted, other_words, other_alias, person_untold, post_untold, body_untold),
        *(participant_untold, out_of_order, outside_article),
    ],
)
def test_nothing_on_the_pages_is_broken(pages, check):
    found = broken(pages, check)
    assert not found, f"{len(found)} broken:\n" + "\n".join(found[:20])


def test_there_is_something_to_check(pages):
    for kind in (*FACTS[:2], "mentions", "aliases"):
        assert sum(len(getattr(page.record, kind)) for page in pages) > 20


@pytest.mark.parametrize(
    ("check", "part", "damage"),
    [
        (not_quoted, "roles", {"evidence": ()}),
        (not_quoted, "roles", {"evidence": (Evidence(0, 2, "无"),)}),
        (other_words, "mentions", {"text": "无"}),
        (other_words, "statements", {"text": "无此话"}),
        (other_alias, "aliases", {"mention": "无"}),
        (person_untold, "roles", {"person": "无"}),
        (post_untold, "roles", {"post": "无"}),
        (body_untold, "roles", {"org": "无"}),
        (out_of_order, "mentions", {"end": 10**6}),
        (outside_article, "statements", {"end": 10**6}),
    ],
)
def test_each_check_sees_one_broken_item(pages, check, part, damage):
    page = next(page for page in pages if getattr(page.record, part))
    first, *others = getattr(page.record, part)
    record = replace(page.record, **{part: (replace(first, **damage), *others)})
    assert broken([Page(record, page.document)], check)
