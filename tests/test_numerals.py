import pytest

from pipeline.language.numerals import value_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("二〇二五", 2025),
        ("二○二四", 2024),
        ("十", 10),
        ("十一", 11),
        ("二万五千", 25000),
        ("两百零三", 203),
    ],
)
def test_the_value_of_a_numeral(numeral, value):
    assert value_of(numeral) == value


def test_another_sign_is_no_numeral():
    with pytest.raises(KeyError):
        value_of("几")
