"""Sentences with their mentions marked inline, and the view of an article made of them."""

import re

from pipeline.record import Article, Mention, Proposer, Repaired, Sentence, Span
from pipeline.relate.view import View

_MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\]")
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）]*|[^。！？]+")


def read_marks(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """`[市委|ORG][书记|POST] -> 市委书记` and its mentions."""
    text = ""
    mentions: list[Mention] = []
    at = 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        mentions.append(Mention(span, match[2], match[1], 0.9, Proposer.OTHER))
        text += match[1]
        at = match.end()
    return text + marked[at:], tuple(mentions)


def marked_view(
    marked: str,
    *,
    credits: int = 0,
    date: str | None = "2024-03-08",
    place: str | None = "云岫",
    province: str | None = None,
    county: str | None = None,
) -> View:
    """The view of an article with a paragraph a line, the last `credits` of them credit lines."""
    text, mentions = read_marks(marked)
    lines = [Span(m.start(), m.end()) for m in re.finditer("[^\n]+", text)]
    body, last = lines[: len(lines) - credits], lines[len(lines) - credits :]
    article = Article(
        index=0,
        title=None,
        date=date,
        place=place,
        province=province,
        county=county,
        span=Span(0, len(text)),
        body=tuple(body),
        credits=tuple(last),
        sentences=tuple(
            Sentence(0, number, Span(line.start + m.start(), line.start + m.end()), m.group())
            for number, line in enumerate(lines)
            for m in _SENTENCE.finditer(text[line.start : line.end])
        ),
    )
    return View(Repaired("page", text, range(len(text))), text, article, mentions)
