"""Small hand-built records: a page is written as its articles, each a place, a day and its facts."""

from dataclasses import replace

from pipeline.record import (
    AliasRecord,
    Appointment,
    ArticleRecord,
    Event,
    Evidence,
    Life,
    LifeField,
    MentionRecord,
    Participant,
    Proposer,
    Record,
    Role,
    Statement,
    Target,
)

_LABELS = {"person": "PERSON", "org": "ORG", "company": "COMPANY", "place": "PLACE", "event": "EVENT", "post": "POST"}


def proof(quote, at=0):
    return (Evidence(at, at + len(quote), quote),)


def role(person, post, org=None, full=None, *, kind="official", status="current", date=None, score=0.9, **more):
    quote = f"{org or ''}{post}{person}"
    values = {"since": None, "until": None, "evidence": proof(quote)} | more
    return Role(0, person, org, post, full or org, kind, status, date, score=score, **values)


def reporter(person, org=None):
    return role(person, "记者", org, kind="media", evidence=proof(f"记者 {person}", 900))


def said(speaker, org, text, *, cue="说", at=100, event=None, score=0.9):
    return Statement(0, speaker, org, cue, at, at + len(text), text, event, score, proof(text, at))


def event(name, *parts, date=None, place=None):
    return Event(0, name, date, place, tuple(Participant(*part) for part in parts), proof(name, 300))


def target(holder, metric, value, unit="亿元", kind="target"):
    return Target(0, holder, metric, value, unit, None, kind, proof(f"{metric}{value}{unit}", 400))


def appointment(person, post, org=None, *, change="appointed", by=None, date=None):
    return Appointment(0, person, org, post, change, by, date, proof(f"{person}{change}{post}", 500))


def life(person, field, value, *, date=None, score=0.9):
    return Life(0, person, LifeField(field), value, date, score, proof(f"{person}，{value}"))


def alias(mention, refers_to, at=600):
    return AliasRecord(0, at, at + len(mention), mention, refers_to, "以下简称")


def article(place, date, /, *facts, title=None, province=None, **names):
    """An article; `person="甲 乙"`, `org=…`, `place_names=…` and the like add mentions of these names."""
    return (place, date, title, province, facts, names)


def page(source, *articles):
    """The record of a page with these articles."""
    parts = {kind: [] for kind in (Role, Statement, Event, Target, Appointment, Life, AliasRecord, MentionRecord)}
    for index, (_, _, _, _, facts, names) in enumerate(articles):
        for fact in facts:
            parts[type(fact)].append(replace(fact, article=index))
        parts[MentionRecord].extend(_mentions(index, names))
    return Record(
        source,
        "0" * 64,
        tuple(
            ArticleRecord(f"a{number}", title, date, place, province, 0, 2000)
            for number, (place, date, title, province, _, _) in enumerate(articles, 1)
        ),
        tuple(parts[MentionRecord]),
        tuple(parts[AliasRecord]),
        tuple(parts[Role]),
        tuple(parts[Statement]),
        tuple(parts[Event]),
        tuple(parts[Target]),
        tuple(parts[Appointment]),
        tuple(parts[Life]),
    )


def _mentions(index, names):
    at = 1000
    for kind, words in sorted(names.items()):
        for word in words.split():
            label = _LABELS[kind.removesuffix("_names")]
            yield MentionRecord(f"m{at}", index, at, at + len(word), label, word, 0.9, Proposer.OTHER)
            at += len(word) + 1
