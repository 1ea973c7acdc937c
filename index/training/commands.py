"""``hoi model``: train the embedding model, and check that the test sets stay out of its training."""

from pathlib import Path

import click

from corpus.document import read_document
from corpus.records import Document
from corpus.shipped import shipped_files
from index.errors import IndexFailure
from index.training.overlap import held_out, overlap
from index.training.pairs import general_pairs
from index.training.sources import DATA
from index.training.train import TrainingPlan, train
from settings import Settings

MODEL = Path(__file__).resolve().parent.parent / "model"


class Spoken(click.ClickException):
    """An error that the operator can mend."""

    exit_code = 2


@click.group(help="Mô hình nhúng của dự án: huấn luyện, soát dữ liệu.")
def model() -> None:
    """The group."""


@model.command("train", help="Huấn luyện lại mô hình từ dữ liệu chung và các kế hoạch (cần torch, khoảng 30 phút).")
@click.option("--data", type=click.Path(path_type=Path), default=DATA, show_default=True, help="Thư mục dữ liệu.")
@click.option("--out", type=click.Path(path_type=Path), default=MODEL, help="Thư mục ghi mô hình.")
def train_command(data: Path, out: Path) -> None:
    """Trains with the plan's own choices."""
    try:
        train(out, _plans(), data, tell=lambda line: click.echo(line, err=True))
    except IndexFailure as error:
        raise Spoken(str(error)) from error
    except ImportError as missing:
        raise Spoken(f"Thiếu gói {missing.name}; hãy cài phần phụ thuộc “model”: pip install -e .[model].") from missing


@model.command(
    "overlap", help="Đếm các cặp huấn luyện trùng một đoạn dài với bộ kiểm tra; chúng bị loại khi huấn luyện."
)
@click.option("--data", type=click.Path(path_type=Path), default=DATA, show_default=True, help="Thư mục dữ liệu.")
def overlap_command(data: Path) -> None:
    """Counts what training leaves out."""
    try:
        pairs = list(general_pairs(data, TrainingPlan().seed))
        shared = overlap(pairs, held_out(data))
    except IndexFailure as error:
        raise Spoken(str(error)) from error
    click.echo(f"{shared} trong {len(pairs)} cặp trùng với bộ kiểm tra và bị loại; {len(pairs) - shared} cặp được học.")


def _plans() -> list[Document]:
    return [read_document(path) for path in shipped_files(Settings().documents_dir)]
