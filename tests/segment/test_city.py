import pytest

from pipeline.language.geography import gazetteer
from pipeline.segment.city import Place, find_place

KNOWN = gazetteer()


def place_of(text: str, **told) -> tuple[str | None, str | None, str | None]:
    found = find_place(text, gazetteer=KNOWN, **told)
    return found.city, found.province, found.county


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("新华社长沙3月8日电（记者 宋岭）", ("长沙", "湖南省")),
        ("新华社雅加达2024年11月18日电（记者 宋岭）", ("雅加达", None)),
        ("本报衡阳3月8日讯（记者 宋岭）", ("衡阳", "湖南省")),
        ("赣州3月8日电", ("赣州", "江西省")),
        ("本报云岫3月8日讯", ("云岫", None)),
    ],
)
def test_place_of_the_dateline_comes_first(dateline, place):
    text = dateline + "娄底市代表团来访。娄底市介绍情况。"
    assert place_of(text, dateline=text)[:2] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("衡阳市召开大会。衡阳的企业参加。长沙也派员。", ("衡阳", "湖南省", None)),
        ("双峰县召开大会。双峰县县长讲话。", ("娄底", "湖南省", "双峰县")),
        ("浏阳市召开大会。浏阳市各部门参加。浏阳市市长讲话。", ("浏阳市", "湖南省", "浏阳市")),
        ("重庆市召开大会，重庆各区县参加。", ("重庆", "重庆市", None)),
        ("本次展会在县级市举行。", (None, None, None)),
        ("全市上下齐心。", (None, None, None)),
    ],
)
def test_the_city_told_of_most(text, place):
    found = place_of(text)
    assert (found[0].removesuffix("市") if found[0] else None, *found[1:]) == (
        place[0].removesuffix("市") if place[0] else None,
        *place[1:],
    )


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("云岫市召开大会。在云岫市，企业踊跃。云岫市市长讲话。", "云岫"),
        ("走进云岫高新区。云岫高新区企业多。\n云岫高新区招商忙。", "云岫"),
        ("云岫市召开大会。", None),
        ("双峰新闻网讯。\n双峰大学开学。\n双峰大学招新。", None),
        ("负责市政府工作。\n负责市财政局工作。\n负责市水务局工作。", None),
        ("农村市场活跃。\n农村市场向好。\n农村市场大。", None),
    ],
)
def test_a_city_that_no_list_holds_is_known_by_its_form(text, city):
    assert place_of(text)[0] == city


def test_an_invented_city_has_the_province_and_the_county_told_with_it():
    text = "江西省云岫市召开大会。云岫市澄溪县参加。\n云岫市市长到澄溪县。\n澄溪县干部说。在云岫市，变化大。"
    assert place_of(text) == ("云岫", "江西省", "澄溪县")


def test_where_nothing_is_told_the_place_of_the_page_counts():
    page = Place("娄底", "湖南省", "双峰县")
    assert place_of("会议召开。", fallback=page) == ("娄底", "湖南省", "双峰县")


@pytest.mark.parametrize("text", ["要安康幸福，三明治好吃。", "建设大同社会，大同世界。"])
def test_ordinary_words_are_no_cities(text):
    assert place_of(text)[0] is None
