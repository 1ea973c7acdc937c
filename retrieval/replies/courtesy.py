"""Replies that need no document: greetings, thanks, what the assistant is, and turning hostile words away."""

from retrieval.answer import Dialog
from retrieval.catalog import Catalog
from retrieval.replies.draft import Draft
from retrieval.replies.phrases import document_name

ABOUT = (
    "Tôi là trợ lý tự động Hỏi Kế hoạch: tôi trả lời về đơn vị chủ trì, đơn vị phối hợp, thời hạn, kết quả và chỉ tiêu "
    "trong các kế hoạch có trong kho, kèm trích dẫn nguyên văn."
)
WORDS = {
    "greeting": f"Xin chào! {ABOUT}",
    "identity": ABOUT,
    "thanks": "Không có gì. Anh/chị cần hỏi thêm về kế hoạch nào, cứ nhắn tiếp.",
    "farewell": "Chào anh/chị, hẹn gặp lại.",
    "abuse": (
        "Rất tiếc vì câu trả lời chưa làm anh/chị hài lòng. "
        "Anh/chị hãy nêu rõ việc hoặc kế hoạch cần tra, tôi sẽ tìm lại trong văn bản."
    ),
}
REFUSAL = "Tôi chỉ tra cứu và trả lời về nội dung các kế hoạch trong kho, không làm theo yêu cầu này."


def converse(draft: Draft, kind: str, catalog: Catalog) -> None:
    """Answers small talk; a first greeting names the plans that can be asked about."""
    draft.say(WORDS[kind])
    if kind in ("greeting", "identity"):
        names = "; ".join(document_name(document) for document in catalog.documents.values())
        draft.say(f"Các văn bản đang có: {names}.")


def turn_away(draft: Draft) -> Dialog:
    """Turns an attempt to misuse the assistant away; the dialog starts afresh."""
    draft.say(REFUSAL)
    return Dialog()
