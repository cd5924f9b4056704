"""`guanxi doctor`: whether this installation can do its work."""

from typing import Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.asking import JSON_VERSION
from pipeline.cli.console import complain, say, say_json
from pipeline.cli.ending import Code


@app.command()
def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / Print JSON.")] = False,
) -> None:
    """检查安装：版本、SQLite、模型、区域设置、可选的包，再读一句话；不对处说明怎么办。

    Look at versions, SQLite, models, locale and optional packages, read a sentence, and tell what to do where one is
    wrong.

    例 / Example: guanxi doctor --json

    退出码 / Exit codes: 1 有不对之处 / something is wrong.
    """
    from pipeline.cli.health import State, examine

    found = []
    for finding in examine():
        found.append(finding)
        if not as_json:
            say(str(finding))
    wrong = [finding.name for finding in found if finding.state == State.BAD]
    if as_json:
        answers = [{"name": f.name, "found": f.found, "state": str(f.state), "advice": f.advice} for f in found]
        say_json({"version": JSON_VERSION, "question": "doctor", "answers": answers})
    if wrong:
        complain(f"不对 / wrong: {', '.join(wrong)}")
        raise typer.Exit(Code.PROBLEMS)
