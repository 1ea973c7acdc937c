"""``hoi index``: build, info, verify."""

import sys
from collections.abc import Callable

import click

from corpus.records import Document
from corpus.store import Outcome
from index.build import build_index, live_folder, open_build, read_manifest, verify
from index.errors import IndexFailure
from settings import Settings

Corpus = Callable[[], tuple[list[Document], list[Outcome]]]


def index_commands(read_corpus: Corpus, settings: Settings) -> click.Group:
    """The command group over a corpus."""
    group = click.Group("index", help="Chỉ mục: dựng, xem, kiểm tra.")
    group.add_command(
        click.Command(
            "build",
            callback=lambda: _build(read_corpus, settings),
            help="Đọc kho và dựng chỉ mục; chỉ mục cũ giữ nguyên nếu có tệp hỏng.",
        )
    )
    option = click.Option(["--json", "as_json"], is_flag=True, help="In JSON.")
    group.add_command(
        click.Command(
            "info",
            callback=lambda as_json: _info(settings, as_json),
            params=[option],
            help="Chỉ mục đang dùng gồm những gì.",
        )
    )
    group.add_command(
        click.Command("verify", callback=lambda: _verify(settings), help="Kiểm tra từng tệp của chỉ mục đang dùng.")
    )
    return group


def rebuild(documents: list[Document], failed: list[Outcome], settings: Settings) -> None:
    """Builds the index and says what is in it; a file that cannot be read stops it before anything changes."""
    for outcome in failed:
        click.echo(f"✗ {outcome.source}: {outcome.message}", err=True)
    if failed:
        click.echo("Chưa dựng chỉ mục mới; chỉ mục cũ (nếu có) được giữ nguyên.", err=True)
        sys.exit(2)
    for document in documents:
        click.echo(f"✓ {document.source}: {len(document.tasks)} nhiệm vụ, {len(document.targets)} chỉ tiêu", err=True)
    try:
        build = build_index(documents, settings)
    except IndexFailure as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo(f"Chỉ mục {build.id}: {len(build.documents)} văn bản, {len(build.entries)} đoạn.", err=True)


def _build(read_corpus: Corpus, settings: Settings) -> None:
    click.echo("Đang đọc văn bản…", err=True)
    rebuild(*read_corpus(), settings)


def _info(settings: Settings, as_json: bool) -> None:
    try:
        manifest = read_manifest(live_folder(settings))
    except IndexFailure as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    if as_json:
        return click.echo(manifest.model_dump_json(indent=1))
    click.echo(f"Chỉ mục {manifest.build}\nMô hình {manifest.model}, {manifest.dimension} chiều")
    click.echo(f"{len(manifest.documents)} văn bản:")
    for name in manifest.documents:
        click.echo(f"  {name}")


def _verify(settings: Settings) -> None:
    try:
        broken = verify(live_folder(settings))
        if not broken:
            open_build(settings)
    except IndexFailure as error:
        broken = [str(error)]
    for name in broken:
        click.echo(f"✗ {name}", err=True)
    if broken:
        sys.exit(2)
    click.echo("Chỉ mục nguyên vẹn.")
