"""The fenced blocks of README.md."""

import pathlib
import re

README = pathlib.Path(__file__).parents[3] / "README.md"

_HEADING = re.compile(r"#+ (.+)")
_FENCE = re.compile(r"```(\w*)")


def _blocks():
    """Every block as (heading, language, text), in their order."""
    heading, language, lines = "", None, []
    for line in README.read_text().splitlines():
        fence = _FENCE.fullmatch(line)
        if language is not None and fence:
            yield heading, language, "\n".join(lines) + "\n"
            language, lines = None, []
        elif language is not None:
            lines.append(line)
        elif fence:
            language = fence[1]
        elif title := _HEADING.fullmatch(line):
            heading = title[1]


def block(heading, language):
    """The first block in that language under that heading; there has to be one."""
    return next(text for at, of, text in _blocks() if (at, of) == (heading, language))
