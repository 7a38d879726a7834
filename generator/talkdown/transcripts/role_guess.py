"""Who of two speakers is the agent, by how they talk. A guess, which is always said aloud."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from talkdown.transcripts.turn import Role

_FIRST_TURNS = 12
"""Of each speaker: greetings and the reason for calling stand there. Reading more costs time and finds small talk."""

_LONGEST_PIECE = 2000
"""Characters of a turn that are looked at."""

_AGENT = re.compile(
    r"\b(?:"
    r"(?:you are|you're) (?:now )?(?:through to|connected|speaking (?:to|with)|chatting with)"
    r"|thank(?:s| you)(?: so much| very much)? for (?:calling|contacting|reaching|holding|waiting|your (?:patience|call|message)|choosing|getting in touch|being a|writing)"
    r"|(?:how|what) (?:can|may|could) (?:i|we) (?:help|assist|do for|be of)|(?:how|what) (?:can|may) i (?:do|get)\b"
    r"|(?:welcome|good (?:morning|afternoon|evening)\W+welcome) to|my name is \w+[^.?!]{0,40}(?:how|from|with|at)\b|this is \w+ (?:from|with|at|speaking)"
    r"|(?:can|may|could) i (?:please )?(?:have|get|take|ask for|confirm|just take) (?:your|the)|(?:can|could) you (?:please )?(?:confirm|verify|provide|give me) (?:your|the)"
    r"|(?:let me|i'll|i will|i can|i'm going to) (?:just )?(?:check|look|pull|see|transfer|put you|book|escalate|arrange|send you|call you|connect|refund|raise|offer|apply|issue)"
    r"|is there anything else|anything else i can|our (?:policy|policies|system|records|engineer|team|terms)|i (?:do )?(?:apologi[sz]e|understand (?:your|how|that you))"
    r"|for security|bear with me|one moment|your (?:account|order|booking|reference|case|ticket) (?:number|is|has)"
    r"|wie kann ich (?:ihnen )?(?:\w+ )?helfen|was kann ich für sie|en qué (?:le |te )?puedo ayudar|comment puis-je vous aider"
    r")",
    re.IGNORECASE,
)  # fmt: skip
_CUSTOMER = re.compile(
    r"\b(?:"
    r"(?:i'm|i am|i was) (?:calling|writing|trying|still|getting|cancel)|i (?:have|'ve|had)? ?(?:already )?(?:called|been (?:waiting|charged|on hold|told|trying)|ordered|paid|bought|emailed|waited|received)"
    r"|i've (?:already )?(?:called|been|ordered|paid|bought|emailed|waited|received|had)|my (?:order|account|bill|boiler|parcel|package|refund|internet|phone|card|booking|delivery|money|flight|router|subscription|invoice|payment)"
    r"|(?:speak|talk) (?:to|with) (?:a|your|the|somebody|someone)|you people|your (?:company|people|website|app|service|driver|technician)|i want (?:a|my|to|it|this)|cancel(?:ling|ing)? my|nobody (?:came|called|has)|no one (?:came|called|has)"
    r"|still (?:waiting|not|haven't|hasn't)|third time|i need (?:a|my|to|this|help)|refund me|can you help|this is (?:ridiculous|unacceptable)|i would like (?:a|to|my)|i'd like (?:a|to|my)"
    r"|(?:doesn't|does not|isn't|is not|stopped|not) work|ich habe (?:ein|schon)|je voudrais|quiero"
    r")",
    re.IGNORECASE,
)  # fmt: skip


def guess_roles(texts_by_speaker: Mapping[str, Sequence[str]]) -> dict[str, Role]:
    """The roles of speakers, as far as their words tell: at least one is an agent, or nobody has a role.

    >>> guess_roles({"A": ["My boiler is cold."], "B": ["Thanks for calling. How can I help?"]})
    {'B': <Role.agent: 'agent'>, 'A': <Role.customer: 'customer'>}
    """
    scores = {speaker: _score(texts) for speaker, texts in texts_by_speaker.items()}
    ranking = sorted(scores, key=lambda speaker: -scores[speaker])
    if not ranking:
        return {}
    if len(ranking) == 1:
        # One message may tell; a file in which all is said by one voice has lost the other.
        is_message = len(texts_by_speaker[ranking[0]]) == 1
        return _guess_alone(ranking[0], scores[ranking[0]]) if is_message else {}
    best, *others = ranking
    if scores[best] <= scores[others[0]]:
        return {}
    if len(others) == 1:
        return {best: Role.agent, others[0]: Role.customer}
    # A call that was handed on has two agents; a third voice without a sign stays unknown.
    roles = {speaker: Role.agent for speaker in ranking if scores[speaker] > 1 or speaker == best}
    others = [speaker for speaker in others if speaker not in roles]
    roles |= {speaker: Role.customer for speaker in others if scores[speaker] < 0 or len(others) == 1}
    return roles


def _guess_alone(speaker: str, score: int) -> dict[str, Role]:
    return {speaker: Role.agent if score > 0 else Role.customer} if abs(score) > 1 else {}


def agent_score(text: str) -> int:
    """How much more a text sounds like an agent's than like a customer's: signs of the one less signs of the other."""
    piece = text[:_LONGEST_PIECE].replace("’", "'")
    return len(_AGENT.findall(piece)) - len(_CUSTOMER.findall(piece))


def _score(texts: Sequence[str]) -> int:
    return sum(map(agent_score, texts[:_FIRST_TURNS]))
