"""The same deck as HTML, for WeasyPrint and for Chromium: what a careful author would write."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parents[1] / "generator/talkdown/vendor"

STYLE = """
@page { size: 210mm 297mm; margin: 0 }
* { box-sizing: border-box; margin: 0; padding: 0 }
body { font: 12pt/1.25 Atkinson, sans-serif; color: #16181d }
.page { position: relative; width: 210mm; height: 297mm; overflow: hidden; break-after: page }
.side { position: absolute; width: 105mm; height: 148mm; padding: 5mm; display: flex; flex-direction: column }
.head { height: 36mm; border-radius: 3mm; padding: 4mm; color: #fff; display: flex; flex-direction: column; justify-content: space-between }
.head p { display: flex; justify-content: space-between; font-size: 9.5pt; font-weight: 700; letter-spacing: .08em; text-transform: uppercase }
h1 { font-size: 24pt; line-height: 1; font-weight: 800 }
.head small { font-size: 10pt; font-weight: 600 }
.low { height: 11.5mm; justify-content: center }
.low h1 { font-size: 13pt }
h2 { margin: 4mm 4mm 2mm; font-size: 9.5pt; letter-spacing: .08em; text-transform: uppercase }
.text, ol, ul { margin: 0 4mm }
hr { margin: 3mm 4mm; border: 0; border-top: .5pt solid #b9bdc6 }
ol { padding-left: 8mm } li { margin-bottom: 2mm } ol li::marker { font-size: 18pt; font-weight: 800 }
ul { padding-left: 5mm; font-size: 11pt }
q { display: block; quotes: none; margin: 0 4mm 2mm; padding: 2mm 3.6mm; border-left: 3pt solid #1d5b3a; background: #e9f2ed; font-size: 13.5pt; font-weight: 600 }
.foot { margin-top: auto; display: flex; justify-content: space-between; align-items: flex-end; padding: 0 4mm; font-size: 8pt }
.foot svg { width: 26mm; height: 26mm }
"""


def _faces() -> str:
    return "".join(
        f'@font-face {{ font-family: Atkinson; font-weight: {weight}; src: url("{(FONTS / f"atkinson-latin-{weight}.ttf").as_uri()}") }}\n'
        for weight in (400, 600, 700, 800)
    )


def _front(card: dict[str, Any]) -> str:
    color = card["stage"]["color"]["text"]
    steps = "".join(f"<li><b>{escape(s['lead'])}</b> {escape(s['rest'])}</li>" for s in card["steps"])
    return (
        f'<div class="head" style="background:{color}"><p>{escape(card["stage"]["title"])}<span>1 2 3 4 5 6</span></p>'
        f"<div><h1>{escape(card['title'])}</h1><small>{escape(card['tagline'])}</small></div></div>"
        f'<h2 style="color:{color}">Use it when</h2><p class="text">{escape(card["when"])}</p><hr>'
        f'<h2 style="color:{color}">Do this</h2><ol>{steps}</ol><div class="foot"><b>{card["code"]}</b><b>Flip for the words</b></div>'
    )


def _back(card: dict[str, Any]) -> str:
    say = "".join(f"<q>{escape(words)}</q>" for words in card["say"])
    slips = "".join(f"<li>{escape(s['words'])} – {escape(s['why'])}</li>" for s in card["not"])
    watch = "".join(f"<li>{escape(sign)}</li>" for sign in card["watch"])
    return (
        f'<div class="head low" style="background:{card["stage"]["color"]["text"]}"><h1>{escape(card["title"])}</h1></div>'
        f'<h2>Say this</h2>{say}<h2>Not that</h2><ul>{slips}</ul><hr><div class="foot"><div><h2>Watch for</h2><ul>{watch}</ul>'
        f"{card['code']} · Rev {card['revision']}</div>{card['qr']}</div>"
    )


def html(cards: list[dict[str, Any]]) -> str:
    """Four cards on a sheet, backs behind fronts."""
    pages = []
    for start in range(0, len(cards), 4):
        four = cards[start : start + 4]
        for draw, columns in ((_front, (0, 105)), (_back, (105, 0))):
            sides = "".join(
                f'<section class="side" style="left:{columns[n % 2]}mm;top:{n // 2 * 148.5}mm">{draw(card)}</section>'
                for n, card in enumerate(four)
            )
            pages.append(f'<div class="page">{sides}</div>')
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Deck</title><style>{_faces()}{STYLE}</style>'
        f"<body>{''.join(pages)}</body></html>"
    )
