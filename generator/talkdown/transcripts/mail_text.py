"""What is new in a message of mail: without quoted mail, without the history below it, without the signature.

Answers between quoted lines stay. A line is looked at once, and no pattern goes back: mail comes from strangers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTE = re.compile(r"\s{0,3}[>|]")

_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|den|em|dnia|på|dne|w dniu)\s.{4,300}"
    r"(?:wrote|schrieb(?: .{1,100})?|a écrit|escribió|ha scritto|schreef(?: .{1,100})?|skrev(?: .{1,100})?|escreveu|napisał(?:\(a\))?|napsal(?:\(a\))?)\s?:",
    re.IGNORECASE,
)  # fmt: skip
"""The line above a quote. Mail programs break it into up to three."""

_WROTE_WORDS = (
    "wrote",
    "schrieb",
    "écrit",
    "escribió",
    "scritto",
    "schreef",
    "skrev",
    "escreveu",
    "napisał",
    "napsal",
)
_WROTE_STARTS = ("on ", "am ", "le ", "el ", "il ", "op ", "den ", "em ", "dnia ", "på ", "dne ", "w dniu ")
_MOST_WROTE_LINES = 3
_LONGEST_WROTE = 400
"""Lines and characters: mail programs break `On …, … wrote:` at 70 to 80 letters, and a name with its address fills two lines."""

_SEPARATOR = re.compile(
    r"\s*(?:-{2,}\s?(?:original message|original appointment|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht)\s?-{2,}|_{20,}|begin forwarded message:|##-? please type your reply above this line.*)\s*",
    re.IGNORECASE,
)  # fmt: skip
"""What stands above a history that is not quoted."""

_FROM_LINE = re.compile(r"\s*\*?(?:from|von|de|da|van|fra|från|od)\s?:\*?\s.{1,300}", re.IGNORECASE)
_SENT_LINE = re.compile(r"\s*\*?(?:sent|date|to|subject|gesendet|datum|an|betreff|envoyé|date|à|objet|enviado|fecha|para|asunto|inviato|data|a|oggetto|verzonden|aan|onderwerp|sendt|skickat|til|till|emne|ämne)\s?:\*?\s.{0,300}", re.IGNORECASE)  # fmt: skip

_DEVICE = re.compile(
    r"\s*(?:sent from (?:my|mail for|outlook|yahoo|the)\b|get outlook for|gesendet (?:von|mit) (?:mein|der)|von meinem \w+ gesendet|envoyé (?:de|depuis) mon|enviado desde mi|inviato da|verstuurd vanaf mijn|sendt fra min|skickat från min).{0,100}",
    re.IGNORECASE,
)  # fmt: skip

_CLOSING = re.compile(
    r"\s*(?:(?:with )?(?:kind|best|warm|kindest|warmest|many)? ?(?:regards|wishes)|(?:yours )?(?:sincerely|faithfully|truly)|yours|cheers|many thanks|thanks|thank you|all the best|best"
    r"|(?:mit )?(?:freundliche|beste|viele|liebe|schöne)[nr]? grü(?:ß|ss)en?|mfg|cordialement|bien à vous|saludos(?: cordiales)?|un saludo|cordiali saluti|met vriendelijke groet(?:en)?|med venlig hilsen|mvh)\s*[,.!]?\s*",
    re.IGNORECASE,
)  # fmt: skip
_LONGEST_SIGNATURE = 8
"""Lines below a closing."""

_LONGEST_SIGNING_LINE = 80
"""Characters."""

_LONGEST_SEPARATOR, _LEGAL_BEGINNING = 200, 300
"""Characters of a line that are compared: a disclaimer says what it is in its first words, and a line may have a million."""

_MARKS = "()[]<>.,:;|/\\+-–—·•*_'\"’"
_ADDRESS_MARKS = "@/."
_SMALL_WORDS = frozenset(
    "and of for the at in to de da del della di dos du la le van von der den zu und tel mob mobile phone cell fax ext office direct email mail web".split()
)
"""That stand in names, roles and beside numbers: `Head of Claims`, `tel`."""

_LEGAL = re.compile(r"\s*\W{0,3}(?:this (?:e-?mail|message|communication)\b.{0,80}\b(?:confidential|intended|privileged)|confidentiality notice|disclaimer\b|diese e-?mail enthält)", re.IGNORECASE)  # fmt: skip


def without_history(text: str) -> str:
    r"""The words that the writer of a message wrote into it.

    >>> without_history("Fine.\n\nSent from my phone\n\nOn Monday, Priya wrote:\n> Which would you rather?")
    'Fine.'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows: list[str] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if _ends_message(lines, index):
            break
        if wrote_count := _attribution(lines, index):
            index += wrote_count
            next_row = next((row for row in lines[index : index + 3] if row.strip()), "")
            if not _QUOTE.match(next_row):
                break
            continue
        if not _QUOTE.match(line) and not _DEVICE.fullmatch(line):
            rows.append(line)
        index += 1
    return "\n".join(_without_closing(rows)).strip()


def _ends_message(lines: Sequence[str], index: int) -> bool:
    """Whether a signature, a history without quotes or a disclaimer begins in a line."""
    line = lines[index]
    if (
        line.rstrip() == "--"
        or _SEPARATOR.fullmatch(line[:_LONGEST_SEPARATOR])
        or _LEGAL.match(line[:_LEGAL_BEGINNING])
    ):
        return True
    return bool(_FROM_LINE.fullmatch(line)) and any(
        _SENT_LINE.fullmatch(row) for row in lines[index + 1 : index + 3]
    )


def _attribution(lines: Sequence[str], index: int) -> int:
    """How many lines say who wrote what is quoted below; 0 if none does."""
    if not lines[index].lstrip().casefold().startswith(_WROTE_STARTS):
        return 0
    attribution = ""
    for count, line in enumerate(lines[index : index + _MOST_WROTE_LINES], start=1):
        if not line.strip() or len(attribution) + len(line) > _LONGEST_WROTE:
            return 0
        attribution = f"{attribution} {line.strip()}".strip()
        if attribution.endswith(":") and any(word in attribution.casefold() for word in _WROTE_WORDS):
            return count if _WROTE.fullmatch(attribution) else 0
    return 0


def _without_closing(rows: Sequence[str]) -> Sequence[str]:
    """Leave out `Kind regards` and the lines below, if each is a name, a role, a number or an address.

    People write `thanks`, and go on with what nobody did: any line that can be a piece of a sentence keeps all of them.
    """
    rows = list(rows)
    while rows and not rows[-1].strip():
        rows.pop()
    for index in range(max(len(rows) - _LONGEST_SIGNATURE - 1, 1), len(rows)):
        if _CLOSING.fullmatch(rows[index][:60]) and all(map(_may_sign, rows[index + 1 :])):
            return rows[:index]
    return rows


def _may_sign(row: str) -> bool:
    """Whether a line below a closing says who writes: each of its words has a capital, a digit, or is a piece of an address.

    A line in capitals alone is shouted, unless it is one word.
    """
    words = row.split()
    if len(row) >= _LONGEST_SIGNING_LINE or row.rstrip().endswith(("!", "?")):
        return False
    if len(words) > 1 and row.isupper() and not any(map(str.isdigit, row)):
        return False
    return all(map(_is_word_of_signature, words))


def _is_word_of_signature(word: str) -> bool:
    core = word.strip(_MARKS)
    return (
        not core
        or not core[0].islower()
        or any(letter in _ADDRESS_MARKS or letter.isdigit() for letter in core)
        or core.casefold() in _SMALL_WORDS
    )
