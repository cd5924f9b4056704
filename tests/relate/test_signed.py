import pytest
from marked import marked_view

from pipeline.relate.signed import find_signed

WHO = "[澄溪市水务局|ORG][局长|POST][闻雁|PERSON]"
SAID = "“水管要铺到每个村口。”"


@pytest.mark.parametrize(
    ("marked", "signed"),
    [
        (f"{SAID}——{WHO}", ("闻雁", "水管要铺到每个村口。")),
        (f"{SAID}\n\n—— {WHO}", ("闻雁", "水管要铺到每个村口。")),
        (f"{SAID}\n——{WHO}", ("闻雁", "水管要铺到每个村口。")),
        (f"{SAID} —— [闻雁|PERSON]（[澄溪市水务局|ORG][局长|POST]）", ("闻雁", "水管要铺到每个村口。")),
        (f"“水管要铺。\n“路也要修。”——{WHO}", ("闻雁", "水管要铺。\n“路也要修。")),
        ("“水管铺到村口，路修到田头”——[闻雁|PERSON]", ("闻雁", "水管铺到村口，路修到田头")),
        (f"{SAID}——记[劳动模范|POST][闻雁|PERSON]", None),
        (f"{SAID}——这是{WHO}常说的一句话。", None),
        ("“水韵澄溪”——[闻雁|PERSON]", None),
        (f"{SAID}——[闻雁|PERSON]，他做到了。", None),
        (f"{SAID}——{WHO}、[宋岭|PERSON]", None),
        (f"{SAID}{WHO}", None),
    ],
)
def test_who_signs_a_quotation_behind_a_dash(marked, signed):
    view = marked_view(marked)
    found = [item for paragraph in view.article.body for item in find_signed(view, paragraph, ())]
    told = [(at.subject.text, view.words(content)) for at, content in found]
    assert told == ([signed] if signed else [])
