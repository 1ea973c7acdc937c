"""An assistant of few words: it knows one task, one question to ask back, and what it does not know."""

from collections.abc import Sequence
from datetime import date

from corpus.records import Span
from retrieval.answer import Answer, Choice, Citation, Dialog, Fact, Filters
from retrieval.assistant import Hit
from retrieval.catalog import Catalog
from tests.api.plans import committee_plan, inspectorate_plan

LEAD = "Đơn vị nào chủ trì triển khai các nền tảng số quốc gia?"
DEADLINE = "Hạn khi nào?"
VAGUE = "Văn phòng làm gì?"
UNKNOWN = "Ai chủ trì xây cầu?"


class Clerk:
    """Stands in for the assistant. A deadline is answered only where the dialog has fixed the task."""

    index_version = "build-1"

    def __init__(self, public_url: str) -> None:
        self.catalog = Catalog([inspectorate_plan(), committee_plan()], public_url)

    def ask(
        self, question: str, dialog: Dialog | None = None, *, filters: Filters | None = None, as_of: date | None = None
    ) -> Answer:
        """One of a few set answers."""
        known = (dialog or Dialog()).document_ids
        if "hủy" in question:
            raise RuntimeError("bị lỗi bên trong")
        if question.startswith("Xin chào"):
            return Answer(status="chitchat", intent="greeting", answer="Xin chào!", suggestions=(LEAD,))
        if "nền tảng số" in question:
            return self._about_platforms()
        if "Hạn" in question and known:
            return self._deadline()
        if "Văn phòng" in question:
            return self._which_plan()
        return Answer(status="not_found", intent="lead", answer=f"Các kế hoạch không nêu: {question}")

    def replay(self, history: Sequence[str]) -> Dialog:
        """The state after the earlier turns."""
        dialog = Dialog()
        for question in history:
            dialog = self.ask(question, dialog).dialog
        return dialog

    def search(self, query: str, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """The passages that hold the query's first word."""
        word = query.split()[0]
        cited = [
            self.catalog.cite(document, passage.span)
            for document in self.catalog.documents.values()
            for passage in document.passages
            if word in document.quote(passage.span)
        ]
        return [Hit(citation, 1.0) for citation in cited[:k]]

    def _cite(self, place: Span) -> Citation:
        return self.catalog.cite(self.catalog.documents["22-kh-ttr"], place, "Phụ lục > 1")

    def _about_platforms(self) -> Answer:
        task = self.catalog.task("22-kh-ttr-1")
        assert task.lead
        assert task.deadline
        lead, unit, end, text = map(self._cite, (task.lead, task.coordinating[0], task.deadline.span, task.text))
        return Answer(
            status="answered", intent="lead", answer="Văn phòng chủ trì, phối hợp với Sở Khoa học và Công nghệ.",
            facts=(
                Fact(field="lead", value=lead.exact, task_id=task.id, citation_id=lead.id),
                Fact(field="coordinating", value=unit.exact, task_id=task.id, citation_id=unit.id),
                Fact(field="deadline", value=end.exact, task_id=task.id, citation_id=end.id),
            ),
            citations=(lead, unit, end, text), suggestions=(DEADLINE,), dialog=Dialog(document_ids=(task.document_id,)),
        )  # fmt: skip

    def _deadline(self) -> Answer:
        deadline = self.catalog.task("22-kh-ttr-1").deadline
        assert deadline
        cited = self._cite(deadline.span)
        fact = Fact(field="deadline", value=cited.exact, task_id="22-kh-ttr-1", citation_id=cited.id)
        return Answer(status="answered", intent="deadline", answer="Tháng 01/2029.", facts=(fact,), citations=(cited,))

    def _which_plan(self) -> Answer:
        plans = ("22/KH-TTR, Thái Nguyên", LEAD), ("29-KH/TU, Lạng Sơn", "Ai rà soát hạ tầng 5G?")
        choices = tuple(Choice(label=label, question=question) for label, question in plans)
        return Answer(status="clarify", intent="list", answer="Bạn hỏi về kế hoạch nào?", choices=choices)
