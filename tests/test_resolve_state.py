import pytest
from make_records import article, page, role
from test_resolve import _ids, _resolve

LEADER = article("北京", "2024-03-01", role("方立", "国务委员", "国务院"), role("闻雁", "副总理", "国务院"))
OTHER = article(None, "2024-03-01", role("江晚", "首相"))


def _news(*articles, name="x.txt"):
    return page(name, LEADER, OTHER, *articles)


def _of(resolution, name):
    return {
        (key[1], key[2]): entity.id
        for key, entity in resolution.entities.items()
        if key[0] == "person" and key[3] == name
    }


@pytest.mark.parametrize(
    "later",
    [
        article("云州", "2024-05-01", person="方立"),
        article("云州", "2024-05-01", role("方立", "主席")),
        article("云州", "2024-05-01", role("方立", "部长", "水务部")),
    ],
)
def test_a_leader_is_one_in_all_news_of_the_state(later):
    found = _resolve(_news(), _news(later, name="y.txt"))
    assert len(set(_of(found, "方立").values())) == 1


@pytest.mark.parametrize(
    ("later", "persons"),
    [
        (article("云州", "2024-05-01", role("方立", "局长", "市水务局", "云州市水务局")), 2),
        (article("云州", "2024-05-01", role("方立", "书记", "市委", "云州市委"), role("闻雁", "市长")), 2),
    ],
)
def test_a_local_namesake_of_a_leader_is_another(later, persons):
    found = _resolve(_news(), page("y.txt", later))
    assert len(set(_of(found, "方立").values())) == persons


@pytest.mark.parametrize(("name", "persons"), [("卡尔维诺", 1), ("宋岭", 2)])
def test_a_rare_name_in_news_of_the_state_is_one_person(name, persons):
    pages = (_news(article(city, "2024-05-01", person=name), name=f"{city}.txt") for city in ("云州", "南浦"))
    assert len(set(_of(_resolve(*pages), name).values())) == persons


def test_a_head_of_state_is_one_whatever_body_is_named():
    pages = [
        page("a.txt", article(None, "2024-01-01", role("江晚", "首相"))),
        page("b.txt", article("北京", "2024-02-01", role("江晚", "首相", "海岸国人民党"))),
    ]
    assert len(set(_ids(_resolve(*pages), "江晚"))) == 1


def test_a_body_of_the_state_takes_no_city_from_where_it_met():
    found = _resolve(_news(article("云州", "2024-05-01", role("宋岭", "主任", "水务委员会"))))
    assert "水务委员会" in {entity.name for entity in found.entities.values()}
