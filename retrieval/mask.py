"""Hiding telephone numbers, identity numbers and mail addresses before a text is stored, logged or passed on.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 asks to keep no more than the purpose needs; answering questions about
plans needs none of them. Dates, years and document numbers such as ``238-KH/TU`` are left alone. Names are not
recognised: who reads what was kept takes them out.
"""

import re

MASK = "▒▒▒"

_MAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]+@[\w\-]+\.[\w.\-]*[\w\-]")
_NUMBER = re.compile(
    r"(?<!\d)(?:"
    r"(?:\+?84|0)(?:(?:[ .\-–\u00a0]|\)[ .]?)?\d){8,}"  # telephone; căn cước, also in groups: 12 digits from 0 on
    r"|\d{9,}"  # chứng minh nhân dân, 9 digits, and every longer run
    r")"
)

_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = "|".join(rf"(?:[0-3]?\d{mark})?{_MONTH}{mark}{_YEAR}" for mark in (r"\.", "/", "-"))  # 01/07/2025, 07.2025
_KEPT = re.compile(
    r"(?=[#\d])"  # most texts have neither, and are done with here
    r"(#k[0-9a-f]{12}(?!\w)"  # what a button of the chat sends back
    r"|(?<![\d.\-–+])(?<!\+84 )"
    rf"(?:(?:{_DAY})(?:[-–](?:{_DAY}))?|{_YEAR}-[01]\d-[0-3]\d|{_YEAR}[-–]{_YEAR})(?![.\-–]?\d))"
)


def mask(text: str) -> str:
    """The text with each such number or address replaced by ``▒▒▒``; masking again changes nothing."""
    parts = _KEPT.split(_MAIL.sub(MASK, text))
    parts[::2] = [_NUMBER.sub(MASK, part) for part in parts[::2]]
    return "".join(parts)
