"""Where the program begins: `talkdown`, and `python -m talkdown`."""

import sys


def main() -> None:
    """Run the command line. Ctrl-C ends it in one line from here on: to import what it needs takes a while."""
    try:
        from talkdown.cli import main as run

        run(prog_name="talkdown")
    except KeyboardInterrupt:
        from talkdown.storage.interruption import INTERRUPT_EXIT_CODE

        sys.stderr.write("Error: stopped\n")
        sys.exit(INTERRUPT_EXIT_CODE)


if __name__ == "__main__":
    main()
