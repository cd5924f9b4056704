import pytest
from marked import names_found

from pipeline.tag.posts import find_posts


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("市委副书记、市长", ["副书记", "市长"]),
        ("市教育局党组书记、局长", ["党组书记", "局长"]),
        ("党委副书记、镇长", ["党委副书记", "镇长"]),
        ("常务副市长", ["常务副市长"]),
        ("代市长", ["代市长"]),
        ("董事长兼总经理", ["董事长", "总经理"]),
        ("一级巡视员", ["一级巡视员"]),
        ("国家主席", ["国家主席"]),
        ("总经理助理", ["总经理助理"]),
        ("项目负责人", ["项目负责人"]),
        ("产品负责人", ["产品负责人"]),
        ("旅游部长", ["旅游部长"]),
        ("语文教师", ["语文教师"]),
        ("华南区经理", ["华南区经理"]),
        ("北角能源公司亚太区首席代表", ["亚太区首席代表"]),
        ("湖南区销售总监", ["湖南区销售总监"]),
        ("松烟证券中国首席经济学家", ["中国首席经济学家"]),
        ("国际能源署项目官员", ["项目官员"]),
        ("大会主席团常务主席江晚", ["常务主席"]),
        ("万宁市新区区长", ["区长"]),
        ("市人民检察院检察委员会委员", ["检察委员会委员"]),
    ],
)
def test_titles_the_longest_at_each_place(text, posts):
    assert names_found(find_posts, text) == posts


@pytest.mark.parametrize("text", ["中央书记处", "答记者会", "主任务", "委员会", "主席台", "部长级", "总统府", "董事会",
                                  "代表市政府表示"])  # fmt: skip
def test_words_that_only_begin_like_a_title(text):
    assert names_found(find_posts, text) == []
