import pytest

from pipeline.language.forms import standard_body
from pipeline.resolve.name_forms import company_form, is_vague_place, leading_places, place_core, qualify_body


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("云州市", "云州"),
        ("云州", "云州"),
        ("奇林区", "奇林"),
        ("石山土家族自治县", "石山"),
        ("广西壮族自治区", "广西"),
        ("高新区", "高新区"),
        ("沙市", "沙市"),
    ],
)
def test_place_core_leaves_the_level_out(name, core):
    assert place_core(name) == core


@pytest.mark.parametrize("name", ["高新区", "经济技术开发区", "开发区", "市中区"])
def test_every_city_has_a_place_of_a_vague_name(name):
    assert is_vague_place(name)
    assert not is_vague_place(f"云州{name}")


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("中共云州市委员会", "云州市委"),
        ("云州市人民政府", "云州市政府"),
        ("政协云州市委员会", "云州市政协"),
        ("云州市人民代表大会常务委员会", "云州市人大常委会"),
        ("党中央", "中共中央"),
        ("中共中央办公厅", "中共中央办公厅"),
    ],
)
def test_standard_body(name, usual):
    assert standard_body(name) == usual


@pytest.mark.parametrize(
    ("name", "place", "province", "full"),
    [
        ("市委", "云州", None, "云州市委"),
        ("市委", "云州市", None, "云州市委"),
        ("市政府", "云州", None, "云州市政府"),
        ("省委", "云州", "山东省", "山东省委"),
        ("省委", "云州", None, "省委"),
        ("区委", "奇林区", None, "奇林区委"),
        ("县委", "云州", None, "县委"),
        ("市委", None, None, "市委"),
        ("市场监管局", "云州", None, "云州市市场监管局"),
        ("教育局", "云州", None, "云州市教育局"),
        ("南浦市教育局", "云州", None, "南浦市教育局"),
        ("市委", "北京", "北京", "北京市委"),
        ("国家税务总局", "云州", None, "国家税务总局"),
        ("团省委", "云州", None, "团省委"),
        ("自治区政府", "云州", "广西壮族自治区", "广西壮族自治区政府"),
    ],
)
def test_qualify_body(name, place, province, full):
    assert qualify_body(name, place=place, province=province) == full


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("云州市委", ("云州市",)),
        ("山东云州星海集团", ("山东", "云州")),
        ("云州市奇林区委", ("云州市", "奇林区")),
        ("云州市", ("云州",)),
    ],
)
def test_leading_places_leave_something(name, places):
    assert leading_places(name, known={"山东", "云州", "云州市"}) == places


@pytest.mark.parametrize(
    ("name", "places", "core", "words"),
    [
        ("云州星海集团股份有限公司", {"云州"}, "星海", {"集团", "股份"}),
        ("星海集团", set(), "星海", {"集团"}),
        ("星海（云州）有限公司", {"云州"}, "星海", set()),
        ("云州集团", set(), "云州", {"集团"}),
    ],
)
def test_company_form(name, places, core, words):
    form = company_form(name, known={"云州"})
    assert (form.places, form.core, form.words) == (places, core, words)
