"""Mail: only what its writer wrote; threads; whose desk it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from talkdown.transcripts import Conversation, read_conversations

HEAD = "From: Thomas Hale <t.hale@example.org>\nTo: care@northfield.example\nSubject: Boiler\nDate: Thu, 05 Mar 2026 09:14:00 +0000\n"
HTML = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"

BODIES = {
    "an answer below each quote": (
        "Hello,\n\nOn Thu, 5 Mar 2026 at 09:14, Priya Nair\n<care@northfield.example> wrote:\n\n> When did it stop?\n\nOn Monday.\n\n> Is it cold?\n\nYes.\n",
        "Hello, On Monday. Yes.",
    ),
    "a closing, and words that only look like one": (
        "I called twice.\nThank you, I know that you are busy.\n- my heating\n- my money\nI want both.\n\nBest regards,\nThomas Hale\n+44 1632 960111\n",
        "I called twice. Thank you, I know that you are busy. - my heating - my money I want both.",
    ),
    "thanks, and half of a complaint": ("Hi\nthanks\nbut the boiler is still cold\nand nobody called me\n", "Hi thanks but the boiler is still cold and nobody called me"),
    "thanks for nothing": ("You lost it.\nThanks\nfor nothing\n", "You lost it. Thanks for nothing"),
    "thanks, and shouting": ("STILL COLD\nTHANKS\nFOR NOTHING\n", "STILL COLD THANKS FOR NOTHING"),
    "names, roles and numbers": ("No.\n\nMany thanks,\n\nAnn-Marie van Dyk\nHead of Claims, Northfield Ltd.\n12 Mill Lane\ntel: +44 1632 960111 | a.dyk@northfield.example\nwww.northfield.example\n", "No."),
    "thanks at the end that are all there is": ("Thank you\n", "Thank you"),
    "an old kind of history": ("No.\n\n-----Original Message-----\nFrom: Priya\nWe came.\n", "No."),
    "a history in French": ("Non.\n\nLe jeu. 5 mars 2026 à 09:14, Priya Nair <care@northfield.example> a écrit :\n> Oui ?\n", "Non."),
    "a disclaimer": ("No.\n\nThis e-mail and any files are confidential and intended for the addressee.\nMore of it.\n", "No."),
    "a sentence that begins as a history does": ("On Monday nobody came.\nFrom: the start, I said so.\n", "On Monday nobody came. From: the start, I said so."),
}  # fmt: skip

PAGES = {
    "Outlook": ('<p>No.</p><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Priya</div><p>We came.</p>', "No."),
    "Outlook on a desk": ("<p>No.</p><div><p><b>From:</b> Priya<br><b>Sent:</b> Monday<br><b>To:</b> Thomas</p></div><p>We came.</p>", "No."),
    "Thunderbird": ('<p>No.</p><div class="moz-cite-prefix">On Monday, Priya wrote:<br></div><blockquote type="cite"><p>We came.</p></blockquote><p>You did not.</p>', "No. You did not."),
    "words in pieces": ("<p>I am <b>not</b> ame<i>n</i>able&nbsp;&amp; cold.</p><script>alert(1)</script><style>p{}</style>", "I am not amenable & cold."),
}  # fmt: skip


def read_mail(folder: Path, content: str, name: str = "a.eml") -> list[Conversation]:
    (folder / name).write_text(content, encoding="utf-8")
    return list(read_conversations(folder / name))


@pytest.mark.parametrize("name", BODIES)
def test_only_what_is_new_is_read(name: str, tmp_path: Path) -> None:
    body, text = BODIES[name]
    (conversation,) = read_mail(tmp_path, f"{HEAD}\n{body}")
    assert [turn.text for turn in conversation.turns] == [text]


@pytest.mark.parametrize("name", PAGES)
def test_only_what_is_new_is_read_of_html(name: str, tmp_path: Path) -> None:
    body, text = PAGES[name]
    (conversation,) = read_mail(tmp_path, f"{HEAD}{HTML}\n{body}\n")
    assert [turn.text for turn in conversation.turns] == [text]


def test_a_header_with_a_broken_word_is_read_as_it_stands(tmp_path: Path) -> None:
    """`a` is no whole letter of Base64."""
    (conversation,) = read_mail(tmp_path, HEAD.replace("Boiler", "=?utf-8?b?a?=") + "\nIt is cold.\n")
    assert [turn.text for turn in conversation.turns] == ["It is cold."]


def test_a_desk_is_known_by_its_address(tmp_path: Path) -> None:
    (conversation,) = read_mail(tmp_path, f"{HEAD}\nNo.\n")
    assert conversation.turns[0].role.value == "customer"
    assert conversation.notes == (
        "who writes from northfield.example is taken for an agent, since care@northfield.example looks like a desk's address",
    )


BETWEEN_DESKS = (
    "From: info@bakery.example\nTo: support@shop.example\nSubject: Flour\nMessage-ID: <1@x>\n\nWhere is it?\n",
    "From: support@shop.example\nTo: info@bakery.example\nSubject: Re: Flour\nIn-Reply-To: <1@x>\n\nOn its way.\n",
)
ROLES_OF_FILE = """
import sys
from pathlib import Path
from talkdown.transcripts import read_conversations
for conversation in read_conversations(Path(sys.argv[1])):
    print(*(turn.role.value for turn in conversation.turns), *conversation.notes)
