"""No person: a side or an army called by its country's first character (乌方, 俄军), a party, wing or armed force, a
people's name without its last character (满 in 满族)."""

import re
from collections.abc import Iterable, Iterator

from ..language.lexicon import countries
from ..language.rules import rule
from ..record import Mention

_SIDE = re.compile("[方军中]")
_FORCE = re.compile(".{3,}(?:党|派|旅|军|武装|组织|部队)")
"""A given name of two characters may end so (建军, 卫党); a longer one does not."""


def without_sides(mentions: Iterable[Mention], page: str) -> Iterator[Mention]:
    """The mentions without those that no person is called by; `page` is the text that names the countries in full."""
    return (m for m in mentions if m.label != "PERSON" or not _is_no_person(m, page))


def _is_no_person(m: Mention, page: str) -> bool:
    if page[m.span.end : m.span.end + 1] == "族" and rule("parts", "a people").fullmatch(f"{m.text}族"):
        return True
    return bool(_FORCE.fullmatch(m.text)) or is_side(m.text, page)


def is_side(name: str, page: str) -> bool:
    """Whether a name is that of a country's side on a page that names the country: 乌方 beside 乌克兰."""
    if len(name) != 2 or not _SIDE.match(name, 1):
        return False
    return any(country in page for country in countries() if country.startswith(name[0]))
