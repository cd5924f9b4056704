"""Characters that steer a terminal, forge a line or reorder what is read, written as escapes.

These are the controls (C0, C1, DEL), the separators of lines and paragraphs, marks and overrides of direction,
characters without width, tags (U+E0000-E007F) and lone surrogates, which stand for bytes of a name that are not UTF-8.
"""

import json
import re

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def visible(text: str, *, keep: str = "") -> str:
    r"""The text in one line, each such character as Python writes it but those of `keep`: U+202E -> \u202e."""
    return _UNSAFE.sub(lambda match: match[0] if match[0] in keep else _escape(match[0]), text)


def visible_json(text: str) -> str:
    r"""JSON that loads to the same value, such characters inside its strings as JSON escapes them: U+009B -> \u009b."""
    return _UNSAFE.sub(lambda match: "\n" if match[0] == "\n" else json.dumps(match[0])[1:-1], text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode()
