"""Where a name begins and ends: with the mark that opens its quotation, and not within a word that goes on behind it
(方明利用职务), nor with the “and” behind it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..language.lexicon import cues, word_list
from ..record import Mention, Span
from .segmenter import Segmenter

SURE = 0.9
"""A name that the network gives this score or more anywhere in the article ends where it says, but where another name
of the article is all of it but the last character."""
SHORTEST = 2
AROUND = 15
"""So many characters on both sides are cut into words."""
_SENDS = re.compile("(?<=.[部局院委厅会府馆办司署处])(?:(?:照会|函告|致函).*|通知$)")
_NUMBER = re.compile(r"(?<!\S)\d{1,2}[.．、](?=\D)")
_AND = frozenset("和与及")
_BEHIND_NAME = frozenset("和与及帮对向为在从把将被让给也还都就又已正则曾等说称到来去由于")
"""Of these no name is made where the article has it without them."""


def cut_words(text: str, mentions: Iterable[Mention], segmenter: Segmenter) -> Iterator[Mention]:
    """The mentions of an article, doubtful names of persons without a last character that belongs to the next word.

    方明利 + 用职务 -> 方明, as 利用 is a word that the segmenter finds there and knows.
    """
    told = list(mentions)
    sure = {m.text for m in told if m.score >= SURE}
    people = {m.text for m in told if m.label == "PERSON"}
    for mention in (_settled(text, m) for m in told):
        shorter = mention.text[:-1] in people
        unsure = mention.text not in sure or shorter
        doubtful = mention.label == "PERSON" and len(mention.text) > SHORTEST and unsure
        ends = (shorter and mention.text[-1] in _BEHIND_NAME) or (
            doubtful and _ends_in_word(text, mention.span.end, segmenter)
        )
        cut = doubtful and ends and not _is_named(text, mention.span)
        yield _part(mention, end=len(mention.text) - 1) if cut else mention


def _settled(text: str, mention: Mention) -> Mention:
    """The mention as its name begins and ends by what stands in the name and beside it."""
    name = _bare_body(_bare_person(_without_holding(text, _without_verb(mention))))
    return _without_number(text, _with_mark(text, name))


def _without_verb(mention: Mention) -> Mention:
    """A body without the verb behind it of a note that it sends: 外交部照会 -> 外交部."""
    verb = _SENDS.search(mention.text) if mention.label == "ORG" else None
    return mention if verb is None else _part(mention, end=verb.start())


def _bare_person(mention: Mention) -> Mention:
    """A person without the 的 or the title before the name and the credit behind it: 的江晚, 县长江晚, 江晚摄."""
    name = mention.text
    if mention.label != "PERSON":
        return mention
    title = _TITLE.match(name)
    begin = title.end() if title else int(name[0] == "的")
    return _part(mention, begin=begin, end=len(name) - int(len(name) > SHORTEST and name[-1] == "摄"))


def _bare_body(mention: Mention) -> Mention:
    """A body without the day or the verb before it, 第二天 + 县水利局, 建成 + 市第一医院; once where a page tells it
    twice, 云岫网云岫网."""
    name, half = mention.text, len(mention.text) // 2
    if mention.label not in ("ORG", "COMPANY"):
        return mention
    if before := _BEFORE.match(name):
        return _part(mention, begin=before.end())
    return _part(mention, begin=half) if half > SHORTEST and name == name[:half] * 2 else mention


_TITLE = re.compile("[省市县镇乡]长(?=..)")
"""A title that begins with no surname."""
_BEFORE = re.compile(
    "(?:第[二三四五]天|当[天日]|[昨今][天日]|次日|日前|近日|随后)(?=.{2})"
    "|(?:建成|组建|成立|设立|筹建|前往|来到|走进)(?=[省市县区][第人级委直政])"
)


def _without_number(text: str, mention: Mention) -> Mention:
    """A name without the number of its line in a list: 3. + 十四届省政协一次会议."""
    number = _NUMBER.match(text, mention.span.start, mention.span.end)
    return mention if number is None else _part(mention, begin=len(number[0]))


def _with_mark(text: str, mention: Mention) -> Mention:
    """A name that holds the end of a quotation, with the mark before it that opens this: “ + 云山对话”研讨会; one that
    ends with the quotation, without it."""
    start = mention.span.start
    if mention.text.startswith("“") and "”" not in mention.text and text.startswith("”", mention.span.end):
        return _part(mention, begin=1)
    if mention.text.count("”") <= mention.text.count("“") or not text.endswith("“", 0, start):
        return mention
    return replace(mention, span=replace(mention.span, start=start - 1), text=f"“{mention.text}")


def _without_holding(text: str, mention: Mention) -> Mention:
    """A company without the 控股 of 控股股东 behind it, but where the text calls it so elsewhere."""
    told = mention.label == "COMPANY" and mention.text.endswith("控股") and text.startswith("股东", mention.span.end)
    if not told or re.search(f"{re.escape(mention.text)}(?!股东)", text):
        return mention
    return _part(mention, end=len(mention.text) - 2)


def _part(mention: Mention, *, begin: int = 0, end: int | None = None) -> Mention:
    """The mention of a part of the name, by its characters from `begin` up to `end`."""
    left = len(mention.text) - (len(mention.text) if end is None else end)
    span = Span(mention.span.start + begin, mention.span.end - left)
    return replace(mention, span=span, text=mention.text[begin:end])


def _is_named(text: str, span: Span) -> bool:
    """Whether the name stands in 聘任某某为, where 为 belongs to the verb before it."""
    return text.startswith("为", span.end) and text.endswith(tuple(word_list("naming to a post")), 0, span.start)


def _ends_in_word(text: str, end: int, segmenter: Segmenter) -> bool:
    """Whether the character before `end` begins a verb of saying or a known word that goes on over it, or is a word
    that joins two."""
    start = max(0, end - AROUND)
    cut = ((start + a, start + b) for a, b in segmenter.words(text[start : end + AROUND]))
    if text[end - 1 : end + 1] in cues():
        return True
    last = next((word for word in cut if word[0] == end - 1), None)
    if last is None:
        return False
    if last[1] == end:
        return text[end - 1] in _AND
    return segmenter.knows(text[end - 1 : last[1]])
