import pytest
from marked import marked_view

from pipeline.relate.runs import first_body, first_joined, is_object, with_titles


@pytest.mark.parametrize(
    ("marked", "first", "words"),
    [
        ("会上，[市商务局|ORG][局长|POST][江晚|PERSON]", "江晚", "市商务局局长江晚"),
        ("[县委书记|POST][江晚|PERSON]、[县长|POST][宋岭|PERSON]", "江晚", "县委书记江晚、县长宋岭"),
        ("[江晚|PERSON]会见[宋岭|PERSON]", "宋岭", "宋岭"),
        ("[副书记|POST]兼[县长|POST] [江晚|PERSON]", "江晚", "副书记兼县长 江晚"),
        ("[县委书记|POST][江晚|PERSON]，[县长|POST][宋岭|PERSON]", "江晚", "县委书记江晚，县长宋岭"),
        ("看望[江晚|PERSON]，[宋岭|PERSON]", "宋岭", "宋岭"),
        ("在[白石派出所|ORG]、[松烟厂|COMPANY]，[江晚|PERSON]", "江晚", "江晚"),
    ],
)
def test_a_run_of_names_begins_with_the_titles_of_the_first(marked, first, words):
    view = marked_view(marked)
    person, noun, begin = first_joined(view, view.mentions[-1], 0)
    assert (person and person.text, noun, view.page.text[begin:]) == (first, None, words)


@pytest.mark.parametrize(
    ("marked", "first"),
    [
        ("[县水利局|ORG]、[县商务局|ORG]", "县水利局"),
        ("[县水利局|ORG]、[松烟公司|COMPANY]", "松烟公司"),
        ("[县委|ORG][县政府|ORG]", "县委"),
    ],
)
def test_a_run_of_bodies_has_one_label(marked, first):
    view = marked_view(marked)
    assert first_body(view, view.mentions[-1], 0)[0] == view.mentions[[m.text for m in view.mentions].index(first)]


@pytest.mark.parametrize(
    ("marked", "spoken_to"),
    [("与[县长|POST][江晚|PERSON]座谈", True), ("会见[江晚|PERSON]", True), ("会上[县长|POST][江晚|PERSON]说", False)],
)
def test_who_is_spoken_to(marked, spoken_to):
    view = marked_view(marked)
    assert is_object(view, view.mentions[-1], 0) is spoken_to


def test_titles_before_the_begin_do_not_count():
    view = marked_view("[县委|ORG][书记|POST][江晚|PERSON]")
    assert [with_titles(view, view.mentions[-1], begin) for begin in (0, 2, 4)] == [0, 2, 4]
