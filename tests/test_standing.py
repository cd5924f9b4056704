import pytest

from pipeline.language.rules import read_rules
from pipeline.language.standing import level_of, rank_of, system_of
from pipeline.model_files.path import models_folder
from pipeline.schema import Level, System


@pytest.mark.parametrize(
    ("name", "system"),
    [
        ("云岫市委组织部", "party"),
        ("中共中央政治局", "party"),
        ("云岫市桥北街道党工委", "party"),
        ("云岫市发展和改革委员会", "government"),
        ("商务部", "government"),
        ("云岫市政府新闻办", "government"),
        ("云岫市人大常委会法制工作委员会", "congress"),
        ("政协云岫市委员会", "consultative"),
        ("云岫市纪委监委", "discipline"),
        ("云岫市中级人民法院", "court"),
        ("最高人民检察院", "procuratorate"),
        ("云岫市总工会", "mass"),
        ("团省委", "mass"),
        ("云岫军分区", "military"),
        ("云岫高新区党工委", "development_zone"),
        ("松烟机械股份有限公司", "enterprise"),
        ("中国人民银行", "government"),
        ("云岫市委党校", "school"),
        ("云岫市社会科学院", "other"),
        ("云岫晚报社", "media"),
        ("云岫市人民医院", "other"),
    ],
)
def test_the_system_of_a_body(name: str, system: str):
    assert system_of(name) == system


def test_every_rule_gives_a_system_or_a_level():
    told = {
        name: {row.says for row in read_rules(models_folder() / "rules" / f"{name}.tsv")}
        for name in ("systems", "levels")
    }
    assert told["systems"] == {str(system) for system in System} - {"other"}
    assert told["levels"] <= {str(level) for level in Level}


@pytest.mark.parametrize("row", read_rules(models_folder() / "rules" / "systems.tsv"), ids=lambda row: row.says)
def test_an_example_gets_what_its_row_says_and_a_counter_example_does_not(row):
    assert system_of(row.example) == row.says


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("国务院", "national"),
        ("全国人大常委会", "national"),
        ("江西省委", "province"),
        ("南昌市政府", "prefecture"),
        ("南昌市东湖区委", "county"),
        ("松烟县委", "county"),
        ("南昌市东湖区松烟街道党工委", "town"),
        ("松烟镇政府", "town"),
        ("云岫市委", None),
        ("江西日报", None),
        ("江西铜业公司", None),
    ],
)
def test_the_level_of_a_body(name: str, level: str | None):
    assert level_of(name) == level


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("市长", "principal"),
        ("副局长", "deputy"),
        ("分管教育的副市长", "deputy"),
        ("董事长", "enterprise"),
        ("〇〇", None),
    ],
)
def test_the_rank_of_a_post(title: str, rank: str | None):
    assert rank_of(title) == rank
