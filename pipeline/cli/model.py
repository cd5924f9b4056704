"""`guanxi model`: the commands around the tagger's model."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markdown import Markdown

from pipeline.cli.app import app
from pipeline.cli.build import NameLists
from pipeline.cli.console import clean, out_console, say, say_rich, say_text
from pipeline.cli.ending import Code

model_app = typer.Typer(no_args_is_help=True, help="模型：训练、检查、换用 / The tagger's model.")
app.add_typer(model_app, name="model")


@model_app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="模型目录，默认用自带的 / Folder; the models in use unless told."),
    ] = None,
) -> None:
    """检查模型文件是否齐全、未被改动、版本相符。 / Check that the model files are whole, unchanged and of this version.

    例 / Example: guanxi model check

    退出码 / Exit codes: 1 有文件不对 / a file is not as it should be, 2 没有这个模型 / no such model.
    """
    from pipeline.tag.check import model_problems

    found = list(model_problems(folder))
    for place, problems in found:
        say(f"{place}: {'; '.join(problems) or 'ok'}")
    if any(problems for _, problems in found):
        say(
            "重新安装 guanxi，或换一个完整的模型目录 / Install guanxi again, or name a folder that holds a whole model."
        )
        raise typer.Exit(Code.PROBLEMS)


@model_app.command()
def card(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="tagger、words、lexicon 或 rules / which of them.")
    ] = None,
) -> None:
    """显示模型卡：数据、条款、得分、局限。 / Show the cards of the models: data, terms, figures, limits.

    例 / Example: guanxi model card tagger
    """
    from pipeline.tag.check import NAMES, read_card

    rendered = out_console().is_terminal
    for each in [name] if name else NAMES:
        text = read_card(each)
        if rendered:
            say_rich(Markdown(clean(text)))
        else:
            say_text(text)


@model_app.command()
def hanlp(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="写到，默认用户缓存 / Where to; the user's cache unless told."),
    ] = None,
) -> None:
    """把标注器写成 HanLP 能直接加载的目录。 / Write the tagger as a folder that HanLP loads.

    例 / Example: guanxi model hanlp my_hanlp
    """
    from pipeline.model_files.path import models_folder
    from pipeline.tag.hanlp_folder import cached_folder, write_folder

    tagger = models_folder() / "tagger"
    if folder:
        write_folder(tagger, folder)
    place = str(folder or cached_folder(tagger))
    say(place)
    say(f"hanlp.load({place!r}, transformer={str(Path(place) / 'transformer')!r})")


@model_app.command()
def spacy(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="写到 / Where to.")],
    *,
    names: NameLists = None,
) -> None:
    """写成 spaCy 能直接加载的目录，装有 guanxi 处即可用。 / Write the pipeline as a folder that spaCy loads.

    例 / Example: guanxi model spacy my_spacy
    """
    from pipeline.spacy_folder import write_folder

    write_folder(folder, names=names or ())
    say(str(folder))
    say(f"spacy.load({str(folder)!r})")
