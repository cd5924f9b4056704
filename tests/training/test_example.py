import pytest

from pipeline.training.example import Example, normalize, tags


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("２０２４年,增长3.5%", "2024年，增长3.5%"),
        ("(集团)有限公司:", "（集团）有限公司："),
        ("12:30,到1,200人", "12:30，到1,200人"),
        ('称"好"和"快"', "称“好”和“快”"),
        ("ＡＢｃ", "ABc"),
    ],
)
def test_normalize_keeps_length(text: str, normal: str):
    assert normalize(text) == normal
    assert len(normal) == len(text)


def test_tags_mark_spans_and_hide_masks():
    example = Example("县委张远某甲在", ((0, 2, "ORG"), (2, 4, "PERSON"), (4, 5, "PLACE")), ((5, 6),))
    assert tags(example) == ["B-ORG", "E-ORG", "B-PERSON", "E-PERSON", "S-PLACE", None, "O"]
