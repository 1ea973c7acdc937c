"""Questions that name no subject: ask back instead of guessing."""

from retrieval.answer import Answer, Choice
from retrieval.answering.desk import Desk
from retrieval.replies.phrases import document_name

MANY = 5
ASKS = {
    "lead": "{name} giao những đơn vị nào chủ trì?",
    "coordinating": "{name} giao những đơn vị nào phối hợp?",
    "deadline": "Liệt kê nhiệm vụ và thời hạn trong {name}",
    "target": "{name} đặt những chỉ tiêu nào?",
}
ANYTHING = "Liệt kê các nhiệm vụ trong {name}"


def ask_subject(desk: Desk) -> Answer | None:
    """Asks which plan and task are meant, offering the plans; ``None`` where the plan is known and can be searched."""
    documents = desk.in_force(desk.documents())
    if desk.question.reading.units or (desk.question.times and desk.question.scope.named):
        return None
    draft = desk.draft("clarify")
    draft.say("Anh/chị muốn hỏi về nhiệm vụ hoặc kế hoạch nào? Hãy nêu tên việc, hoặc chọn một kế hoạch:")
    form = next((ASKS[name] for name in desk.question.intent.fields if name in ASKS), ANYTHING)
    choices = []
    for number, document in enumerate(documents[:MANY], 1):
        name = document_name(document)
        draft.say(f"{number}. {name}")
        choices.append(Choice(label=name, question=form.format(name=name), document_id=document.id))
    if len(choices) == 1:
        choices.append(
            Choice(label="Các nhóm nhiệm vụ", question=f"{document_name(documents[0])} gồm những nhóm nhiệm vụ nào?")
        )
    return desk.finish(draft, "clarify", documents=documents, choices=choices)
