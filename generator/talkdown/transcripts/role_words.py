"""What tools and people call the two who talk, and the machines between them."""

from __future__ import annotations

import re
from functools import lru_cache

from talkdown.transcripts.turn import Role

_WORDS = {
    Role.customer: """
        customer client caller user enduser visitor guest member contact lead consumer buyer external incoming inbound in
        patient passenger tenant requester requestor shopper subscriber citizen resident student claimant
        borrower policyholder prospect human party2 cust cus
        kunde kundin anrufer anruferin cliente client(e) appelant usuario klant kund klient
    """,
    Role.agent: """
        agent humanagent rep representative advisor adviser operator csr support staff employee admin teammate internal
        outgoing outbound out supervisor manager consultant specialist associate owner colleague seller helpdesk servicedesk
        supportagent customerservice customersupport serviceagent salesrep salesperson host team handler counselor counsellor
        calltaker dispatcher technician liveagent business clerk officer agt rpr
        mitarbeiter mitarbeiterin berater beraterin agente conseiller conseillère asesor medewerker
    """,
    Role.bot: """
        bot chatbot virtualagent automatedagent custombot agentbot assistant virtualassistant ivr ai aiagent trigger botflow
        voicebot machine fin answerbot automation captain captainassistant aiassistant
    """,
    Role.system: "system acd activity event notification workflow flow queue voicemail systemmessage info dialer",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split()}
_ROLES["customer representative"] = Role.agent

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_KINDS_OF_PEOPLE = frozenset("agent representative rep advisor adviser bot customer".split())
_TITLES = frozenset("agent customer caller advisor adviser operator representative client".split())
"""Words for roles that stand before names, too."""


@lru_cache(maxsize=4096)  # a judgment: labels are mostly names, and those of agents come back in every file
def role_of_word(label: str) -> Role | None:
    """The role that a word stands for; None if it stands for none, as names do.

    >>> role_of_word("END_USER").value, role_of_word("Agent 2").value, role_of_word("Agent (Priya)").value, role_of_word("Priya")
    ('customer', 'agent', 'agent', None)
    """
    words = label.casefold().replace("_", " ").replace("-", " ")
    outside = _BRACKETS.sub(" ", words)
    role = _role_of_words(outside)
    if role is None and (match := _BRACKETS.search(words)):
        role = _role_of_words(match[1])
    return role


def person_of(label: str) -> str:
    """The name in a label, without a word for a role beside it.

    >>> person_of("Priya Nair (Agent)"), person_of("Agent Priya"), person_of("Customer 2")
    ('Priya Nair', 'Priya', '')
    """
    name = _BRACKETS.sub(" ", label).strip()
    first_word, _, rest = name.partition(" ")
    if first_word.casefold() in _TITLES and re.search(r"[^\W\d_]", rest):
        name = rest
    return "" if _role_of_words(name.casefold()) is not None else name.strip()


def _role_of_words(words: str) -> Role | None:
    letters = re.sub(r"[\W\d]+", "", words)
    if letters in _ROLES:
        return _ROLES[letters]
    # `customer service representative`, `virtual support agent`: what it is stands last.
    parts = re.findall(r"[^\W\d]+", words)
    if len(parts) in (2, 3) and parts[-1] in _KINDS_OF_PEOPLE:
        is_machine = parts[-1] == "agent" and parts[0] in ("virtual", "automated", "ai", "bot")
        return Role.bot if is_machine else _ROLES[parts[-1]]
    # `Agent Priya`
    return _ROLES[parts[0]] if len(parts) > 1 and parts[0] in _TITLES else None
