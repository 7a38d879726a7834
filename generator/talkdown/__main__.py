"""`python -m talkdown`."""

from talkdown.cli import main

if __name__ == "__main__":
    main(prog_name="talkdown")
