"""What chat can do beyond asking, told by the conversation alone."""

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.errands import About
from bot.message import Address, Inbound, Link, Message, plain_text
from bot.state import State
from bot.turn import Feedback, Forget, Subscribe, Turn, Unsubscribe
from tests.bot.library import PUBLIC_URL, UNIT, FakeAssistant

ABOUT = About("Thanh tra tỉnh", PUBLIC_URL, f"{PUBLIC_URL}/quyen-rieng-tu", 30, 30, "07:30")
TODAY = date(2026, 11, 22)


class Person:
    """Someone who talks to the bot, with what it remembers of them."""

    def __init__(self, **state: object) -> None:
        self.state = State(greeted=True, **state)
        self._conversation = Conversation(FakeAssistant(), ABOUT, lambda: TODAY)
        self._said = 0

    def say(self, text: str, kind: str = "text") -> Turn:
        self._said += 1
        inbound = Inbound(
            channel="telegram",
            account="1",
            event_id=str(self._said),
            user_id="7",
            address=Address(chat_id="7"),
            kind=kind,
            text=text,
            order=self._said,
        )
        turn = self._conversation.reply(inbound, self.state)
        self.state = turn.state or State()
        return turn

    def hear(self, text: str) -> str:
        return "\n".join(plain_text(message) for message in self.say(text).messages)


@pytest.mark.parametrize(
    "sentence",
    [f"tôi ở {UNIT}", f"Em làm việc tại {UNIT}.", f"đơn vị của tôi là {UNIT}", f"/donvi {UNIT}", f"toi o {UNIT}"],
)
def test_a_person_says_once_where_they_work(sentence: str) -> None:
    person = Person()
    assert "2 nhiệm vụ" in person.hear(sentence)
    assert person.state.unit == UNIT


@pytest.mark.parametrize("question", ["tôi ở Văn phòng thì có việc gì?", "tôi ở đâu", "đơn vị nào chủ trì?"])
def test_a_question_is_not_taken_for_an_introduction(question: str) -> None:
    person = Person()
    person.say(question)
    assert person.state.unit is None


@pytest.mark.parametrize("words", ["việc của tôi", "Viec cua toi!", "/vieccuatoi", "/vieccuatoi@kehoach_bot"])
def test_my_tasks_are_those_of_my_unit_with_their_citations(words: str) -> None:
    person = Person(unit=UNIT)
    [message] = person.say(words).messages
    told = plain_text(message)
    assert "2 nhiệm vụ" in told
    assert told.index("cơ sở dữ liệu khiếu nại") < told.index("Báo cáo kết quả chuyển đổi số")
    assert "Tập huấn" not in told
    assert sum(isinstance(block, Link) for block in message.blocks) == 2


def test_due_soon_is_counted_from_today() -> None:
    told = Person(unit=UNIT).hear("sắp đến hạn")
    assert "2 nhiệm vụ đến hạn từ 22/11/2026 đến 22/12/2026" in told


@pytest.mark.parametrize("words", ["việc của tôi", "sắp đến hạn", "nhắc việc hằng tuần", "/donvi"])
def test_without_a_unit_the_bot_asks_for_it(words: str) -> None:
    assert "chưa cho biết đơn vị" in Person().hear(words)


def test_reminders_are_asked_for_and_stopped_by_a_word() -> None:
    person = Person(unit=UNIT)
    assert person.say("nhắc tôi hàng ngày").effect == Subscribe(UNIT, "day")
    assert person.say("nhắc việc hằng tuần").effect == Subscribe(UNIT, "week")
    assert person.say("dừng").effect == Unsubscribe()


def test_an_answer_is_forwarded_with_its_question_and_link() -> None:
    person = Person()
    assert "Chưa có câu trả lời" in person.hear("chuyển tiếp")
    person.say("Ai chủ trì tập huấn?")
    told = person.hear("chuyển tiếp")
    assert told.startswith("Hỏi: Ai chủ trì tập huấn?")
    assert "Phòng Nghiệp vụ 1" in told
    assert f"{PUBLIC_URL}/documents/kh-01#c=" in told


def test_sources_are_the_passages_word_for_word() -> None:
    person = Person()
    person.say("Ai chủ trì tập huấn?")
    assert "Tập huấn kỹ năng số cho công chức; chủ trì: Phòng Nghiệp vụ 1; hạn: 15/12/2026" in person.hear("/nguon")


def test_feedback_is_kept_with_what_it_is_about() -> None:
    person = Person()
    person.say("Ai chủ trì tập huấn?")
    effect = person.say("góp ý: thiếu đơn vị phối hợp").effect
    assert isinstance(effect, Feedback)
    assert effect.text == "thiếu đơn vị phối hợp"
    assert effect.about
    assert effect.about.question == "Ai chủ trì tập huấn?"


@pytest.mark.parametrize("words", ["/xoa", "xóa", "Xoá dữ liệu của tôi"])
def test_a_person_is_forgotten_at_a_word(words: str) -> None:
    turn = Person(unit=UNIT).say(words)
    assert turn.effect == Forget()
    assert turn.state is None


def test_whoever_leaves_is_forgotten_without_a_word() -> None:
    turn = Person(unit=UNIT).say("", kind="left")
    assert (turn.messages, turn.effect) == ((), Forget())


def test_the_first_reply_says_that_a_machine_answers() -> None:
    person = Person()
    person.state = State()
    assert "hệ thống trả lời tự động" in person.hear("Ai chủ trì tập huấn?")
    assert "hệ thống trả lời tự động" not in person.hear("Ai chủ trì tập huấn?")
    assert "trợ lý hỏi đáp tự động" in person.hear("/start")


def test_a_number_out_of_range_and_a_lapsed_button_are_told() -> None:
    person = Person()
    person.say("Đơn vị nào chủ trì?")
    assert "từ 1 đến 3" in person.hear("9")
    assert "đã cũ" in person.hear("#k0123456789ab")


def test_the_same_message_handled_again_gives_the_same_reply() -> None:
    def reply() -> tuple[Message, ...]:
        return Person().say("Đơn vị nào chủ trì?").messages

    assert reply() == reply()


def test_a_state_saved_by_an_older_version_is_still_read() -> None:
    saved = State(unit=UNIT).model_dump(mode="json") | {"dialog": {"slot_of_the_past": 1}}
    assert State.model_validate(saved).unit == UNIT
