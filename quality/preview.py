"""The picture that stands beside a shared link: `python -m quality.preview` draws theme/static/preview.png anew.

Programs that show previews take no SVG; so this one, 1200 by 630 pixels, is the favicon's seed on the colour of the page.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from quality.chromium import FLAGS, find

STATIC = Path(__file__).parents[1] / "theme" / "static"
WIDE, HIGH = 1200, 630
PAGE = """<style>body {{ margin: 0; height: 100vh; display: grid; place-items: center; background: #faf8f3; border-top: 24px solid #8c2f1e;
box-sizing: border-box }} svg {{ height: 330px }}</style>{seed}"""


def main() -> None:
    """Draw it."""
    seed = (STATIC / "favicon.svg").read_text("utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(playwright), args=list(FLAGS))
        page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
        page.set_content(PAGE.format(seed=seed))
        page.screenshot(path=STATIC / "preview.png")
        browser.close()


if __name__ == "__main__":
    main()
