"""What the command `seedbank` understands: its words, their options, and the help it gives."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Mapping
from pathlib import Path

from seedbank import __version__

Run = Callable[[Namespace], int]
"""Does what a command says; returns the exit status."""

_ABOUT = """\
Seedbank turns saved news articles and their reader comments into a static archive.

A seed is a text file in content/seeds/: the article, one paragraph a line, then the comments, each a line with
a name followed by its paragraphs. What you know of it (title, date, where it is from) goes into NAME.toml beside it."""

_EXAMPLES = """\
a first seed:
  cp saved-page.txt content/seeds/      put the text there, unedited
  seedbank show saved-page              see what is read out of it
  seedbank new saved-page               write content/seeds/saved-page.toml to fill in
  seedbank check                        find what has to be mended
  seedbank plan                         see what a build would make, and why
  seedbank build                        build the site into output/
  seedbank publish                      build it, and make public/ with the full-text search, to put on the web

a saved page:
  seedbank import saved-page.html       make content/seeds/saved-page.md and its sidecar of it

NAME is a seed's name without its ending; a file's path works as well."""
_ADDRESS = "the site's address, for feeds, sitemap and canonical links"


def parser(run: Mapping[str, Run]) -> ArgumentParser:
    """Return the parser of all commands, each with what it runs."""
    whole = ArgumentParser(
        prog="seedbank", description=_ABOUT, epilog=_EXAMPLES, formatter_class=RawDescriptionHelpFormatter
    )
    whole.add_argument("--version", action="version", version=f"seedbank {__version__}")
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, (about, add_options) in _COMMANDS.items():
        command = commands.add_parser(name, help=about, description=f"{about[:1].upper()}{about[1:]}.")
        command.set_defaults(run=run[name])
        add_options(command)
    return whole


def _check(command: ArgumentParser) -> None:
    command.add_argument("names", nargs="*", metavar="NAME", help="a seed's name or file; none: all in content/seeds/")


def _show(command: ArgumentParser) -> None:
    command.add_argument("names", nargs="+", metavar="NAME", help="a seed's name, or any file")
    command.add_argument(
        "--format",
        choices=("outline", "markdown", "json"),
        default="outline",
        help="outline to check by eye (default), Markdown, or JSON, one object a line",
    )
    command.add_argument("--threads", action="store_true", help="print who answers whom as indented lines")
    command.add_argument(
        "--all", action="store_true", help="list every comment of a long seed, not its ends and what is in doubt"
    )
    command.add_argument("--no-sidecar", action="store_true", help="leave the sidecar aside: what the text alone gives")
    command.add_argument(
        "--likely",
        type=float,
        metavar="SHARE",
        help="draw a likely reply from this confidence on, 0 to 1 (default: the site's SEEDBANK_LIKELY, else 0.5)",
    )


def _build(command: ArgumentParser) -> None:
    command.add_argument(
        "--keep-going",
        action="store_true",
        help="publish the seeds that can be read, though others have problems; still ends with status 1",
    )
    command.add_argument(
        "--yes", action="store_true", help="even if more than a tenth of the site (and over 20 documents) vanishes"
    )
    command.add_argument(
        "--clean", action="store_true", help="remove everything that earlier builds made, and make it again"
    )
    command.add_argument("--site-url", metavar="URL", help=_ADDRESS)
    command.add_argument(
        "--jobs", type=int, metavar="N", help="how many processes read and render (default: all processors)"
    )
    command.add_argument("--scheduler", metavar="TCP", help="tcp://... of a Dask cluster that reads the seeds instead")


def _publish(command: ArgumentParser) -> None:
    command.add_argument("--to", type=Path, default=Path("public"), metavar="FOLDER", help="the copy (default: public)")
    command.add_argument("--site-url", metavar="URL", help=_ADDRESS)


def _plan(command: ArgumentParser) -> None:
    command.add_argument("--why", metavar="PAGE", default="", help="tell of one page why it would be made, or why not")


def _new(command: ArgumentParser) -> None:
    command.add_argument("names", nargs="+", metavar="NAME", help="a seed's name or file")


def _import(command: ArgumentParser) -> None:
    command.add_argument(
        "pages",
        nargs="+",
        metavar="PAGE",
        help="a saved page (.html), a folder of such, an export of WordPress or Disqus (.xml), a topic of Discourse (.json)",
    )
    command.add_argument("--name", metavar="NAME", default="", help="the seed's name; else the page's file name")


_COMMANDS: Mapping[str, tuple[str, Callable[[ArgumentParser], None]]] = {
    "check": ("read every seed (or those named) and tell what has to be mended; writes nothing", _check),
    "show": ("print what is read out of a seed", _show),
    "build": ("build the site into output/", _build),
    "publish": ("build, copy output/ to public/, and index its full text there", _publish),
    "plan": ("tell what a build would make, and why; makes nothing", _plan),
    "new": ("write a sidecar for a seed, with what is proposed, commented out", _new),
    "import": ("make seeds of saved web pages, with the comments' answers as the page states them", _import),
}
"""Each command: what it is for, and who adds its options."""
