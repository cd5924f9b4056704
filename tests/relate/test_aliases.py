import pytest
from marked import marked_view

from pipeline.relate.aliases import find_aliases


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("[苏拉·曼丹|PERSON]（[Sura Mandan|PERSON]）说，可以。[Sura Mandan|PERSON]笑了。", ["苏拉·曼丹"] * 2),
        ("[苏拉·曼丹|PERSON]和[Tom Reed|PERSON]（左）到场。", []),
        ("[罗松|PERSON]（[江晚|PERSON]）到场。", []),
    ],
)
def test_a_name_in_latin_letters_behind_a_persons_is_the_same_person(marked, told):
    view = marked_view(marked)
    found = find_aliases(view.page.text, view.article, view.mentions)
    assert [alias.refers_to for alias in found if alias.why == "name"] == told


@pytest.mark.parametrize(
    ("before", "called", "told"),
    [
        ("[司徒雁|PERSON]", "[司徒|PERSON]局长", ["司徒雁"]),
        ("[司徒雁|PERSON]", "司徒局长", ["司徒雁"]),
        ("[司徒雁|PERSON]、[司徒岭|PERSON]", "司徒局长", []),
        ("[司马雁|PERSON]", "司局长", []),
        ("[江晚|PERSON]", "江局长", ["江晚"]),
    ],
)
def test_a_surname_of_two_signs_calls_its_bearer(before, called, told):
    view = marked_view(f"{before}到会。{called}说，要快。")
    found = find_aliases(view.page.text, view.article, view.mentions)
    assert [alias.refers_to for alias in found if alias.why == "address"] == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("[云岫银行|COMPANY]公告。[江晚|PERSON]去了[松烟集团|COMPANY]。[宋岭|PERSON]任该行行长。", ["云岫银行"]),
        ("[市水利局|ORG]公告。[江晚|PERSON]去了[市教委|ORG]。该局回应。", ["市水利局"]),
        ("[云岫机械有限公司生产部|COMPANY]满产。公司[董事长|POST][江晚|PERSON]说，好。", ["云岫机械有限公司"]),
    ],
)
def test_a_word_for_a_body_means_one_that_is_called_so(marked, told):
    view = marked_view(marked)
    found = find_aliases(view.page.text, view.article, view.mentions)
    assert [alias.refers_to for alias in found if alias.why == "pronoun"] == told
