"""`guanxi model train`: go on from the tagger with annotations of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import progress_bar, say, say_json, say_text
from pipeline.cli.model import model_app


@model_app.command()
def train(
    data: Annotated[Path, typer.Argument(help="标注：目录或 .spacy 文件 / Folder of gold files, or a DocBin.")],
    *,
    out: Annotated[Path, typer.Option("--out", "-o", help="新模型的目录 / Folder of the new model.")] = Path("tagger"),
    start: Annotated[
        Path | None, typer.Option("--from", help="从此目录接着训练，默认自带的 / Folder to go on from.")
    ] = None,
    labels: Annotated[Path | None, typer.Option("--labels", help="标签对照表 / Table of label and mention.")] = None,
    terms: Annotated[str, typer.Option("--terms", help="数据的使用条款 / Terms of the data.")] = "terms not stated",
    epochs: Annotated[int, typer.Option("--epochs", min=1, help="遍数 / Passes over the data.")] = 8,
    rate: Annotated[float, typer.Option("--rate", min=0, help="学习率 / Learning rate.")] = 5e-5,
    seed: Annotated[int, typer.Option("--seed", help="随机种子 / Seed.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / Print JSON.")] = False,
) -> None:
    """用自己的标注接着训练；五分之一的页留出，用来比较前后。 / Fine-tune on annotations; a fifth is held out.

    例 / Example: guanxi model train my_gold --out my_tagger --terms "CC BY 4.0"
    """
    from pipeline.training.annotations import read_annotations
    from pipeline.training.finetune import Settings, check_installed, fine_tune, signs_to_learn

    check_installed()
    pages = read_annotations(data, labels=labels)
    settings = Settings(epochs=epochs, rate=rate, head_rate=4 * rate, seed=seed)
    with progress_bar("训练 / train", total=signs_to_learn(pages, settings)) as move:
        tuned = fine_tune(
            pages, out=out, start=start, terms=terms, settings=settings,
            progress=(lambda _, signs: move(signs)) if move else None,
        )  # fmt: skip
    if as_json:
        say_json(tuned.as_dict())
        return
    say(f"学了 {tuned.learned} 页，留出 / {tuned.learned} pages learned, held out: {', '.join(tuned.held)}")
    say_text(f"\n{tuned.table()}\n")
    say(f"{out}: guanxi build CORPUS --tagger {out}")
