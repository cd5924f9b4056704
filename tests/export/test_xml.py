import pytest

from pipeline.save.export.xml import escaped, quoted, xml_text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("临江 & “好”", "临江 &amp; “好”"),
        ("<a>]]>", "&lt;a&gt;]]&gt;"),
        ("a\tb\r\nc", "a&#9;b&#13;&#10;c"),
        ("\0\x1b\ud800\ufffe好😀", "好😀"),
        ("<\0>", "&lt;&gt;"),
    ],
)
def test_text_is_made_safe(text: str, safe: str) -> None:
    assert escaped(text) == safe


def test_illegal_signs_go_and_line_ends_stay() -> None:
    assert xml_text("好\x00\n\x0b") == "好\n"


def test_an_attribute_keeps_its_quotation_marks() -> None:
    assert quoted('说"好"') == '"说&quot;好&quot;"'
