"""Chinese numerals: 二〇二五, 二万五千, 十一."""

DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○O０Ο◯", 0)
"""What each sign counts, those that are written for nought among them."""
_COUNTED = DIGITS | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


def value_of(numeral: str) -> int:
    """二〇二五 -> 2025, 二万五千 -> 25000, 十五 -> 15. Raises KeyError for any other sign."""
    if not _TENS.keys() & set(numeral) and "万" not in numeral:
        return int("".join(str(_COUNTED[sign]) for sign in numeral))
    total = part = digit = 0
    for sign in numeral:
        if sign == "万":
            total, part, digit = (total + part + digit) * 10**4, 0, 0
        elif sign in _TENS:
            part, digit = part + (digit or 1) * _TENS[sign], 0
        else:
            digit = _COUNTED[sign]
    return total + part + digit
