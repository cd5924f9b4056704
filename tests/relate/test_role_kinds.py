import pytest

from pipeline.relate.role_kinds import kind_of


@pytest.mark.parametrize(
    ("post", "org", "label", "kind"),
    [
        ("书记", "县委", "ORG", "official"),
        ("养殖大户", None, None, "other"),
        ("市长", None, None, "official"),
        ("董事长", "松烟集团", "COMPANY", "enterprise"),
        ("党委书记", "松烟集团", "COMPANY", "enterprise"),
        ("总经理", None, None, "enterprise"),
        ("董事会秘书", None, None, "enterprise"),
        ("记者", "云岫日报", "ORG", "media"),
        ("责任编辑", None, None, "media"),
        ("一审", None, None, "media"),
        ("教授", "云岫大学", "ORG", "official"),
        ("会长", "市摄影协会", "ORG", "other"),
        ("村民", None, None, "other"),
        ("教授", None, None, "official"),
        ("高级工程师", None, None, "enterprise"),
        ("总经理", "市场开发部", "ORG", "enterprise"),
        ("主席", "云岫市科学技术协会", "ORG", "official"),
        ("实习生", "云岫日报", "ORG", "media"),
    ],
)
def test_kind_of_a_role(post, org, label, kind):
    assert kind_of(post, org, label) == kind
