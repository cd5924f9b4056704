import pytest

from pipeline.language.forms import company_stem, folded, folded_body, listed, one_line, post_forms


@pytest.mark.parametrize(
    ("name", "key"),
    [("陳　遠", "陈远"), ("ＡＢＣ集團", "abc集团"), ("阿依•古丽", "阿依·古丽"), ("\udcff遠", "\udcff远"), ("", "")],
)
def test_names_are_compared_without_regard_to_writing(name: str, key: str) -> None:
    assert folded(name) == key
    assert folded(key) == key


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("中国共产党临江市委员会", "临江市委"),
        ("中共临江县委书记", "临江县委书记"),
        ("临江市人民代表大会常务委员会", "临江市人大常委会"),
        ("临江市人民政府", "临江市政府"),
        ("中共中央", "中共中央"),
        ("临江市卫生健康委员会", "临江市卫生健康委员会"),
    ],
)
def test_bodies_are_compared_by_their_short_form(name: str, short: str) -> None:
    assert folded_body(name) == short


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("松烟机械股份有限公司", "松烟机械"),
        ("松烟集团有限责任公司", "松烟"),
        ("松烟集团", "松烟"),
        ("松烟机械", "松烟机械"),
        ("集团", "集团"),
    ],
)
def test_companies_are_compared_without_their_legal_form(name: str, stem: str) -> None:
    assert company_stem(name) == stem


def test_a_head_of_government_is_called_by_the_place() -> None:
    assert list(post_forms("市长", ["临江市人民政府"])) == ["临江市政府市长", "临江市市长", "临江市长"]
    assert list(post_forms("书记", ["临江市委"])) == ["临江市委书记"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("县委\n  书记", "县委书记"), ("GDP\n 增长", "GDP 增长"), ("a\tb\u3000", "a b"), ("好\x1b[31m\u202e", "好[31m")],
)
def test_text_in_one_line_without_control_signs(text: str, line: str) -> None:
    assert one_line(text) == line


def test_lists_are_taken_apart() -> None:
    assert listed("甲；乙") == ("甲", "乙")
    assert listed(None) == listed("") == ()
