"""Makes the pictures of the screens for the README: `python -m tools.screenshots [FOLDER]`.

The same program gives the same bytes. The pictures name no host: Textual's own link to fonts elsewhere, which are left
out here so that whoever opens one fetches nothing.
"""

import asyncio
import re
import sys
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from reader.library import Library
from reader.paths import bundled_folder
from reader.settings import Settings
from reader.tui.app import CrossreadApp

FOLDER = Path(__file__).parent.parent / "pictures"
SIZE = (120, 36)

_LINKS = re.compile(r"@font-face\s*\{[^}]*\}\s*|<!--.*?-->\s*", re.DOTALL)


class Picture(NamedTuple):
    """A screen worth showing, and the keys that lead to it from the first one."""

    name: str
    keys: tuple[str, ...]
    theme: str = ""


PICTURES = (
    Picture("browse", ()),
    Picture("compare", ("c", "right")),
    Picture("bench", ("b",)),
    Picture("browse-light", (), "crossread-light"),
)


def plain(svg: str) -> str:
    """The picture without links to fonts, and with spaces that viewers do not fold."""
    return _LINKS.sub("", svg).replace("<text ", '<text xml:space="preserve" ')


async def settled(pilot: Pilot[int]) -> None:
    """Wait until nothing is worked on and everything is drawn."""
    await pilot.pause(0.3)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.3)


async def draw(picture: Picture, size: tuple[int, int] = SIZE) -> str:
    """The picture as SVG."""
    app = CrossreadApp(Library.open([bundled_folder("articles")]), Settings(theme=picture.theme))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settled(pilot)
        return plain(app.export_screenshot(title="crossread"))


def main(folder: Path) -> None:
    """Write every picture into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        (folder / f"{picture.name}.svg").write_text(asyncio.run(draw(picture)), "utf-8")
        print(picture.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
