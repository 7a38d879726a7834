"""Tables, plain text, subtitles, mail, and JSON of a team's own making."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from tests.transcripts.shapes.shape import SpokenTurn, lines_of, shape


def cell(text: str, delimiter: str) -> str:
    return '"' + text.replace('"', '""') + '"' if delimiter in text or '"' in text else text


def table(header: str, rows: list[list[str]], delimiter: str = ",") -> str:
    lines = [header, *(delimiter.join(cell(value, delimiter) for value in row) for row in rows)]
    return "\r\n".join(lines) + "\r\n"


@shape("excel-semicolon.csv")
def excel_semicolon(turns: list[SpokenTurn]) -> bytes:
    """German Excel: its own first line, semicolons, Windows-1252, decimal commas."""
    rows = [[turn.name if turn.is_agent else "Kunde", f"{turn.begin:.3f}".replace(".", ","), turn.text, "Café"] for turn in turns]  # fmt: skip
    return ("sep=;\r\n" + table("Sprecher;Zeit;Text;Ort", rows, ";")).replace("Priya Nair", "Mitarbeiter").replace("Sprecher", "Speaker").replace("Zeit", "Time").encode("cp1252")  # fmt: skip


@shape("excel-unicode.txt")
def excel_unicode(turns: list[SpokenTurn]) -> bytes:
    """Excel's "Unicode text": UTF-16 with tabs."""
    return table("Call ID\tParticipant\tStart (ms)\tEnd (ms)\tUtterance".replace(" (ms)", "Ms"), [["c7", turn.role, str(turn.begin_ms), str(turn.end_ms), turn.text] for turn in turns], "\t").encode("utf-16")  # fmt: skip


@shape("milliseconds.csv")
def milliseconds(turns: list[SpokenTurn]) -> str:
    """Nothing says that the numbers are milliseconds; rows are out of order."""
    rows = [[str(turn.begin_ms), str(turn.end_ms), turn.role.title(), turn.text] for turn in reversed(turns)]
    return table("start,end,speaker_role,sentence", rows)


@shape("names.tsv", says_roles=False, precision=1.0)
def names_tsv(turns: list[SpokenTurn]) -> str:
    return table("date\ttime\tsender\tmessage", [["05.03.2026", turn.iso()[11:19], turn.name, turn.text] for turn in turns], "\t")  # fmt: skip


@shape("no-header.csv", precision=None)
def no_header(turns: list[SpokenTurn]) -> str:
    return table("", [["7", turn.role.upper(), turn.text] for turn in turns]).lstrip("\r\n")


@shape("title-above.csv", precision=None)
def title_above(turns: list[SpokenTurn]) -> bytes:
    """A report's title above the names of columns, and the mark of UTF-8; numbers of turns, out of order."""
    rows = [
        [str(index), "client" if not turn.is_agent else "rep", turn.text] for index, turn in enumerate(turns)
    ]
    return ("Report of March\r\n" + table("seq,party,content", rows[::-1])).encode("utf-8-sig")


@shape("conversation-a-row.csv", precision=None)
def conversation_a_row(turns: list[SpokenTurn]) -> str:
    text = "\n".join(f"{turn.role.title()}: {turn.text}" for turn in turns)
    return f'id,transcript,csat\r\n17,"{text}",2\r\n'


@shape("two-columns.csv", precision=None)
def column_for_each(turns: list[SpokenTurn]) -> str:
    """A column for each side."""
    return table("conversation_id,agent,customer", [["c", turn.text if turn.is_agent else "", "" if turn.is_agent else turn.text] for turn in turns])  # fmt: skip


@shape("with-note.csv", precision=1.0)
def with_note(turns: list[SpokenTurn]) -> str:
    rows = [["k", turn.iso("seconds"), turn.name, "agent" if turn.is_agent else "end-user", "true", turn.text] for turn in turns]  # fmt: skip
    rows.append(["k", "2026-03-05T09:20:00Z", "Priya Nair", "agent", "false", "no-show twice"])
    return table("ticket_id,created_at,author_name,author_role,public,body", rows)


@shape("chat-model.jsonl", precision=None)
def chat_model(turns: list[SpokenTurn]) -> str:
    """As training data has it."""
    return lines_of([{"messages": [{"role": "system", "content": "Be kind."}, *({"role": "agent" if turn.is_agent else "user", "content": turn.text} for turn in turns)]}])  # fmt: skip


