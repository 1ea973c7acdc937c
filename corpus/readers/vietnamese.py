"""Is this Vietnamese? The test that a text layer or an OCR result has to pass before it is believed."""

import re
import unicodedata

_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_RIME = (
    r"(?:a(?:ch|ng|nh|[cimnoptuy])?|ă(?:ng|[cmnpt])|â(?:ng|[cmnptuy])|e(?:ng|[cmnopt])?|ê(?:ch|ng|nh|[cmnptu])?"
    r"|i(?:ch|ng|nh|[acmnptu])?|iê(?:ng|[cmnptu])|y(?:ch|nh|[mntu])?|ya|yê(?:ng|[mntu])"
    r"|o(?:ng|[cimnpt])?|oo(?:ng|c)|o?a(?:ch|ng|nh|[cimnopty])?|oă(?:ng|[cmnt])|oe(?:[mnot])?"
    r"|ô(?:ng|[cimnpt])?|ơ(?:[imnpt])?|u(?:ng|[acimnpt])?|ua(?:ng|[cnt])?|uâ(?:ng|[nty])|uê(?:ch|nh|[nt])?"
    r"|uô(?:ng|[cimnt])|uơ(?:[n])?|uy(?:ch|nh|[antu])?|uyê(?:[nt])|ư(?:ng|[acimntu])?|ươ(?:ng|[cimnptu]))"
)
_SYLLABLE = re.compile(_ONSET + _RIME)
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_TOKEN = re.compile(r"\S+")
_EDGES = ".,;:!?…()[]{}“”\"'‘’«»-–—/*+•·|_"
_ABBREVIATION = re.compile(r"[A-ZĐƯ]{2,6}|[IVXLC]+")
_SHORTHAND = re.compile(r"[a-zđ]{1,2}(?:/[a-zđ]{1,2})+", re.IGNORECASE)
"""Words cut to their first letters, as in a list of recipients: "t/h", "b/c"."""
_UNDECODED = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]")
"""A glyph that the PDF names only by its place in a font, or that Unicode has no letter for."""
_MARKED = re.compile(r"[^\x00-\x7f]")
MARKED_SHARE = 0.4
"""Below this share of words with a diacritic, a text has lost its marks; real texts have about two thirds."""


def is_syllable(word: str) -> bool:
    """Whether a word has the form of a Vietnamese syllable, with or without its tone."""
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))
    return bool(_SYLLABLE.fullmatch(bare))


def words_of(text: str) -> list[str]:
    """The words that can be judged: document numbers, figures and abbreviations are left out, glyphs without a letter
    are not."""
    words = []
    for token in _TOKEN.findall(text):
        if _UNDECODED.search(token):
            words.append(token)
            continue
        if _SHORTHAND.fullmatch(token.strip(_EDGES)):
            continue
        for part in re.split(r"[-–/,.]", token.strip(_EDGES)):
            word = part.strip(_EDGES)
            if word and not _ABBREVIATION.fullmatch(word) and not re.search(r"\d", word) and _letters(word):
                words.append(word)
    return words


def foreign_share(text: str) -> float:
    """The share of judged words that are not Vietnamese, 0 for a text without words."""
    words = words_of(text)
    return sum(not is_syllable(word) for word in words) / len(words) if words else 0.0


def marked_words(text: str) -> int:
    """How many words are Vietnamese syllables with a diacritic: letters read on their side or upside down give few."""
    return sum(bool(_MARKED.search(word)) and is_syllable(word) for word in words_of(text))


def is_vietnamese(text: str, *, tolerance: float = 0.2) -> bool:
    """Whether a text reads as Vietnamese with its marks: false for glyph garbage and for a layer without tones."""
    words = words_of(text)
    if not words or foreign_share(text) > tolerance:
        return False
    return sum(bool(_MARKED.search(word)) for word in words) >= MARKED_SHARE * len(words)


def _letters(word: str) -> bool:
    return any(character.isalpha() for character in word)
