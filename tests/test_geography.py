import pytest

from pipeline.language.geography import gazetteer, is_city

KNOWN = gazetteer()


def division(name: str):
    return KNOWN.forms[name][0]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("从娄底市双峰县到衡阳", ["娄底市", "双峰县", "衡阳"]),
        ("江西省赣州市", ["江西省", "赣州市"]),
        ("重庆的企业", ["重庆"]),
        ("云岫市不在其中", []),
        ("", []),
        ("江晚任县委书记、代理县长，2020年兼任县税务局局长，走访市和县的企业", []),
        ("到邢台市任县走访", ["邢台市", "任县"]),
        ("理县古尔沟镇", ["理县"]),
    ],
)
def test_longest_forms_are_found_in_order(text, forms):
    assert [text[start:end] for start, end, _ in KNOWN.find(text)] == forms


@pytest.mark.parametrize(
    ("name", "level", "parent"),
    [
        ("双峰县", "prefecture", "娄底市"),
        ("双峰县", "province", "湖南省"),
        ("娄底市", "prefecture", "娄底市"),
        ("湖南省", "province", "湖南省"),
        ("湖南省", "prefecture", None),
    ],
)
def test_what_a_division_lies_in(name, level, parent):
    found = KNOWN.parent(division(name), level)
    assert (found.name if found else None) == parent


@pytest.mark.parametrize(("name", "city"), [("娄底市", True), ("重庆市", True), ("湖南省", False), ("双峰县", False)])
def test_prefectures_and_municipalities_are_cities(name, city):
    assert is_city(division(name)) is city


def test_a_name_may_be_borne_by_several():
    assert len(KNOWN.forms["鼓楼区"]) > 2


def test_no_form_is_a_single_sign():
    assert all(len(form) > 1 for form in KNOWN.forms)