@shape("nested-author.json")
def nested_author(turns: list[SpokenTurn]) -> Any:
    return {"conversation": {"id": "77"}, "data": {"items": [{"author": {"name": turn.name, "type": turn.role}, "content": [{"type": "text", "text": turn.text}], "sent_at": turn.epoch} for turn in turns]}}  # fmt: skip


@shape("strings.json", precision=None)
def list_of_strings(turns: list[SpokenTurn]) -> Any:
    return [{"id": "d1", "dialogue": [f"{turn.role}: {turn.text}" for turn in turns]}]


@shape("array.json")
def array_of_turns(turns: list[SpokenTurn]) -> Any:
    return [{"speaker": turn.role.upper(), "startTime": turn.begin, "endTime": turn.end, "text": turn.text} for turn in turns]  # fmt: skip


@shape("wrapped.txt", precision=None)
def wrapped_lines(turns: list[SpokenTurn]) -> str:
    """A head, wrapped lines in which colons stand, and a title."""
    body = "\n".join(textwrap.fill(f"{turn.role.upper()}: {turn.text}", 60) for turn in turns)
    return f"Call ID: NF-20417\nDate: 2026-03-05 09:14:00\nChannel: phone\nAgent: Priya Nair\nCustomer: Thomas Hale\n\n{body}\n"  # fmt: skip


@shape("times-first.txt", precision=1.0)
def times_first(turns: list[SpokenTurn]) -> str:
    return "".join(f"[{turn.clock(has_hours=False)}] {turn.role.title()}: {turn.text}\n" for turn in turns)


@shape("times-behind.txt", precision=1.0)
def times_behind(turns: list[SpokenTurn]) -> str:
    return "\n\n".join(f"{'Representative' if turn.is_agent else 'Caller'} (00:{turn.clock()[3:8]}): {turn.text}" for turn in turns)  # fmt: skip


@shape("names-above.txt", says_roles=False, precision=1.0)
def names_above(turns: list[SpokenTurn]) -> str:
    """A name and a time above the words, which are wrapped."""
    return "\n\n".join(f"{turn.name} | {turn.clock()[3:8]}\n{textwrap.fill(turn.text, 50)}" for turn in turns)


@shape("markdown.md", precision=None)
def markdown(turns: list[SpokenTurn]) -> str:
    return "# Call of March\n\n" + "\n\n".join(f"**{turn.role.title()}:** {turn.text}" for turn in turns)


@shape("whatsapp.txt", says_roles=False, precision=60.0)
def whatsapp(turns: list[SpokenTurn]) -> str:
    return "\n".join(
        f"05/03/2026, 09:{14 + int(turn.begin) // 60} - {turn.name}: {turn.text}" for turn in turns
    )


@shape("zoom-chat.txt", says_roles=False, precision=1.0)
def zoom_chat(turns: list[SpokenTurn]) -> str:
    return "\n".join(f"{turn.iso()[11:19]}\t From {turn.name} to Everyone : {turn.text}" for turn in turns)


@shape("diarized.txt", says_roles=False, precision=1.0)
def times_in_brackets(turns: list[SpokenTurn]) -> bytes:
    lines = [f"[{turn.clock()[:8]} --> 00:{int(turn.end) // 60:02}:{int(turn.end) % 60:02}] SPEAKER_0{int(turn.is_agent)}: {turn.text}" for turn in turns]  # fmt: skip
    return "\r\n".join(lines).encode("utf-16-le")


@shape("cp1252.txt", precision=None)
def old_letters(turns: list[SpokenTurn]) -> bytes:
    return "\r\n".join(f"{turn.role.title()}: {turn.text}" for turn in turns).replace("'", "\u2019").encode("cp1252").replace(b"\x92", b"'")  # fmt: skip


def cue(turn: SpokenTurn, text: str, mark: str = ".") -> str:
    from tests.transcripts.shapes.shape import clock

    return f"{clock(turn.begin_ms, mark=mark)} --> {clock(turn.end_ms, mark=mark)}\n{text}\n"


@shape("webex.vtt", says_roles=False)
def webex(turns: list[SpokenTurn]) -> str:
    cues = [f'{index} "{turn.name}" ({100 + turn.is_agent})\n{cue(turn, turn.text)}' for index, turn in enumerate(turns, start=1)]  # fmt: skip
    return "WEBVTT\n\n" + "\n".join(cues)


