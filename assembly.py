"""Commands that need several packages put together: corpus, index, backup and restore."""

import sys
import tarfile
from pathlib import Path

import click

from corpus.commands import corpus_commands
from corpus.store import Store, open_store
from index.commands import index_commands, rebuild
from settings import Settings


def corpus() -> click.Group:
    """``hoi corpus``: a changed corpus is indexed anew."""
    settings = Settings()
    return corpus_commands(lambda: open_store(settings), lambda store: _index_what_reads(store, settings))


def index() -> click.Group:
    """``hoi index``."""
    settings = Settings()
    return index_commands(open_store(settings).documents, settings)


def _index_what_reads(store: Store, settings: Settings) -> None:
    """Indexes every document that can be read; what cannot be has been told with the change itself."""
    documents, _ = store.documents()
    rebuild(documents, [], settings)


@click.command("backup", help="Sao lưu thư mục dữ liệu (văn bản đã thêm, chỉ mục, góp ý) vào một tệp .tar.gz.")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
def backup(target: Path) -> None:
    """Writes the data folder to an archive, whole or not at all."""
    data = Settings().data_dir
    if not data.is_dir():
        _refuse(f"Chưa có thư mục dữ liệu “{data}”.")
    draft = target.with_name(target.name + ".part")
    with tarfile.open(draft, "w:gz") as archive:
        archive.add(data, arcname="data")
    draft.replace(target)
    click.echo(f"Đã sao lưu “{data}” vào “{target}”.")


@click.command("restore", help="Khôi phục thư mục dữ liệu; chỉ vào chỗ chưa có gì.")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(source: Path) -> None:
    """Puts an archive back as the data folder."""
    data = Settings().data_dir
    if data.exists() and any(data.iterdir()):
        _refuse(f"Thư mục dữ liệu “{data}” đang có nội dung; hãy dời nó đi trước.")
    draft = data.with_name(data.name + ".part")
    try:
        with tarfile.open(source) as archive:
            archive.extractall(draft, filter="data")
        (draft / "data").replace(data)
    except (tarfile.TarError, OSError) as broken:
        _refuse(f"Không đọc được bản sao lưu “{source.name}”: {broken}.")
    draft.rmdir()
    click.echo(f"Đã khôi phục “{data}”.")


def _refuse(message: str) -> None:
    click.echo(message, err=True)
    sys.exit(2)
