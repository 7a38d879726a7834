"""However a file is made: an answer within a second, in bounded memory."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from talkdown.yamltext import MAX_BYTES, MAX_DEPTH, MAX_VALUES, parse

BOMBS = {
    "billion laughs": r"""'a: &a [x]\n' + ''.join(f'{c}: &{c} [' + f'*{p},' * 9 + ']\n' for p, c in zip('abcdefgh', 'bcdefghi'))""",
    "a list that contains itself": "'&a [*a]'",
    "100,000 brackets": "'[' * 100_000",
    "100,000 braces": "'{' * 100_000",
    "100,000 dashes": "'- ' * 100_000",
    "100,000 names": "'a: ' * 100_000",
    "100,000 questions": "'? ' * 100_000",
    "100,000 open quotes": """ "a: 'b\\n" * 100_000 """,
    "2,000 nested maps": r"'\n'.join(' ' * n + f'k{n}:' for n in range(1_900))",
    "a text of 10 MB": "'a: ' + 'x' * 10_000_000",
    "a text of 2 MB": "'a: ' + 'x ' * 990_000",
    "200,000 fields": r"''.join(f'k{n}: v\n' for n in range(200_000))",
    "200,000 times the same field": r"'k: v\n' * 200_000",
    "a million NULs": r"'\0' * 1_000_000",
    "a million overrides": r"'\u202e' * 600_000",
    "a million hashes": r"'a: b #\n' * 200_000",
    "a million tabs": r"'\t' * 1_900_000",
    "a million line ends": r"'\n' * 1_900_000 + '['",
    "spaces and dashes": r"'-' + '  -' * 600_000 + '\n @'",
}


def test_the_limits_themselves_are_allowed() -> None:
    at_the_limits = [
        b"a: " + b"x" * (MAX_BYTES - 3),
        b"[" * MAX_DEPTH + b"]" * MAX_DEPTH,
        b"- a\n" * MAX_VALUES,
    ]
    assert [parse(content).problems for content in at_the_limits] == [(), (), ()]


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_bombs(bomb: str) -> None:
    """Two seconds of CPU (of a slow machine) and 400 MB are the most that any file may cost."""
    program = f"""
        import resource
        from talkdown.yamltext import parse
        raw = ({bomb.strip()}).encode()
        resource.setrlimit(resource.RLIMIT_CPU, (2, 2))
        resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))
        document = parse(raw)
        print(document.problems[0].code if document.problems else len(document.value))
    """
    result = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.strip()


def test_after_much_that_is_unseen_a_file_is_not_read_on() -> None:
    """The parser takes a line separator for the end of a line, and we do not."""
    problems = parse(("# x\na: " + "\u200b" * 25 + "\u2028b: c").encode()).problems
    assert [problem.position for problem in problems] == [(2, column) for column in range(4, 24)]
    assert {problem.code for problem in problems} == {"invisible-character"}
