"""`guanxi model`: the commands around the tagger's model."""

import typer

from pipeline.cli.app import app

model_app = typer.Typer(no_args_is_help=True, help="模型：训练、检查、换用 / The tagger's model.")
app.add_typer(model_app, name="model")
