"""``hoi eval``: run the gold questions, compare runs, hold the baseline, write the report, and grow the gold set."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import click
from tqdm import tqdm

from eval import digest
from eval.baseline import Baseline, baseline_of, changes, gate, read_baseline, turned, write_baseline
from eval.checker import check_gold, check_manifest, other_questions
from eval.compare import compare
from eval.errors import BadRun
from eval.gold import GOLD, Question, Split, load_gold, write_gold, write_manifest
from eval.inbox import candidates, write_inbox
from eval.invention.commands import invention
from eval.mutation import survivors
from eval.report import render_report
from eval.result import Run, read_run, write_run
from eval.retrieval.commands import retrieval
from eval.run import evaluate
from eval.sheet import read_sheet, write_template
from eval.spoken import SpokenErrors
from eval.tuning import outside_questions, samples, tune, write_ranking
from retrieval import Assistant, open_assistant
from retrieval.unanswered import FILE
from retrieval.wording.data import FOLDER
from settings import Settings

LATEST = Path("eval") / "latest.json"
"""Where the last run is kept, under the data folder."""


@click.group("eval", cls=SpokenErrors, help="Đánh giá trợ lý bằng bộ câu hỏi chuẩn.")
def evaluation() -> None:
    """The group."""


evaluation.add_command(invention)
evaluation.add_command(retrieval)


@evaluation.command("tune", help="Học lại trọng số xếp hạng và độ tin từ bộ câu hỏi chuẩn, ghi vào retrieval/data.")
def tune_command() -> None:
    """Learns from all gold questions; the decision figures, which are chosen by hand, stay."""
    assistant = open_assistant(Settings())
    tuned = tune(samples(assistant, load_gold(), outside_questions()), assistant.ranker.weights)
    write_ranking(FOLDER / "ranking.toml", tuned, assistant.ranker.decision)
    click.echo(f"Đúng ở vị trí đầu: {tuned.before:.3f} với trọng số cũ; {tuned.held_out:.3f} trên phần không được học.")
    click.echo(f"Có hay không có câu trả lời: đúng {tuned.calibration:.3f} trên phần được học.")


@evaluation.command("run", help="Hỏi mọi câu trong bộ chuẩn, chấm và ghi kết quả.")
@click.option("--split", type=click.Choice([split.value for split in Split]), help="Chỉ một phần của bộ câu hỏi.")
@click.option("--kind", help="Chỉ một loại câu hỏi, ví dụ deadline.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Tệp kết quả; mặc định là eval/latest.json trong kho dữ liệu."
)
@click.option("--fails", default=0, help="In ra từng câu chưa đạt của phần tune, nhiều nhất chừng này câu.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả tóm tắt dạng JSON.")
def run_command(split: str | None, kind: str | None, out: Path | None, fails: int, as_json: bool) -> None:
    """Runs the gold questions against the live build."""
    questions = [one for one in load_gold(split=Split(split) if split else None) if kind in (None, one.kind)]
    run = _evaluated(open_assistant(Settings()), questions)
    path = out or Settings().data_dir / LATEST
    write_run(path, run)
    click.echo(digest.as_json(run) if as_json else digest.as_text(run))
    for line in digest.failures(run, fails):
        click.echo(line)
    click.echo(f"Đã ghi {path}", err=True)


@evaluation.command("compare", help="So hai lần chạy: thước đo nào đổi, câu nào hỏng, câu nào đã sửa.")
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
def compare_command(before: Path, after: Path) -> None:
    """Compares two runs."""
    found = compare(read_run(before), read_run(after))
    if not found.is_same_gold:
        click.echo("Hai lần chạy dùng bộ câu hỏi khác nhau; chỉ so các câu chung.")
    click.echo("\n".join(digest.change_lines(found.changes)))
    for title, pairs in (("Hỏng thêm", found.broken), ("Sửa được", found.mended)):
        click.echo(f"{title}: {len(pairs)} câu")
        for _, reply in pairs:
            click.echo(f"  {reply.question.id}  {reply.question.question[:90]}")


@evaluation.command("report", help="Viết báo cáo HTML đứng một mình, in được.")
@click.argument("run", type=click.Path(path_type=Path), required=False)
@click.option("--against", type=click.Path(path_type=Path), help="Lần chạy trước để so sánh.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("bao-cao-danh-gia.html"), show_default=True)
def report_command(run: Path | None, against: Path | None, out: Path) -> None:
    """Writes the report of a run, of the last one if none is named."""
    measured = read_run(run or Settings().data_dir / LATEST)
    comparison = compare(read_run(against), measured) if against else None
    out.write_text(render_report(measured, comparison), encoding="utf-8")
    click.echo(f"Đã ghi {out}")


@evaluation.command("check", help="Soát bộ câu hỏi: dẫn chứng có thật, không trùng, mỗi nhóm ở một phần.")
@click.option("--against", type=click.Path(path_type=Path), default=Path("../shared/gold-dev"), show_default=True,
              help="Thư mục câu hỏi khác mà bộ này không được lặp lại.")  # fmt: skip
@click.option("--seal", is_flag=True, help="Ghi lại mã băm của các tệp câu hỏi.")
def check_command(against: Path, seal: bool) -> None:
    """Checks the gold questions against the live build's documents; exit code 1 where something is wrong."""
    if seal:
        write_manifest()
    questions = load_gold()
    others = other_questions(against) if against.is_dir() else []
    documents = open_assistant(Settings()).catalog.documents
    problems = [*check_gold(questions, documents, others), *check_manifest()]
    for problem in problems:
        click.echo(f"{problem.question_id or 'bộ câu hỏi'}: {problem.message}")
    click.echo(f"{len(questions)} câu hỏi, {len(problems)} lỗi.")
    sys.exit(1 if problems else 0)


