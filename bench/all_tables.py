"""Every table of figures in the documentation."""

from __future__ import annotations

from bench.audit.tables import AUDIT
from bench.build_tables import BUILD, BUILD_GOALS
from bench.edit_tables import EDIT
from bench.finder.tables import RANKING, RANKING_BY_CLASS, ROUNDS, SPEED
from bench.print_tables import PRINT
from bench.review.tables import REVIEW, REVIEW_SPEED
from bench.tasks.tables import TASK_TABLE

ALL_TABLES = (
    BUILD,
    BUILD_GOALS,
    EDIT,
    RANKING,
    RANKING_BY_CLASS,
    ROUNDS,
    SPEED,
    PRINT,
    AUDIT,
    REVIEW,
    REVIEW_SPEED,
    TASK_TABLE,
)
