from pathlib import Path

import pytest
from marked import marked_view

from pipeline.errors import MissingModel
from pipeline.tag.tagging import load_tagger, settle_names


def test_an_unknown_tagger_is_refused_with_the_choices():
    with pytest.raises(MissingModel, match="default"):
        load_tagger("nosuch")


def test_a_folder_without_the_pipeline_is_named(tmp_path: Path):
    with pytest.raises(MissingModel, match=r"config\.cfg"):
        load_tagger(models=tmp_path)


def test_names_are_recalled_inside_the_sentences_of_the_article_alone():
    view = marked_view("县长[程景行|PERSON]讲话。程景行又说。")
    found = settle_names(view.article, view.mentions)
    assert [(m.text, m.span.start) for m in found] == [("县长", 0), ("程景行", 2), ("程景行", 8)]
