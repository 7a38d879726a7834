"""Synthetic phrasebooks of any size: the same seed gives the same bytes."""

from __future__ import annotations

import json
import random
from pathlib import Path

import yaml

SIZES = {"30/500": (30, 500), "300/5,000": (300, 5_000), "1,000/50,000": (1_000, 50_000)}
"""Techniques and phrases."""

WORDS = """able account after again agent already answer area ask back balance bank before begin bill book box
break bring build call card care case change charge chat check clean clear close code come copy cost cover date
day deal delay desk door down drive early email end enter even exact extra face fair family fast fee file find
first fix follow form forward free friend front full get gift give glad go good great group grow half hand happen
hard hear heat help hold home hope hotel hour house idea item join keep key kind know label large last late
lead learn leave left letter light line link list live local long look lose lost low main make map match mean meet
mend message mile mind minute miss month morning move name near need new next night note number offer office open
order other own pack page paper parcel part pass past pay people phone piece place plan plate point post power
present price print proof pull push question queue quick quiet quote rain rate reach read ready real reason record
refund rent repair reply report rest return ride right ring road room round route rule run safe same save say
school screen seat second see seem send serve set share ship shop short show side sign simple sit size slow small
soft sort sound space speak spend stage stand start state station stay step stop store story street strong sure
switch table take talk team tell term test text thank thing think time today total touch town track train
travel trip true try turn type under unit until use value visit voice wait walk want warm watch water way wear week
weight well while whole wide window word work world write wrong year young""".split()


def _vocabulary(rng: random.Random, size: int = 8_000) -> list[str]:
    """Real short words and made-up ones, the first far more frequent, as in a language (Zipf)."""
    onsets = "b br c cl cr d dr f fl fr g gl gr h j k l m n p pl pr r s sc sl sm sn sp st t th tr v w".split()
    vowels, codas = (
        "a e i o u ee oo ai oa".split(),
        "b ck d f g k l ld lk m mp n nd ng nt p rd rk rm rn rt sh st t".split(),
    )
    made = {rng.choice(onsets) + rng.choice(vowels) + rng.choice(codas) for _ in range(size)}
    return [*WORDS, *sorted(made)]


def _text(rng: random.Random, low: int, high: int) -> str:
    ranks = (int(len(VOCABULARY) ** rng.random()) - 1 for _ in range(rng.randint(low, high)))
    return " ".join(VOCABULARY[rank] for rank in ranks).capitalize() + "."


VOCABULARY = _vocabulary(random.Random(1))


def _dump(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=1000)
    path.write_text(text, encoding="utf-8")


