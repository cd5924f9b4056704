"""Readings of Chinese characters without tones, for finding a name by its pinyin or initials."""

from collections.abc import Iterable

from pypinyin import Style, pinyin

_CJK = ("一", "鿿")


def readings_of(names: Iterable[str]) -> dict[str, str]:
    """Each character of the names with all its readings: 重 -> `chong zhong`; ü is written v."""
    found = sorted({sign for name in names for sign in name if _CJK[0] <= sign <= _CJK[1]})
    return {sign: reading for sign in found if (reading := _readings(sign))}


def _readings(sign: str) -> str:
    ways = pinyin(sign, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return " ".join(sorted({way for one in ways for way in one if way.isascii() and way.isalpha()}))
