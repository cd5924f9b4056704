"""HTML as a stream of texts and tags with their places, in time linear in its length.

The standard library's parser takes minutes for some broken pages of 100 KB and changed what it
yields between releases; a corpus can hold such pages, and the same page has to give the same text.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

HIDDEN = frozenset({"script", "style", "noscript", "template", "iframe", "noembed", "noframes", "xmp", "textarea"})

_NEVER_ENDING = frozenset({"script", "style"})
_ATTRIBUTES_MAX = 64

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_GAP = re.compile(r"[\s/]*+")
_ATTRIBUTE = re.compile(r"""([^\s/>=]++)(?:\s*+=\s*+("[^"]*"|'[^']*'|[^\s>]*))?""")


_NO_ATTRS: Mapping[str, str] = MappingProxyType({})


class Token(NamedTuple):
    """`raw[start:end]`: a text (`name` empty), an opening tag, or a closing tag."""

    start: int
    end: int
    name: str = ""
    closing: bool = False
    attrs: Mapping[str, str] = _NO_ATTRS


def tokens(raw: str) -> Iterator[Token]:
    """Texts and tags in order; comments, declarations and what browsers hide (scripts, styles) are left out."""
    at, unclosed = 0, set[str]()
    while at < len(raw):
        start = _next_markup(raw, at)
        if start > at:
            yield Token(at, start)
        if start == len(raw):
            return
        if raw[start + 1] in "!?":
            at = _after_declaration(raw, start)
            continue
        token = _tag(raw, start)
        at = token.end
        if token.name not in HIDDEN:
            yield token
        elif not token.closing and token.name not in unclosed:
            at = _after_hidden(raw, token, unclosed)


def _next_markup(raw: str, at: int) -> int:
    """Where the next tag, comment or declaration begins; any other `<` is text."""
    start = raw.find("<", at)
    while start != -1:
        if raw.startswith(("<!", "<?"), start) or _TAG.match(raw, start):
            return start
        start = raw.find("<", start + 1)
    return len(raw)


def _after_declaration(raw: str, start: int) -> int:
    """As browsers do, one that is never closed takes the rest."""
    closer = "-->" if raw.startswith("<!--", start) else ">"
    found = raw.find(closer, start + 2)
    return found + len(closer) if found != -1 else len(raw)


def _after_hidden(raw: str, token: Token, unclosed: set[str]) -> int:
    """Behind the closing tag; without one, scripts and styles take the rest and others hide nothing."""
    closer = re.compile(rf"</{token.name}(?=[\s/>])[^>]*+>?", re.IGNORECASE).search(raw, token.end)
    if closer:
        return closer.end()
    unclosed.add(token.name)
    return len(raw) if token.name in _NEVER_ENDING else token.end


def _tag(raw: str, start: int) -> Token:
    """The tag that begins at `start`; one that is never closed takes the rest."""
    opening = _TAG.match(raw, start)
    if opening is None:
        raise ValueError(f"no tag at {start}")
    name, closing, at = opening.group(2).lower(), bool(opening.group(1)), opening.end()
    if raw.startswith(">", at):
        return Token(start, at + 1, name, closing)
    attrs: dict[str, str] = {}
    at = _gap(raw, at)
    while at < len(raw) and raw[at] != ">":
        attribute = _ATTRIBUTE.match(raw, at)
        if attribute and len(attrs) < _ATTRIBUTES_MAX:
            attrs.setdefault(attribute.group(1).lower(), (attribute.group(2) or "").strip("\"'"))
        at = _gap(raw, attribute.end() if attribute else at + 1)
    return Token(start, min(at + 1, len(raw)), name, closing, attrs)


def _gap(raw: str, at: int) -> int:
    found = _GAP.match(raw, at)
    return found.end() if found else at
