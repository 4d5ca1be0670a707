"""``python -m flows`` is ``clausier``."""

from flows.cli import main

if __name__ == "__main__":
    main()
