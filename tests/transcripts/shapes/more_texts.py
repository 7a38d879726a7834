"""More ways in which people and tools write transcripts, tables and mail."""

from __future__ import annotations

import base64
import textwrap
from typing import Any

from tests.transcripts.shapes.shape import SpokenTurn, clock, shape
from tests.transcripts.shapes.texts import mail, mailbox, table


@shape("whisperx.txt", says_roles=False, precision=None)
def labels_in_brackets(turns: list[SpokenTurn]) -> str:
    return "".join(f"[SPEAKER_0{int(turn.is_agent)}]: {turn.text}\n\n" for turn in turns)


@shape("label-above.txt", precision=None)
def label_above(turns: list[SpokenTurn]) -> str:
    return "\n\n".join(f"{turn.role.title()}:\n{textwrap.fill(turn.text, 70)}" for turn in turns)


@shape("dash.txt", precision=None)
def dash(turns: list[SpokenTurn]) -> str:
    return "\n".join(f"{'Advisor' if turn.is_agent else 'Caller'} - {turn.text}" for turn in turns)


@shape("letters.txt", says_roles=False, precision=None)
def letters(turns: list[SpokenTurn]) -> str:
    return "\n".join(f"{'A' if turn.is_agent else 'B'}: {turn.text}" for turn in turns)


@shape("two-agents.txt", precision=None)
def two_agents(turns: list[SpokenTurn]) -> str:
    """A call that is handed on, with notices."""
    lines = ["[Call started]"]
    for index, turn in enumerate(turns):
        lines.append(f"{f'Agent {1 + index // 4}' if turn.is_agent else 'Customer'}: {turn.text}")
        if index == 3:
            lines.append("*** Agent 2 joined the call ***")
    return "\n".join([*lines, "--- Call ended ---"])


@shape("date-and-time.txt", precision=1.0)
def date_and_time(turns: list[SpokenTurn]) -> str:
    return "\n".join(f"2026-03-05 {turn.iso()[11:19]} | {turn.role.upper()} | {turn.text}" for turn in turns)


@shape("name-and-role.txt", precision=1.0)
def name_and_role(turns: list[SpokenTurn]) -> str:
    return "\n".join(f"{turn.clock()[:8]} {turn.name} ({turn.role.title()}): {turn.text}" for turn in turns)


@shape("otter-one-space.txt", says_roles=False, precision=1.0)
def otter_one_space(turns: list[SpokenTurn]) -> str:
    body = "\n\n".join(f"{turn.name} {turn.clock(has_hours=False)}\n{turn.text}" for turn in turns)
    return f"{body}\n\nTranscribed by https://otter.ai\n"


@shape("german.csv")
def german_columns(turns: list[SpokenTurn]) -> str:
    rows = [
        ["4711", "Kunde" if not turn.is_agent else "Mitarbeiterin", turn.iso(), turn.text] for turn in turns
    ]
    return table("Vorgang;Sprecher;Zeitstempel;Nachricht", rows, ";")


@shape("bars.txt", precision=None)
def bars(turns: list[SpokenTurn]) -> str:
    return table("conversation|party|utterance", [["9", turn.role, turn.text] for turn in turns], "|")


@shape("report.csv", precision=1.0)
def report(turns: list[SpokenTurn]) -> str:
    """Columns as a report names them, line ends in cells, an empty row and a sum below."""
    rows = [["7", turn.iso("seconds"), turn.name, turn.role, textwrap.fill(turn.text, 40)] for turn in turns]
    lines = [
        f'{row[0]},{row[1]},{row[2]},{row[3]},"{row[4].replace(chr(34), chr(34) * 2)}"\r\n' for row in rows
    ]
    header = "Case: Case ID,Message: Created Date,Message: Sender Name,Message: Sender Role,Message: Body\r\n"
    return header + "".join(lines) + ",,,,\r\n"


@shape("whisper.tsv", says_roles=False)
def with_labels_in_text(turns: list[SpokenTurn]) -> str:
    """Milliseconds, as Whisper writes them, with a column for speakers."""
    rows = [
        [str(turn.begin_ms), str(turn.end_ms), f"SPEAKER_0{int(turn.is_agent)}", turn.text] for turn in turns
    ]
    return table("start\tend\tspeaker\ttext", rows, "\t")


@shape("from-to.json")
def from_and_to(turns: list[SpokenTurn]) -> Any:
    segments = [{"speaker": {"role": turn.role, "id": 1}, "start_time": turn.clock(), "end_time": clock(turn.end_ms), "text": turn.text, "words": [{"text": "x", "start": 0}]} for turn in turns]  # fmt: skip
    return {"status": "ok", "result": {"call": {"id": "c"}, "segments": segments}}


@shape("html-messages.json")
def html_messages(turns: list[SpokenTurn]) -> Any:
    return {"ticket": 5, "messages": [{"from": {"type": "agent" if turn.is_agent else "customer", "name": turn.name}, "message": f"<p>{turn.text}</p>", "timestamp": round(turn.epoch * 1000)} for turn in turns]}  # fmt: skip


@shape("zoom-continued.vtt", says_roles=False)
def zoom_continued(turns: list[SpokenTurn]) -> bytes:
    """A name only where the speaker changes; short clocks, line ends of Windows, a mark of UTF-8."""
    cues = []
    for turn in turns:
        words = turn.text.split()
        middle = (turn.begin_ms + turn.end_ms) // 2
        half = max(len(words) // 2, 1)
        cues += [(turn.begin_ms, middle, f"{turn.name}: {' '.join(words[:half])}"), (middle, turn.end_ms, " ".join(words[half:]))]  # fmt: skip
    blocks = [
        f"{n}\n{clock(begin)[3:]} --> {clock(end)[3:]}\n{text}\n"
        for n, (begin, end, text) in enumerate(cues, 1)
    ]
    return ("WEBVTT\n\n" + "\n".join(blocks)).replace("\n", "\r\n").encode("utf-8-sig")


@shape("classes.vtt")
def voices_with_roles(turns: list[SpokenTurn]) -> str:
    cues = [f"{clock(turn.begin_ms)} --> {clock(turn.end_ms)} line:0 position:20%\n<v.fr {turn.role.title()}><i>{turn.text}</i>\n" for turn in turns]  # fmt: skip
    return "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE Confidence: 0.9\n\n" + "\n".join(cues)


@shape("apple.mbox", precision=None)
def apple(turns: list[SpokenTurn]) -> str:
    """Two kinds of text and a picture in each message; a forwarded head in German below one."""
    mails = []
    for index, turn in enumerate(turns):
        quote = f"\n\n> On 5 Mar 2026, at 09:14, {turns[index - 1].name} <x@example.invalid> wrote:\n>\n> {turns[index - 1].text}" if index else ""  # fmt: skip
        if index == 2:
            quote = f"\n\nVon: {turns[1].name}\nGesendet: Donnerstag, 5. März 2026 09:14\nAn: x\nBetreff: Boiler\n\n{turns[1].text}"  # fmt: skip
        text = base64.encodebytes((turn.text + quote).encode()).decode()
        body = (
            "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/html\n\n<p>other</p>\n"
            f"--c\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{text}\n--c--\n"
            "--b\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n"
            "Content-Disposition: attachment; filename=a.png\n\niVBORw0KGgo=\n--b--\n"
        )
        mails.append(mail(turn, index, body, "multipart/mixed; boundary=b"))
    return mailbox(mails)