def write(folder: Path, techniques: int, phrases: int, seed: int = 7) -> None:
    """Write a phrasebook of that size into `folder`, with everything a real one has."""
    rng = random.Random(seed)
    each = phrases // techniques
    stages = [
        ("steady", "#0b5a5e"),
        ("listen", "#1f4e8c"),
        ("acknowledge", "#6b2d86"),
        ("own", "#933413"),
        ("solve", "#3a5a12"),
        ("close", "#48505e"),
    ]
    channels, levels = ["phone", "chat", "email"], ["simmer", "heat", "boil", "stop"]
    _dump(folder / "book.yaml", {
        "title": "A synthetic book",
        "stages": [{"id": s, "title": s.capitalize(), "ask": "What now?", "color": c} for s, c in stages],
        "channels": [{"id": c, "title": c.capitalize(), "words": "40"} for c in channels],
        "levels": [{"id": n, "title": n.capitalize(), "summary": "So far", "do": "Act", "color": "#6e4700"} for n in levels],
        "variables": [{"name": "name", "label": "The customer's name", "sample": "Sam"}],
    })  # fmt: skip
    signs = [f"sign-{n}" for n in range(60)]
    avoid = [f"avoid-{n}" for n in range(60)]
    for t in range(techniques):
        id, rows = f"technique-{t}", []
        for p in range(each):
            rows.append({
                "id": f"phrase-{t}-{p}", "code": f"P-{t * each + p:05d}",
                "text": _text(rng, 9, 14), "technique": id, "channels": rng.sample(channels, 2),
                "signs": rng.sample(signs, 2), "when": _text(rng, 5, 8),
                "asked_as": [_text(rng, 1, 3)[:-1].lower() for _ in range(3)], "tone": "warm",
                "tags": rng.sample(WORDS, 2), "status": "approved",
            })  # fmt: skip
        rows[0]["text"] = rows[0]["text"][:-1] + ", {name}."
        _dump(folder / f"phrases/{id}.yaml", rows)
        talks = []
        for n in range(2):
            used = rows[n]
            turns: list[dict[str, str]] = [{"customer": _text(rng, 8, 16)}]
            turns.append(
                {"agent": used["text"].replace("{name}", "Sam"), "uses": used["id"], "note": _text(rng, 6, 9)}
            )
            turns += [
                {"customer": _text(rng, 4, 9)},
                {"agent": _text(rng, 8, 16)},
                {"customer": _text(rng, 3, 6)},
            ]
            talks.append(
                {
                    "title": _text(rng, 3, 4)[:-1],
                    "channel": channels[n],
                    "situation": _text(rng, 8, 12),
                    "turns": turns,
                }
            )
        _dump(folder / f"techniques/{id}.yaml", {
            "id": id, "code": f"T-{t:03d}", "title": _text(rng, 2, 4)[:-1], "tagline": _text(rng, 5, 8), "stage": stages[t % 6][0],
            "status": "approved", "use_when": _text(rng, 8, 12),
            "steps": [{"do": _text(rng, 2, 3), "how": _text(rng, 7, 11)} for _ in range(4)],
            "why": " ".join(_text(rng, 8, 12) for _ in range(3)), "not_that": rng.sample(avoid, 3), "signs": rng.sample(signs, 3),
            "cautions": [_text(rng, 8, 12)], "relations": {"comes_after": [f"technique-{max(t - 1, 0)}"]} if t else {},
            "evidence": {"grade": "practice", "says": _text(rng, 8, 12)}, "asked_as": [_text(rng, 2, 3)[:-1].lower()], "examples": talks,
        })  # fmt: skip
    first = [f"phrase-{n % techniques}-0" for n in range(200)]
    _dump(folder / "signs.yaml", [
        {"id": id, "code": f"W-{n:02d}", "title": _text(rng, 3, 5)[:-1], "sense": "voice", "channels": ["phone"], "level": levels[n % 4],
         "notice": _text(rng, 8, 12), "first_response": f"technique-{n % techniques}", "say": f"phrase-{n % techniques}-0",
         "could_be": _text(rng, 8, 12), "status": "approved"} for n, id in enumerate(signs)])  # fmt: skip
    _dump(folder / "avoid.yaml", [
        {"id": id, "code": f"A-{n:02d}", "words": f"Zz{n} {_text(rng, 2, 3)}"[:-1], "why": _text(rng, 8, 12), "short": "gives an order",
         "instead": [first[n]], "status": "approved"} for n, id in enumerate(avoid)])  # fmt: skip
    _dump(folder / "playbooks.yaml", [
        {"id": f"playbook-{n}", "code": f"B-{n:02d}", "title": _text(rng, 2, 4)[:-1], "tagline": _text(rng, 4, 7), "situation": _text(rng, 8, 12),
         "status": "approved", "steps": [{"id": f"s{s}", "do": _text(rng, 3, 5)[:-1], "how": _text(rng, 8, 12), "technique": f"technique-{(n + s) % techniques}",
         "say": [first[n + s]]} for s in range(6)]} for n in range(14)])  # fmt: skip
    groups, pool = [], list(dict.fromkeys(WORDS))
    rng.shuffle(pool)
    for n in range(60):
        groups.append({"id": f"group-{n}", "code": f"S-{n:02d}", "idea": _text(rng, 2, 4)[:-1], "words": pool[n * 4 : n * 4 + 4], "status": "approved",
                       "use": ["finding"]})  # fmt: skip
    _dump(folder / "synonyms.yaml", groups)
    _dump(folder / "questions.yaml", [
        {"id": f"question-{n}", "code": f"Q-{n:02d}", "question": _text(rng, 5, 8)[:-1] + "?", "answer": " ".join(_text(rng, 8, 12) for _ in range(4)),
         "status": "approved"} for n in range(30)])  # fmt: skip


if __name__ == "__main__":
    import sys

    write(Path(sys.argv[1]), *SIZES[sys.argv[2]])
    print(json.dumps(dict.fromkeys(SIZES)))