@shape("teams-cut.vtt", says_roles=False)
def teams_cut(turns: list[SpokenTurn]) -> str:
    """Each turn in two cues, an empty line in the words, a note, classes, entities."""
    from tests.transcripts.shapes.shape import clock

    cues = ["NOTE duration: 63\nsecond line\n"]
    for turn in turns:
        words = turn.text.replace("'", "&#39;").split()
        middle = (turn.begin_ms + turn.end_ms) // 2
        half = len(words) // 2
        cues.append(f"{clock(turn.begin_ms)} --> {clock(middle)} align:start\n<v.loud {turn.name}>{' '.join(words[:half])}</v>\n")  # fmt: skip
        cues.append(f"{clock(middle)} --> {clock(turn.end_ms)}\n<v {turn.name}>{words[half]}\n\n{' '.join(words[half + 1 :])}</v>\n")  # fmt: skip
    return "WEBVTT - Call\nKind: captions\n\n" + "\n".join(cues)


@shape("two-voices.vtt", says_roles=False, precision=30.0)
def two_voices(turns: list[SpokenTurn]) -> str:
    """Two who speak in one cue; times with commas; no head."""
    from tests.transcripts.shapes.shape import clock

    pairs = list(zip(turns[::2], turns[1::2], strict=False))
    return "\n".join(f"{clock(first.begin_ms, mark=',')} --> {clock(second.end_ms, mark=',')}\n<v {first.name}>{first.text}</v>\n<v {second.name}>{second.text}</v>\n" for first, second in pairs)  # fmt: skip


@shape("colon.srt")
def colon_srt(turns: list[SpokenTurn]) -> str:
    """Roles before colons, wrapped, no empty lines between cues."""
    return "".join(f"{index}\n{cue(turn, textwrap.fill(f'{turn.role.title()}: {turn.text}', 42), ',')}" for index, turn in enumerate(turns, start=1))  # fmt: skip


def mail(turn: SpokenTurn, index: int, body: str, kind: str = "text/plain") -> str:
    people = ("Priya Nair <support@northfield.example>", "t.hale@example.org")
    sender, recipient = people if turn.is_agent else ("Thomas Hale <t.hale@example.org>", people[0])
    parent = f"In-Reply-To: <m{index - 1}@example.invalid>\n" if index else ""
    return f"From: {sender}\nTo: {recipient}\nSubject: {'Re: ' if index else ''}Boiler\nDate: Thu, 05 Mar 2026 {9 + index:02}:00:00 +0000\nMessage-ID: <m{index}@example.invalid>\n{parent}MIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n\n{body}\n"  # fmt: skip


def mailbox(mails: list[str]) -> str:
    return "".join(f"From x Thu Mar  5 09:14:00 2026\n{text}\n" for text in mails)


@shape("outlook.mbox", precision=None)
def outlook(turns: list[SpokenTurn]) -> str:
    """History without quotes below; a closing."""
    mails = []
    for index, turn in enumerate(turns):
        history = f"\n\n________________________________\nFrom: {turns[index - 1].name}\nSent: Thursday, March 5, 2026 9:14 AM\nTo: x\nSubject: Boiler\n\n{turns[index - 1].text}" if index else ""  # fmt: skip
        mails.append(mail(turn, index, f"{turn.text}\n\nKind regards,\n{turn.name}\nNorthfield{history}"))
    return mailbox(mails)


@shape("german.mbox", precision=None)
def german_mail(turns: list[SpokenTurn]) -> str:
    mails = []
    for index, turn in enumerate(turns):
        quote = f"\n\nAm Do., 5. März 2026 um 09:14 Uhr schrieb {turns[index - 1].name}\n<x@example.invalid>:\n\n> {turns[index - 1].text}" if index else ""  # fmt: skip
        mails.append(mail(turn, index, f"{turn.text}\n\nMit freundlichen Grüßen\n{turn.name}{quote}\n\nVon meinem iPhone gesendet"))  # fmt: skip
    return mailbox(mails)


@shape("gmail.mbox", precision=None)
def gmail(turns: list[SpokenTurn]) -> str:
    """HTML alone, with the quote that Gmail marks."""
    import html

    return mailbox([mail(turn, index, f'<div dir="ltr">{html.escape(turn.text)}</div><br><div class="gmail_quote"><div class="gmail_attr">On Thu, 5 Mar 2026 wrote:<br></div><blockquote class="gmail_quote">{html.escape(turns[index - 1].text)}</blockquote></div>', "text/html") for index, turn in enumerate(turns)])  # fmt: skip


@shape("export.json", precision=None)
def text_in_json(turns: list[SpokenTurn]) -> str:
    return json.dumps(
        {"call_id": "c", "transcript": "\n".join(f"{turn.role.title()}: {turn.text}" for turn in turns)}
    )