"""


@pytest.mark.parametrize("hash_seed", ["0", "1", "2"])
def test_between_two_desks_the_one_that_answers_is_the_agents(hash_seed: str, tmp_path: Path) -> None:
    """In each process, whatever the order of its sets."""
    path = tmp_path / "flour.mbox"
    path.write_text("".join(f"From x Thu Mar  5 09:14:00 2026\n{mail}\n" for mail in BETWEEN_DESKS))
    result = subprocess.run(
        [sys.executable, "-c", ROLES_OF_FILE, str(path)],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == (
        "customer agent who writes from shop.example is taken for an agent, "
        "since support@shop.example looks like a desk's address\n"
    )


def test_of_two_desks_none_of_which_answers_none_is_preferred(tmp_path: Path) -> None:
    (conversation,) = read_mail(tmp_path, BETWEEN_DESKS[0])
    assert not any("looks like a desk's address" in note for note in conversation.notes)


def test_two_desks_of_one_company_are_its_agents(tmp_path: Path) -> None:
    (conversation,) = read_mail(
        tmp_path, HEAD.replace("example\n", "example, billing@northfield.example\n", 1) + "\nNo.\n"
    )
    assert conversation.turns[0].role.value == "customer"


def test_an_answer_of_a_machine_is_a_bot(tmp_path: Path) -> None:
    (conversation,) = read_mail(tmp_path, f"{HEAD}Auto-Submitted: auto-replied\n\nI am away.\n")
    assert conversation.turns[0].role.value == "bot"


def test_threads_of_a_mailbox(tmp_path: Path) -> None:
    """By references; by the subject of an answer that has none."""
    mails = [
        f"{HEAD}Message-ID: <1@x>\n\nOne.\n",
        f"{HEAD.replace('Boiler', 'Bill')}Message-ID: <2@x>\n\nTwo.\n>From here\n",
        f"{HEAD}Message-ID: <3@x>\nReferences: <1@x>\n\nThree.\n",
        f"{HEAD.replace('Boiler', 'AW: Bill')}\nFour.\n",
    ]
    conversations = read_mail(tmp_path, "".join(f"From x\n{mail}\n" for mail in mails), "all.mbox")
    assert [[turn.text for turn in conversation.turns] for conversation in conversations] == [
        ["One. Three."],
        ["Two. From here Four."],
    ]


def test_two_customers_with_one_subject_are_two_contacts(tmp_path: Path) -> None:
    """Replies without the id of what they answer are known by subject and by who writes to whom."""
    head = "From x@y Thu Mar  5 09:14:00 2026\nFrom: {}@example.org\nTo: {}@example.org\nSubject: {}Refund\n\n{}\n\n"
    mails = [("ann", "care", "", "Mine?"), ("bo", "care", "", "And mine?"), ("care", "ann", "Re: ", "Sent."), ("care", "bo", "Re: ", "Sent, too.")]  # fmt: skip
    (tmp_path / "a.mbox").write_text("".join(head.format(*mail) for mail in mails))
    texts = [
        [turn.text for turn in conversation.turns] for conversation in read_conversations(tmp_path / "a.mbox")
    ]
    assert texts == [["Mine?", "Sent."], ["And mine?", "Sent, too."]]
