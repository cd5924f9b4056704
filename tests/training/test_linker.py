from pipeline.record import Document
from pipeline.training.linker import fit_bodies, fit_pairs, judged, read_pairs

TEXT = "江晚从松烟集团的岗位上退下，那时还做副总裁。\n"
GOLD = {
    "mentions": [
        {"start": 0, "end": 2, "label": "PERSON"},
        {"start": 3, "end": 7, "label": "COMPANY"},
        {"start": 18, "end": 21, "label": "POST"},
    ],
    "roles": [{"person": "江晚", "org": "松烟集团", "post": "副总裁"}],
}


def test_pairs_of_an_annotated_page_and_what_is_learned_of_them():
    pages = [Document(f"{i}.txt", "", TEXT, "", "text") for i in range(60)]
    learned = [pair for page in pages for pair in read_pairs(page, GOLD)]
    assert {(pair.holds, pair.choice[1] if pair.choice else None) for pair in learned} == {(True, "松烟集团")}
    assert fit_pairs(learned)["all"] > 0
    assert fit_bodies(learned)
    assert judged(learned).startswith("60 pairs")
