"""Runs the command line: `python -m reader`."""


def main() -> None:
    """Start crossread; Ctrl-C leaves quietly even while it is still loading. Raises SystemExit."""
    try:
        from reader import cli

        cli.main()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
