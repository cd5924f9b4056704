"""One page through all stages: Document -> Record."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from spacy.language import Language

from .language.geography import gazetteer
from .model_files.weights import read_weights
from .read.markup import page_date
from .record import (
    AliasRecord,
    Article,
    ArticleRecord,
    Document,
    Mention,
    MentionRecord,
    Problem,
    Record,
    Repaired,
)
from .relate import Facts, View, relate, told_once, without_bare, without_short
from .relate.aliases import find_aliases
from .repair import repair
from .segment import segment
from .tag.calibration import FILE as CALIBRATION
from .tag.calibration import likely
from .tag.segmenter import find_terms, shared_segmenter
from .tag.tagging import load_tagger, tag


def extract_page(document: Document, nlp: Language) -> Record:
    """All that the page tells; offsets are of `document.raw`."""
    page, articles = read_articles(document)
    return record_of(document, page, articles, find_mentions(page, articles, nlp))


def read_articles(document: Document) -> tuple[Repaired, tuple[Article, ...]]:
    """The page made readable, and its articles."""
    page = repair(document)
    return page, segment(page, gazetteer=gazetteer(), page_date=page_date(document))


def find_mentions(
    page: Repaired, articles: Iterable[Article], nlp: Language, *, models: Path | None = None
) -> tuple[Mention, ...]:
    """The mentions that are likely right, with scores calibrated by the table in `models`, else by the one in use."""
    return tuple(likely(tag(page, articles, nlp), weights=read_weights(CALIBRATION, models)))


def record_of(document: Document, page: Repaired, articles: Iterable[Article], mentions: tuple[Mention, ...]) -> Record:
    """What the mentions of a page lead to: all the facts, with offsets of `document.raw`."""
    articles = tuple(articles)
    by_article: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article].append(mention)
    facts: list[Facts] = []
    aliases: list[AliasRecord] = []
    for article in articles:
        own = tuple(by_article[article.index])
        found = tuple(find_aliases(page.text, article, own))
        facts.append(relate(View(page, document.raw, article, own), found))
        aliases += [
            AliasRecord(article.index, *page.raw_span(a.span), page.text[a.span.start : a.span.end], a.refers_to, a.why)
            for a in found
        ]
    return Record(
        source=document.id,
        sha256=document.sha256,
        articles=tuple(
            ArticleRecord(f"a{a.index + 1}", a.title, a.date, a.place, a.province, *page.raw_span(a.span))
            for a in articles
        ),
        mentions=_mention_records(page, mentions),
        aliases=tuple(aliases),
        roles=without_bare(tuple(without_short(told_once(role for f in facts for role in f.roles)))),
        statements=tuple(replace(s, terms=find_terms(s.text, shared_segmenter())) for f in facts for s in f.statements),
        events=tuple(e for f in facts for e in f.events),
        targets=tuple(t for f in facts for t in f.targets),
        appointments=tuple(a for f in facts for a in f.appointments),
        lives=tuple(life for f in facts for life in f.lives),
        problems=(
            *_garbled(page),
            *(Problem(document.id, "relate", message) for f in facts for message in f.problems),
        ),
    )


def _garbled(page: Repaired) -> Iterator[Problem]:
    """One problem for all the text of the page that is in a wrong encoding."""
    if page.garbled:
        (start, end), total = page.garbled[0], sum(end - start for start, end in page.garbled)
        told = f"{total} characters are garbled, first at {start}:{end}, and are left out"
        yield Problem(page.document_id, "repair", f"{told}; save the page again in the encoding that it was written in")


def _mention_records(page: Repaired, mentions: tuple[Mention, ...]) -> tuple[MentionRecord, ...]:
    records = []
    for m in sorted(mentions, key=lambda m: page.raw_span(m.span)):
        start, end = page.raw_span(m.span)
        records.append(MentionRecord(f"m{start}-{end}", m.article, start, end, m.label, m.text, m.score, m.by))
    return tuple(records)


__all__ = ["extract_page", "find_mentions", "load_tagger", "read_articles", "record_of"]
