"""``hoi corpus``: add, update, remove, list, show and check plans."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from corpus.check import doubts_of
from corpus.errors import CorpusError
from corpus.ingest import Rebuild, apply, ingest, watch
from corpus.linking import implementing, replacements
from corpus.records import Document
from corpus.sidecar import confirmed
from corpus.store import Outcome, State, Store

PARTIAL = 1
"""Exit status when some files were taken and others not; 2 when none was."""
_LOOK_EVERY = 5.0
_as_json = click.option("--json", "as_json", is_flag=True, help="Kết quả dạng JSON cho chương trình khác đọc.")


def corpus_commands(open_store: Callable[[], Store], rebuild: Rebuild) -> click.Group:
    """The command group; ``rebuild`` makes the index anew from a changed store."""
    group = click.Group("corpus", help="Kho văn bản: thêm, cập nhật, gỡ, liệt kê, xem và soát.")
    for command in (_add, _update, _remove, _list, _show, _check):
        group.add_command(command(open_store, rebuild))
    return group


def _add(open_store: Callable[[], Store], rebuild: Rebuild) -> click.Command:
    @click.command("add")
    @click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
    @click.option("--watch", "watched", is_flag=True, help="Theo dõi thư mục và thêm tệp mới cho đến khi dừng.")
    @_as_json
    def add(paths: tuple[Path, ...], watched: bool, as_json: bool) -> None:
        """Thêm tệp hoặc cả thư mục; tệp đã có và không đổi thì bỏ qua."""
        store = open_store()
        if not watched:
            _finish(ingest(paths, store, rebuild, _tell), as_json)
        if len(paths) != 1 or not paths[0].is_dir():
            raise click.UsageError("Chỉ theo dõi được một thư mục.")
        for files in watch(paths[0], _LOOK_EVERY):
            ingest(files, store, rebuild, _tell)

    return add


def _update(open_store: Callable[[], Store], rebuild: Rebuild) -> click.Command:
    @click.command("update")
    @click.argument("documents", nargs=-1)
    @_as_json
    def update(documents: tuple[str, ...], as_json: bool) -> None:
        """Đọc lại các văn bản đã nêu, hoặc tất cả."""
        store = open_store()
        _finish(apply(list(documents or store.files()), store.update, store, rebuild, _tell), as_json)

    return update


def _remove(open_store: Callable[[], Store], rebuild: Rebuild) -> click.Command:
    @click.command("remove")
    @click.argument("documents", nargs=-1, required=True)
    @_as_json
    def remove(documents: tuple[str, ...], as_json: bool) -> None:
        """Gỡ các văn bản đã thêm."""
        store = open_store()
        _finish(apply(list(documents), store.remove, store, rebuild, _tell), as_json)

    return remove


def _list(open_store: Callable[[], Store], rebuild: Rebuild) -> click.Command:
    @click.command("list")
    @_as_json
    def list_(as_json: bool) -> None:
        """Liệt kê các văn bản trong kho."""
        documents, failed = open_store().documents()
        if as_json:
            return click.echo(_json([_summary(document) for document in documents]))
        for document in documents:
            title = document.title or document.source
            click.echo(f"{document.id}\t{document.number or 'không số'}\t{len(document.tasks)} nhiệm vụ\t{title}")
        for outcome in failed:
            click.echo(f"{outcome.document_id}\t{outcome.message}", err=True)

    return list_


def _show(open_store: Callable[[], Store], rebuild: Rebuild) -> click.Command:
    @click.command("show")
    @click.argument("document_id")
    @_as_json
    def show(document_id: str, as_json: bool) -> None:
        """Xem những gì đã hiểu về một văn bản."""
        store = open_store()
        document = _opened(store, document_id)
        if as_json:
            return click.echo(document.model_dump_json(indent=1))
        for name, value in _summary(document).items():
            click.echo(f"{name}: {value if value is not None else '(không có)'}")
        for line in _links(document, store.documents()[0]):
            click.echo(line)
        for section in document.sections:
            click.echo(f"{'  ' * section.level}{section.heading}")

    return show


def _check(open_store: Callable[[], Store], rebuild: Rebuild) -> click.Command:
    @click.command("check")
    @click.argument("documents", nargs=-1)
    @_as_json
    def check(documents: tuple[str, ...], as_json: bool) -> None:
        """Soát các điểm còn nghi ngờ của từng văn bản, kèm vị trí."""
        store = open_store()
        corpus, failed = store.documents()
        for wanted in documents:
            _opened(store, wanted)
        chosen = [document for document in corpus if not documents or document.id in documents]
        reports = {d.id: doubts_of(d, corpus, confirmed(store.sidecar(d.source))) for d in chosen}
        if as_json:
            return click.echo(_json({name: [doubt.model_dump() for doubt in found] for name, found in reports.items()}))
        for document in chosen:
            click.echo(f"{document.id}: {len(reports[document.id])} điểm cần xem")
            for doubt in reports[document.id]:
                place = f" [{doubt.span.start}–{doubt.span.end}]" if doubt.span else ""
                click.echo(f"  - {doubt.message}{place}")
        for outcome in failed:
            click.echo(f"{outcome.document_id}: {outcome.message}", err=True)

    return check


def _links(document: Document, corpus: Sequence[Document]) -> Iterator[str]:
    """What other plans of the corpus have to do with this one."""
    for link in replacements(corpus):
        if link.older == document.id:
            yield f"đã được thay bằng: {link.newer}"
        if link.newer == document.id:
            yield f"thay thế: {link.older}"
    for name in implementing(corpus).get(document.id, ()):
        yield f"được thực hiện bởi: {name}"


def _opened(store: Store, document_id: str) -> Document:
    try:
        return store.document(document_id)
    except CorpusError as error:
        raise click.UsageError(str(error)) from error


def _summary(document: Document) -> dict[str, object]:
    fields = ("id", "source", "number", "kind", "title", "issuer", "province", "signer", "ocr")
    counts = ("sections", "tasks", "targets", "references")
    summary: dict[str, object] = {name: getattr(document, name) for name in fields}
    summary["date"] = document.date.value if document.date else None
    return summary | {name: len(getattr(document, name)) for name in counts}


def _tell(number: int, total: int, outcome: Outcome) -> None:
    click.echo(f"[{number}/{total}] {outcome.source}: {outcome.message}", err=True)


def _finish(outcomes: Sequence[Outcome], as_json: bool) -> None:
    """Ends the command: 0 when every file went well, 1 when some did, 2 when none did."""
    if as_json:
        click.echo(_json([outcome.model_dump() for outcome in outcomes]))
    failed = sum(outcome.state is State.FAILED for outcome in outcomes)
    if failed:
        sys.exit(PARTIAL if failed < len(outcomes) else 2)
    if not outcomes:
        raise click.UsageError("Không có tệp nào đọc được ở đó.")
    sys.exit(0)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
