"""Markdown as the text that a reader sees."""

import re

from pipeline.read.markup.placed_text import Signs, decoded, joined, rewritten

_Rule = tuple[re.Pattern[str], tuple[int | str, ...]]


def _rule(pattern: str, *parts: int | str) -> _Rule:
    return re.compile(pattern, re.MULTILINE), parts


# Applied in this order. Every inner part stops at its own opening sign, so that time stays linear in the length.
_RULES: tuple[_Rule, ...] = (
    _rule(r"\A---[ \t]*\n(?:(?!---).*\n){0,200}?---[ \t]*$"),
    _rule(r"<!--(?:(?!-->|<!--)[\s\S]){0,20000}-->"),
    _rule(r"(?i)<(script|style)\b[^<>]*>(?:(?!</?\1)[\s\S]){0,100000}</\1\s*>"),
    _rule(r"(?i)<(?:br|/?(?:p|div|li|tr|td|th|h[1-6]|table|ul|ol))(?:\s[^<>]*)?/?>", "\n"),
    _rule(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>"),
    _rule(r"^ {0,3}(?:```|~~~).*$"),
    _rule(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*[!-~]+(?:[ \t]+[\"'(].*)?$"),
    _rule(r"!\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^\[\]]*\])"),
    _rule(r"(?<!\\)\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^\[\]]*\])", 1),
    _rule(r"<(?:https?|ftp|mailto):[^<>\s]*>"),
    _rule(r"^[ \t]*(?:>[ \t]?)+"),
    _rule(r"^ {0,3}(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){2,}|(?:_[ \t]*+){3,}|=+[ \t]*)$", "\n"),
    _rule(r"^[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)+(?:[ \t]*+:?-++:?[ \t]*+)?$"),
    _rule(r"(?<=[^ \t\n#])[ \t]++#++[ \t]*+$"),
    _rule(r"^ {0,3}#{1,6}[ \t]+(.*)$", "\n", 1, "\n"),
    _rule(r"^[ \t]*[-*+][ \t]+", "\n"),
    _rule(r"^[ \t]*(\d{1,3}[.)][ \t]+)", "\n", 1),
    _rule(r"(?<![\\*\d])\*(?=[^\s*])([^*\n]+)(?<!\s)\*(?!\*)", 1),
    _rule(r"(?<![\\*])\*{2,3}(?=[^\s*])([^*\n]+)(?<!\s)\*{2,3}", 1),
    _rule(r"(?<![\w\\])_{1,3}(?=[^\s_])([^_\n]+)(?<!\s)_{1,3}(?!\w)", 1),
    _rule(r"~~([^~\n]+)~~", 1),
    _rule(r"(?<!\\)`+"),
    _rule(r"\\([!-/:-@\[-`{-~])", 1),
)
_TABLE = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_CELL_END = re.compile(r"\|[ \t]*+")


def markdown_text(raw: str) -> Signs:
    """`raw` without marks, images, link targets and tags; headings and list items begin a block of their own."""
    signs = Signs(raw, range(len(raw)))
    for pattern, parts in _RULES:
        signs = rewritten(signs, pattern, *parts)
    return _without_entities(_without_cell_marks(signs))


def _without_cell_marks(signs: Signs) -> Signs:
    """Table rows with a line for each cell; a `|` elsewhere stays."""
    pieces, done = [], 0
    for row in _TABLE.finditer(signs.text):
        pieces.append(_part(signs, done, row.start()))
        pieces.append(rewritten(_part(signs, row.start(), row.end()), _CELL_END, "\n"))
        done = row.end()
    pieces.append(_part(signs, done, len(signs.text)))
    return joined((piece for piece in pieces if piece.text), between="")


def _without_entities(signs: Signs) -> Signs:
    plain = decoded(signs.text, 0, len(signs.text))
    return Signs(plain.text, tuple(signs.origin[place] for place in plain.origin))


def _part(signs: Signs, start: int, end: int) -> Signs:
    return Signs(signs.text[start:end], signs.origin[start:end])
