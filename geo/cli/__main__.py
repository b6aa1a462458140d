"""`python -m geo.cli` is the `dateline` command."""

from geo.cli import main

if __name__ == "__main__":
    main(prog_name="dateline")
