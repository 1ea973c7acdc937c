"""A reply in the making: sentences, facts, and the citations that hold them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.records import Document, Span
from retrieval.answer import Answer, Choice, Citation, Dialog, Fact, FactField, Status
from retrieval.catalog import Catalog


@dataclass
class Draft:
    """Gathers a reply; ``finish`` freezes it. Citations keep the order in which they were first used."""

    catalog: Catalog
    intent: str
    lines: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    citations: dict[str, Citation] = field(default_factory=dict)

    def say(self, line: str) -> None:
        """Adds a line."""
        self.lines.append(line)

    def open_with(self, verdict: str | None) -> None:
        """Puts a verdict before the first line, where there is one."""
        if verdict:
            self.lines[0] = f"{verdict} {self.lines[0]}"

    def cite(self, document: Document, span: Span, locator: str | None = None) -> Citation:
        """Adds a citation, once."""
        citation = self.catalog.cite(document, span, locator)
        return self.citations.setdefault(citation.id, citation)

    def fact(self, name: FactField, value: str, citation: Citation, task_id: str | None = None) -> None:
        """Adds a fact that a citation holds."""
        self.facts.append(Fact(field=name, value=value, task_id=task_id, citation_id=citation.id))

    def finish(
        self, status: Status, dialog: Dialog, choices: Sequence[Choice] = (), suggestions: Sequence[str] = ()
    ) -> Answer:
        """The answer; text from OCR is said to be so."""
        lines = list(self.lines)
        if any(citation.ocr for citation in self.citations.values()):
            lines.append("Lưu ý: phần trích này được nhận dạng từ ảnh quét, hãy đối chiếu với bản gốc.")
        return Answer(
            status=status,
            intent=self.intent,
            answer="\n".join(lines),
            facts=tuple(self.facts),
            citations=tuple(self.citations.values()),
            choices=tuple(choices),
            suggestions=tuple(suggestions),
            dialog=dialog,
        )
