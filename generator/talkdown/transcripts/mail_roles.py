"""Who of those who write mails is the agent: the one who writes from a desk's address, or from its domain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from talkdown.transcripts.mail_message import Mail
from talkdown.transcripts.turn import Role

_DESK = re.compile(
    r"(?:customer[._-]?|client[._-]?|tech(?:nical)?[._-]?|it[._-]?)?"
    r"(?:support|care|service|services|help|helpdesk|servicedesk|desk|info|contact|sales|billing|team|hello|office|orders?|returns?|complaints?|feedback|enquiries|inquiries|reservations|bookings?|accounts?|relations|success|kundenservice|kundendienst|kontakt|ayuda|soporte|atencion|assistenza)"
    r"(?:[._+-].{0,40})?",
)  # fmt: skip
"""What stands before the @ in an address that many read."""

_FREE_MAIL = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com aol.com gmx.de gmx.net web.de proton.me protonmail.com".split()
)
"""Domains that belong to nobody who has a desk."""


def settle_mail_roles(thread: Sequence[Mail]) -> list[str]:
    """Give each writer of a thread a role, if an address of a desk is in it; else nothing. Notes say how."""
    desk = _desk_of(thread)
    if desk is None:
        return []
    domain = desk.rpartition("@")[2]
    for mail in thread:
        is_ours = mail.sender == desk or (mail.sender.endswith(f"@{domain}") and domain not in _FREE_MAIL)
        if mail.utterance.role is None and mail.sender:
            mail.utterance.role = Role.agent if is_ours else Role.customer
    return [f"who writes from {domain} is taken for an agent, since {desk} looks like a desk's address"]


def _desk_of(thread: Sequence[Mail]) -> str | None:
    """The desk's address that stands in most mails; of several, one of the company that answers; else None."""
    counts = Counter(
        address
        for mail in thread
        for address in dict.fromkeys((mail.sender, *mail.recipients))
        if _DESK.fullmatch(address.partition("@")[0])
    )
    most = max(counts.values(), default=0)
    desks = [address for address, count in counts.items() if count == most]
    if len(set(map(_company_of, desks))) > 1:
        openers = {_company_of(mail.sender) for mail in thread if not _is_answer(mail)}
        answerers = {_company_of(mail.sender) for mail in thread if _is_answer(mail)} - openers
        desks = [address for address in desks if _company_of(address) in answerers]
    return desks[0] if len(set(map(_company_of, desks))) == 1 else None


def _is_answer(mail: Mail) -> bool:
    return mail.is_reply or bool(mail.references)


def _company_of(address: str) -> str:
    """The domain of an address; the address itself where many share a domain."""
    domain = address.rpartition("@")[2]
    return address if domain in _FREE_MAIL else domain
