"""What readers see above the sources of one design."""

from __future__ import annotations

from collections.abc import Mapping

from talkdown.model.citation import Design

DESIGNS: Mapping[Design, str] = {
    Design.review: "Reviews of studies",
    Design.experiment: "Experiments",
    Design.field: "Real contacts, looked at",
    Design.survey: "Surveys",
    Design.consensus: "What experts agree on",
    Design.guidance: "Guidance and law",
    Design.book: "Books and articles",
}
"""In the order of the page: what was tested, before what is advised."""
