"""Details of persons go out of a transcript before anything else looks at it; a placeholder says what stood there."""

from talkdown.review.redaction.redactor import Redactor
from talkdown.review.redaction.span import Detail, Span

__all__ = ["Detail", "Redactor", "Span"]
