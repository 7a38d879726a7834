"""What is said first in an emergency: where two are alike, what helps in one would harm in the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from books import shipped_book
from talkdown.model import Situation
from talkdown.outputs.finder.search import Finder

ON_THE_PHONE = {
    "on a bridge to jump": "step-back-what-can-you-see",
    "rope round my neck": "put-it-down-or-take-it-off",
    "gun in my mouth": "put-it-down-or-take-it-off",
    "hose on the exhaust": "out-now-into-fresh-air-where",
    "bleeding badly": "press-hard-keep-pressing",
    "boiling water on his arm": "cool-the-burn-with-water",
    "acid on face": "rinse-it-with-lots-of-water",
    "bleach in eye": "rinse-it-with-lots-of-water",
    "head injury": "dont-move-them-call-on-speaker",
    "clothes on fire": "stop-drop-roll",
    "drank bleach": "what-was-swallowed-how-much",
    "inhaled fumes": "everyone-into-fresh-air",
    "earthquake now": "drop-cover-hold-on",
    "tornado now": "inside-lowest-floor-no-windows",
    "downed power line": "far-away-from-the-wire",
    "struck by lightning": "lightning-safe-to-touch",
    "electric shock from kettle": "nobody-touch-is-power-off",
    "choking on meat": "cough-or-five-back-blows",
    "baby choking": "call-on-speaker-beside-them",
    "snake bite": "call-on-speaker-beside-them",
    "shook the baby": "child-hurt-or-hard-to-wake",
    "ransom call": "reach-them-another-way-police",
    "toddler in the pool": "can-you-stand-lift-them-out",
    "fell in the canal": "stay-out-of-water-throw-float",
    "drunk and wont wake up": "cant-be-woken-is-not-sleep",
    "face drooping": "face-arm-speech-any-one-call",
    "chest pain": "chest-pain-call-then-sit",
    "asthma attack": "own-reliever-sit-up",
    "having a hypo": "awake-and-swallow-something-sweet",
    "rash that does not fade": "very-ill-call-say-what-you-see",
    "nosebleed": "lean-forward-pinch-the-nose",
    "baby kicks less": "baby-moves-less-call-maternity-now",
    "boss holds my passport": "can-you-talk-yes-or-no",
    "spyware on my phone": "phone-watched-call-from-another",
    "forced marriage": "can-they-hear-us-yes-or-no",
    "new mother hears voices": "illness-after-a-birth-who-is-with-you",
    "worried about a child next door": "not-sure-about-a-child-telling-today",
}
FACE_TO_FACE = {
    "rope round my neck": "staying-over-here-put-it-down",
    "hose on the exhaust": "come-out-to-me-fresh-air",
    "earthquake now": "drop-cover-hold-on",
    "tornado now": "everyone-in-away-from-windows",
    "struck by lightning": "lightning-you-call-bring-the-aed",
    "has a knife": "moving-back-to-give-you-room",
    "white powder": "powder-leave-the-room-shut-the-door",
    "child in the pond": "stand-in-it-lift-them-out-you-call",
    "baby choking": "baby-face-down-five-hits",
    "chest pain": "chest-pain-sit-here-you-call",
    "spyware on my phone": "leave-the-phone-quiet-room",
}
PLAIN_CRIES = (
    "overdose", "strangled", "suicide", "stalker", "choking", "bleeding", "burned", "scalded", "drowning", "kidnapped",
    "raped", "stabbed", "shot", "poisoned", "seizure", "heart attack", "not breathing", "house on fire", "gas leak",
)  # fmt: skip
"""No word that speaks against an emergency, for the sake of a look-alike, may outweigh them."""


@pytest.fixture(scope="module")
def finder() -> Iterator[Finder]:
    with Finder(shipped_book()) as finder:
        yield finder


@pytest.mark.parametrize(("search", "line"), ON_THE_PHONE.items())
def test_on_the_phone(finder: Finder, search: str, line: str) -> None:
    assert finder.find(search, limit=1, channel="phone").phrases[0].id == line


@pytest.mark.parametrize(("search", "line"), FACE_TO_FACE.items())
def test_face_to_face(finder: Finder, search: str, line: str) -> None:
    assert finder.find(search, limit=1, channel="in-person").phrases[0].id == line


@pytest.mark.parametrize("cry", PLAIN_CRIES)
def test_a_plain_cry_is_heard(finder: Finder, cry: str) -> None:
    situation = finder.find(cry, limit=1).phrases[0].situation
    assert shipped_book().all(Situation)[situation].sort == "emergency"
