"""Every kind of page as a person sees it, to be looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from quality.fault import Fault

HEIGHTS = {360: 740, 1280: 900, 794: 1123}
TALLEST = 12_000  # pixels; what is below is more of the same


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at a page."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    script: bool = True
    media: Literal["screen", "print"] = "screen"


VIEWS = (
    View("360", 360),
    View("360 dark", 360, "dark"),
    View("360 no script", 360, script=False),
    View("1280", 1280),
    View("1280 dark", 1280, "dark"),
    View("1280 no script", 1280, script=False),
    View("print", 794, media="print"),  # A4 at 96 pixels an inch
)


def file_of(kind: str, view: View) -> str:
    """Return the name of a picture's file, e.g. "term-undated_360-dark.png"."""
    return "_".join(re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") for name in (kind, view.name)) + ".png"


def take(browser: Browser, host: str, kinds: Mapping[str, str], folder: Path) -> list[Fault]:
    """Take all pictures. A page that is wider than its window, or does not come, is a fault."""
    folder.mkdir(parents=True, exist_ok=True)
    faults = []
    for view in VIEWS:
        context = browser.new_context(
            viewport={"width": view.width, "height": HEIGHTS[view.width]},
            color_scheme=view.scheme,
            java_script_enabled=view.script,
        )
        page = context.new_page()
        page.emulate_media(media=view.media, color_scheme=view.scheme)
        for kind, address in kinds.items():
            page.goto(host + address)
            wide, high = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
            if wide > view.width:
                faults.append(Fault("pictures", f"{kind}, {view.name}", f"{wide} pixels wide in {view.width}"))
            page.screenshot(
                path=folder / file_of(kind, view),
                full_page=True,
                clip={"x": 0, "y": 0, "width": view.width, "height": min(high, TALLEST)},
            )
        context.close()
    return faults
