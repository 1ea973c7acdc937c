"""Small plans of one inspectorate, made here, and an assistant over them."""

from collections.abc import Sequence
from pathlib import Path

from corpus.document import make_document
from corpus.layout import Layout, Paragraph, Row, Table
from corpus.records import Document
from index.build import build_index
from retrieval import Assistant
from settings import Settings

HEADER = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành")


def plan(
    number: str, year: int, subject: str, rows: Sequence[tuple[str, str, str]], *closing: str, at: str = "Lạng Sơn"
) -> Document:
    """A plan of the inspectorate of a province; a row is task, lead and deadline."""
    top = (f"THANH TRA TỈNH {at.upper()}", f"Số: {number}", f"{at}, ngày 05 tháng 3 năm {year}", "KẾ HOẠCH", subject)
    table = Table(tuple(Row(cells) for cells in (HEADER, *((str(n), *row) for n, row in enumerate(rows, 1)))))
    around = [Paragraph(text) for text in (*top, "I. NHIỆM VỤ")]
    end = [Paragraph(text) for text in ("II. TỔ CHỨC THỰC HIỆN", "Văn phòng theo dõi việc thực hiện.", *closing)]
    name = f"{number.replace('/', '-')}-{at}"
    return make_document(Layout((*around, table, *end)), f"{name}.txt", "0" * 64)


def assistant_over(folder: Path, *documents: Document) -> Assistant:
    """The assistant over an index of some plans, built in a folder."""
    settings = Settings(_env_file=None, data_dir=folder)
    return Assistant(build_index(documents, settings), settings)
