"""``hoi ask`` and ``hoi tasks``."""

import sys
from datetime import date, datetime
from typing import NoReturn

import click

from corpus.records import Task
from index.errors import IndexFailure
from retrieval.assistant import Assistant, open_assistant
from retrieval.catalog import TaskFilter
from retrieval.errors import QuestionError
from retrieval.explanation import explain
from settings import Settings

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("ask", help="Hỏi một câu về các kế hoạch; trả lời kèm trích dẫn.")
@click.argument("question")
@click.option("--json", "as_json", is_flag=True, help="In câu trả lời dạng JSON.")
@click.option("--explain", "explained", is_flag=True, help="Cho xem đã hiểu gì, xét những đoạn nào, vì sao chọn.")
@click.option("--as-of", type=DAY, help="Ngày hỏi, để tính sắp đến hạn, quá hạn; mặc định hôm nay.")
def ask(question: str, as_json: bool, explained: bool, as_of: datetime | None) -> None:
    """Answers one question."""
    assistant = _assistant()
    day = as_of.date() if as_of else date.today()
    try:
        answer = assistant.ask(question, as_of=day)
    except QuestionError as error:
        _refuse(str(error))
    if as_json:
        return click.echo(answer.model_dump_json(indent=1, exclude={"dialog"}))
    click.echo(answer.answer)
    for number, citation in enumerate(answer.citations[:5], 1):
        click.echo(f"\n[{number}] {citation.document.source}, {citation.locator or 'phần đầu'}\n{citation.exact}")
    if explained:
        click.echo("\n" + explain(assistant, question, day))


@click.command("tasks", help="Liệt kê nhiệm vụ theo điều kiện.")
@click.option("--document", "document_id", help="Mã văn bản.")
@click.option("--province", help="Tỉnh, thành phố.")
@click.option("--lead", help="Đơn vị chủ trì.")
@click.option("--unit", help="Đơn vị chủ trì hoặc phối hợp.")
@click.option("--q", help="Các chữ phải có trong nhiệm vụ.")
@click.option("--due-after", type=DAY, help="Hạn từ ngày này.")
@click.option("--due-before", type=DAY, help="Hạn đến ngày này.")
@click.option(
    "--state", type=click.Choice(["overdue", "upcoming", "ongoing"]), help="Quá hạn, chưa đến hạn, thường xuyên."
)
@click.option("--as-of", type=DAY, help="Ngày tính trạng thái; mặc định hôm nay.")
@click.option("--json", "as_json", is_flag=True, help="In JSON, mỗi dòng một nhiệm vụ.")
def tasks(as_json: bool, **conditions: str | datetime | None) -> None:
    """Lists tasks."""
    wanted = {name: value.date() if isinstance(value, datetime) else value for name, value in conditions.items()}
    found = _assistant().catalog.tasks(TaskFilter(**wanted))  # type: ignore[arg-type]
    for task in found:
        click.echo(task.model_dump_json() if as_json else _line(task))
    if not as_json:
        click.echo(f"{len(found)} nhiệm vụ.", err=True)


def _line(task: Task) -> str:
    lead = task.lead.exact if task.lead else "(không nêu chủ trì)"
    due = task.deadline.text if task.deadline else "(không nêu hạn)"
    return f"{task.document_id}\t{task.locator}\t{lead}\t{due}\t{task.text.exact}"


def _assistant() -> Assistant:
    try:
        return open_assistant(Settings())
    except IndexFailure as error:
        _refuse(str(error))


def _refuse(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(2)
