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
