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


@lru_cache(maxsize=4096)
def role_of_word(label: str) -> Role | None:
    """The role that a word stands for; None if it stands for none, as names do.

    >>> role_of_word("END_USER").value, role_of_word("Agent 2").value, role_of_word("Agent (Priya)").value, role_of_word("Priya")
    ('customer', 'agent', 'agent', None)
    """
    words = re.sub(r"\(.*\)|\[.*\]", " ", label.casefold().replace("_", " ").replace("-", " "))
    letters = re.sub(r"[\W\d]+", "", words)
    if letters in _ROLES:
        return _ROLES[letters]
    # `customer service representative`, `virtual support agent`: what it is stands last.
    parts = re.findall(r"[^\W\d]+", words)
    if len(parts) in (2, 3) and parts[-1] in (
        "agent",
        "representative",
        "rep",
        "advisor",
        "adviser",
        "bot",
        "customer",
    ):
        if parts[-1] == "agent" and parts[0] in ("virtual", "automated", "ai", "bot"):
            return Role.bot
        return _ROLES[parts[-1]]
    return None
