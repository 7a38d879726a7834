"""The commands, one file each; `COMMANDS` is what `talkdown` offers."""

from __future__ import annotations

import click

from talkdown.commands.build import build
from talkdown.commands.check import check
from talkdown.commands.codes import codes
from talkdown.commands.completion import completion
from talkdown.commands.edit import edit
from talkdown.commands.find import find_command
from talkdown.commands.init import init
from talkdown.commands.new import new
from talkdown.commands.print import print_command
from talkdown.commands.review import review
from talkdown.commands.schema import schema
from talkdown.commands.serve import serve
from talkdown.commands.suggest import suggest
from talkdown.commands.upstream import upstream

COMMANDS: tuple[click.Command, ...] = (
    init,
    serve,
    edit,
    build,
    print_command,
    check,
    find_command,
    new,
    codes,
    suggest,
    upstream,
    review,
    schema,
    completion,
)
