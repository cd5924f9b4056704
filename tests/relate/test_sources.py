import pytest
from marked import marked_view

from pipeline.relate.aliases import find_aliases
from pipeline.relate.roles import find_roles
from pipeline.relate.statements import find_statements


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("[县委|ORG][书记|POST][江晚|PERSON]、[县长|POST][宋岭|PERSON]表示，要快。", ("江晚", "县委")),
        ("[江晚|PERSON]对[宋岭|PERSON]一行来访表示欢迎。他说，合作前景很好。", ("江晚", None)),
        (
            "[白石厂|COMPANY][厂长|POST][江晚|PERSON]与[水利局|ORG][局长|POST][江晚|PERSON]会谈。"
            "[水利局|ORG][局长|POST][江晚|PERSON]表示，要快。",
            ("江晚", "水利局"),
        ),
        ("[县工信局|ORG]相关负责人向[云岫晚报|ORG]记者表示，订单已经排满。", (None, "县工信局")),
        ("[松烟集团|COMPANY]停产。对于停产传闻，公司回应称，不实。", (None, "松烟集团")),
        ("[云岫晚报|ORG]记者从知情人士处获悉。知情人士表示，工厂将要搬迁。", (None, None)),
    ],
)
def test_who_speaks_and_for_whom(marked, source):
    view = marked_view(marked)
    aliases = tuple(find_aliases(view.page.text, view.article, view.mentions))
    [said] = find_statements(view, find_roles(view), aliases)
    assert (said.speaker, said.org) == source


def test_he_is_not_who_is_called_she():
    view = marked_view("[江晚|PERSON]和[宋岭|PERSON]来到园区。她说，路要修。他说，桥也要修。")
    assert [said.speaker for said in find_statements(view, (), ())] == ["江晚", "宋岭"]
