import pytest
from marked import marked_view

from pipeline.relate.parents import named_in_full, whole_name


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("[澜州市水务局|ORG]科员、[综合处|ORG]", "澜州市水务局综合处"),
        ("[澜州市水务局规划科|ORG]科员、[综合科|ORG]", "澜州市水务局综合科"),
        ("[水利部规划司|ORG][司长|POST]、[人事司综合处|ORG]", "水利部人事司综合处"),
        ("[云岫大学文学系|ORG][教师|POST]、[文学系党总支|ORG]", "云岫大学文学系党总支"),
        ("[河口镇党委|ORG][委员|POST]、[团委|ORG]", "河口镇团委"),
        ("[河口镇党委|ORG][委员|POST]、[办公室|ORG]", "河口镇党委办公室"),
        ("[市委|ORG][常委|POST]、[宣传部|ORG]", "云岫市委宣传部"),
        ("[澄溪县委|ORG][常委|POST]，历任办事员、科员，后任[统战部|ORG]", "澄溪县委统战部"),
        ("[澄溪县委组织部|ORG][副部长|POST]、[编办|ORG]", "澄溪县委编办"),
        ("[澄溪县纪委|ORG][书记|POST]、[监委|ORG]", "澄溪县监委"),
        ("[澄溪县政府|ORG][办公室|ORG]", "澄溪县政府办公室"),
        ("[澄溪县发展计划局|ORG][局长|POST]、[物价局|ORG]", "澄溪县物价局"),
        ("[松烟集团|COMPANY][总经理|POST]，兼[质量部|ORG]", "松烟集团质量部"),
        ("[云岫大学|ORG][教授|POST]。[校党委|ORG]", "云岫大学党委"),
        ("到[河口村|PLACE]走访。[村委会|ORG]", "河口村村委会"),
        ("[河口镇|PLACE]，[镇党委|ORG]", "河口镇党委"),
        ("[澜州市水务局|ORG]成立。[综合处|ORG]", None),
        ("[澜州市水务局|ORG]、[外交部|ORG]", None),
        ("[澜州市水务局|ORG]、[市委|ORG]", None),
    ],
)
def test_a_unit_is_named_with_its_body(marked, whole):
    view = marked_view(marked)
    unit = [m for m in view.mentions if m.label == "ORG"][-1]
    assert whole_name(view, unit) == whole


@pytest.mark.parametrize(
    ("marked", "full"),
    [
        ("[澜州竹海商会|ORG]成立，[竹海商会|ORG]", "澜州竹海商会"),
        ("[湖南省长沙市委|ORG][书记|POST]，[长沙市委|ORG]", "湖南省长沙市委"),
        ("[中共长沙市委|ORG][书记|POST]，[长沙市委|ORG]", None),
        ("[湖南长沙市委|ORG][书记|POST]，[长沙市委|ORG]", None),
        ("[澜州竹海商会|ORG]、[泽阳竹海商会|ORG]、[竹海商会|ORG]", None),
        ("[长沙市委|ORG]、[市委|ORG]", None),
    ],
)
def test_a_body_is_named_in_full_elsewhere(marked, full):
    view = marked_view(marked)
    assert named_in_full(view, [m for m in view.mentions if m.label == "ORG"][-1]) == full