@evaluation.command("gate", help="Chạy và so với mốc: kém đi quá mức ngẫu nhiên thì không đạt.")
def gate_command() -> None:
    """Runs everything and holds it against the committed baseline; exit code 1 where it may not pass."""
    assistant = open_assistant(Settings())
    baseline, run = read_baseline(), _evaluated(assistant, load_gold())
    _tell_turned(baseline, run)
    reasons = gate(baseline, run, assistant.catalog.documents.values())
    click.echo("\n".join(reasons) or "Đạt.")
    sys.exit(1 if reasons else 0)


@evaluation.command("baseline", help="Lấy trạng thái hiện tại làm mốc mới, sau khi cho xem chênh lệch.")
@click.option("--yes", is_flag=True, help="Không hỏi lại.")
def baseline_command(yes: bool) -> None:
    """Replaces the committed baseline by the current state."""
    assistant = open_assistant(Settings())
    run = _evaluated(assistant, load_gold())
    try:
        baseline = read_baseline()
        click.echo("\n".join(digest.change_lines(changes(baseline, run))))
        _tell_turned(baseline, run)
    except BadRun:
        click.echo(digest.as_text(run))
    if yes or click.confirm("Ghi mốc mới?"):
        write_baseline(baseline_of(run, assistant.catalog.documents.values()))


@evaluation.command("mutants", help="Cố ý làm hỏng kết quả theo nhiều cách và xem cổng kiểm tra có phát hiện không.")
def mutants_command() -> None:
    """Damages the current state in several ways; exit code 1 where the gate misses one."""
    assistant = open_assistant(Settings())
    found = survivors(_evaluated(assistant, load_gold()), assistant.catalog.documents.values())
    for name, reasons in found.items():
        click.echo(f"{'bị chặn' if reasons else 'LỌT QUA'}: {name}")
        click.echo("".join(f"    {reason}\n" for reason in reasons[:3]), nl=False)
    sys.exit(0 if all(found.values()) else 1)


@evaluation.command("inbox", help="Câu hỏi thật bị từ chối, trả lời chưa chắc hoặc bị chê, để chọn làm câu hỏi chuẩn.")
@click.option("--at-least", default=1, show_default=True, help="Chỉ lấy câu được hỏi ít nhất chừng này lần.")
@click.option(
    "--out", type=click.File("w", encoding="utf-8-sig"), default="-", help="Tệp CSV; mặc định in ra màn hình."
)
def inbox_command(at_least: int, out: TextIO) -> None:
    """Lists the questions of real use that went wrong, without anything that names a person."""
    data = Settings().data_dir
    write_inbox(candidates(data / "feedback.sqlite", data / FILE, at_least), out)


@evaluation.command("import", help="Lấy câu hỏi chuẩn từ bảng tính CSV hoặc XLSX của đơn vị.")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--template", is_flag=True, help="Ghi một bảng mẫu ra tệp này thay vì đọc nó.")
@click.option("--prefix", default="dv", show_default=True, help="Đầu mã của các câu hỏi, mỗi đơn vị một đầu mã.")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), default=GOLD, help="Thư mục bộ câu hỏi.")
def import_command(sheet: Path, template: bool, prefix: str, into: Path) -> None:
    """Adds an office's questions as a file of their own to the gold set, or writes an empty sheet for them."""
    if template:
        write_template(sheet)
        return
    questions = read_sheet(sheet, prefix)
    documents = open_assistant(Settings()).catalog.documents
    kept = [one for one in load_gold(into) if not one.id.startswith(f"{prefix}-")]
    problems = [one for one in check_gold([*kept, *questions], documents) if one.question_id.startswith(f"{prefix}-")]
    for problem in problems:
        click.echo(f"{problem.question_id}: {problem.message}")
    if problems:
        sys.exit(1)
    write_gold(into / f"{prefix}.jsonl", questions)
    write_manifest(into)
    click.echo(f"Đã thêm {len(questions)} câu vào {prefix}.jsonl")


def _evaluated(assistant: Assistant, questions: Sequence[Question]) -> Run:
    return evaluate(assistant, questions, progress=lambda all_of: tqdm(all_of, "Đang hỏi", leave=False, unit="câu"))


def _tell_turned(baseline: Baseline, run: Run) -> None:
    for title, ids in zip(("Hỏng thêm", "Sửa được"), turned(baseline, run), strict=True):
        click.echo(f"{title} {len(ids)} câu: {', '.join(ids)}")
