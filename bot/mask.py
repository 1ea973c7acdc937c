"""Hiding telephone numbers, identity numbers and mail addresses before a text is stored or logged.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 asks to keep no more than the purpose needs; answering questions about
plans needs none of them. Dates, years and document numbers such as ``238-KH/TU`` are left alone.
"""

import re

MASK = "▒▒▒"

_TELEPHONE = re.compile(r"(?<![\w/])(?:\+?84|0)[ .\-]?\d{2,3}(?:[ .\-]?\d{2,4}){2,3}(?![\w/])")
_TELEPHONE_DIGITS = range(10, 13)
_IDENTITY = re.compile(r"(?<![\w/])(?:0\d{2}(?:[ .\-]?\d{3}){3}|\d{9})(?![\w/])")  # căn cước 12, chứng minh 9 digits
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")


def mask(text: str) -> str:
    """The text with each such number or address replaced by ``▒▒▒``."""
    return _MAIL.sub(MASK, _IDENTITY.sub(MASK, _TELEPHONE.sub(_telephone, text)))


def _telephone(found: re.Match[str]) -> str:
    digits = sum(character.isdigit() for character in found.group())
    return MASK if digits in _TELEPHONE_DIGITS else found.group()
