"""``hoi eval retrieval``: the table of how well search finds."""

from pathlib import Path

import click
from tqdm import tqdm

from eval.errors import BadRun
from eval.retrieval.report import SETS, as_json, evaluate, table
from index.errors import IndexFailure
from index.training.sources import DATA
from settings import Settings


@click.command("retrieval", help="Đo tìm kiếm trên các bộ công khai và trên các kế hoạch, cạnh các mô hình đã công bố.")
@click.option("--sets", default=",".join(SETS), show_default=True, help="Các bộ, cách nhau bằng dấu phẩy.")
@click.option("--data", type=click.Path(path_type=Path), default=DATA, show_default=True, help="Thư mục các bộ.")
@click.option("--model", help="Mô hình khác mô hình đang cấu hình.")
@click.option("--json", "as_records", is_flag=True, help="In JSON.")
def retrieval(sets: str, data: Path, model: str | None, as_records: bool) -> None:
    """Measures every set in every way."""
    settings = Settings()
    names = [name.strip() for name in sets.split(",") if name.strip()]
    rows = evaluate(model or settings.model, settings.documents_dir, names, data)
    try:
        measured = list(tqdm(rows, "Đang đo", leave=False, unit="hàng", total=4 * len(names)))
    except IndexFailure as error:
        raise BadRun(str(error)) from error
    click.echo(as_json(measured) if as_records else table(measured))
