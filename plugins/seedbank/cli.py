"""The command `seedbank`: check, show, build, plan, new, import. The only place that prints."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path

from seedbank import __version__
from seedbank.collect import Source, collect, find, load
from seedbank.exports.document_json import to_json
from seedbank.model import Document, Doubt
from seedbank.outline import drawing, outline, visible
from seedbank.pipeline import Outcome, read_all
from seedbank.problems import Problem, ProblemsError, counted
from seedbank.proposal import propose_sidecar
from seedbank.terms import Facet, load_facet
from seedbank.to_markdown import to_markdown

CONF = "pelican.conf.py"
SEEDS = Path("content") / "seeds"
_SHOWN = 80  # characters of a line in doubt

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

a saved page:
  seedbank import saved-page.html       make content/seeds/saved-page.md and its sidecar of it

NAME is a seed's name without its ending; a file's path works as well."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status: 0 done, 1 problems, 2 not understood (argparse)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a letter shows its number
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        status = int(options.run(options))
        sys.stdout.flush()
    except ProblemsError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    except BrokenPipeError:  # `seedbank show ... | head`: nobody reads on, and Python is not to complain at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="seedbank", description=_ABOUT, epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"seedbank {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    check = _command(
        commands, "check", _check, "read every seed (or those named) and tell what has to be mended; writes nothing"
    )
    check.add_argument("names", nargs="*", metavar="NAME", help="a seed's name or file; none: all in content/seeds/")
    show = _command(commands, "show", _show, "print what is read out of a seed")
    show.add_argument("names", nargs="+", metavar="NAME", help="a seed's name, or any file")
    show.add_argument(
        "--format",
        choices=("outline", "markdown", "json"),
        default="outline",
        help="outline to check by eye (default), Markdown, or JSON, one object a line",
    )
    show.add_argument("--threads", action="store_true", help="print who answers whom as indented lines")
    show.add_argument("--no-sidecar", action="store_true", help="leave the sidecar aside: what the text alone gives")
    build = _command(commands, "build", _build, "build the site into output/")
    build.add_argument(
        "--keep-going",
        action="store_true",
        help="publish the seeds that can be read, though others have problems; still ends with status 1",
    )
    build.add_argument(
        "--yes", action="store_true", help="even if more than a tenth of the site (and over 20 documents) vanishes"
    )
    build.add_argument(
        "--clean", action="store_true", help="remove everything that earlier builds made, and make it again"
    )
    build.add_argument("--site-url", metavar="URL", help="the site's address, for feeds, sitemap and canonical links")
    build.add_argument(
        "--jobs", type=int, metavar="N", help="how many processes read and render (default: all processors)"
    )
    build.add_argument("--scheduler", metavar="TCP", help="tcp://... of a Dask cluster that reads the seeds instead")
    plan = _command(commands, "plan", _plan, "tell what a build would make, and why; makes nothing")
    plan.add_argument("--why", metavar="PAGE", default="", help="tell of one page why it would be made, or why not")
    new = _command(commands, "new", _new, "write a sidecar for a seed, with what is proposed, commented out")
    new.add_argument("names", nargs="+", metavar="NAME", help="a seed's name or file")
    import_ = _command(
        commands, "import", _import, "make seeds of saved web pages, with the comments' answers as the page states them"
    )
    import_.add_argument(
        "pages",
        nargs="+",
        metavar="PAGE",
        help="a saved page (.html), a folder of such, an export of WordPress or Disqus (.xml), a topic of Discourse (.json)",
    )
    import_.add_argument("--name", metavar="NAME", default="", help="the seed's name; else the page's file name")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    about: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=f"{about[:1].upper()}{about[1:]}.")
    parser.set_defaults(run=run)
    return parser


def _facets() -> tuple[Facet, ...]:
    """The site's facets, where the working directory holds a site that names its own; else the ones Seedbank comes with."""
    conf = Path(CONF)
    if conf.is_file() and "SEEDBANK_FACETS" in conf.read_text("utf-8"):
        from seedbank.adapter.command import site_facets  # noqa: PLC0415  (Pelican takes a quarter of a second to import)

        return site_facets(conf)
    folders = (Path("content") / "terms",)
    return load_facet("country", "salience", folders), load_facet("topic", "share", folders)


def _read(names: Sequence[str], *, with_sidecar: bool = True) -> Outcome:
    """Read the seeds named, or all, and gather every problem."""
    if names:
        paths, problems = find(names, SEEDS)
        loaded = [load(path, path.as_posix()) for path in paths]
        sources = [source for source in loaded if isinstance(source, Source)]
        problems += [problem for problem in loaded if isinstance(problem, Problem)]
    else:
        sources, problems = collect(SEEDS, SEEDS)
    outcome = read_all(sources, _facets(), with_sidecar=with_sidecar)
    return Outcome(outcome.documents, tuple(sorted({*problems, *outcome.problems})))


def _tell(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _check(options: argparse.Namespace) -> int:
    outcome = _read(options.names)
    status = _tell(outcome.problems)
    for document in outcome.documents:
        for doubt in document.reading.doubts:
            print(f"{document.seed.path}:{doubt.line}: in doubt: {doubt.what}.\n    {visible(_line(document, doubt))}")
            print("  to settle it, in the sidecar:\n    " + doubt.fix.replace("\n", "\n    "))
        for notice in document.notices:
            print(notice)
    comments = sum(len(document.reading.comments) for document in outcome.documents)
    drafts = sum(document.status == "draft" for document in outcome.documents)
    read = [f"{counted(len(outcome.documents), 'seed')} read", counted(comments, "comment")]
    read += [counted(drafts, "draft")] if drafts else []
    print(f"{', '.join(read)}; {counted(len(outcome.problems), 'problem')}.")
    return status


def _line(document: Document, doubt: Doubt) -> str:
    """The line that is in doubt, as far as it shows what it is."""
    return document.seed.lines[doubt.line - 1].text.strip()[:_SHOWN]


def _show(options: argparse.Namespace) -> int:
    shown = partial(outline, colour=in_colour())
    formats: dict[str, Callable[[Document], str]] = {"outline": shown, "markdown": to_markdown, "json": to_json}
    form = drawing if options.threads else formats[options.format]
    outcome = _read(options.names, with_sidecar=not options.no_sidecar)
    for at, document in enumerate(outcome.documents):
        if at and options.format != "json":
            print()
        sys.stdout.buffer.write(form(document).rstrip("\n").encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()
    return _tell(outcome.problems)


def _is_site() -> bool:
    """Whether the working directory holds a site; tells what is wrong where it does not."""
    if Path(CONF).is_file():
        return True
    return not _tell([Problem(CONF, 0, "is not here", "run `seedbank build` in the folder of your site")])


def in_colour() -> bool:
    """Tell whether what is printed may be coloured: on a terminal that can, unless NO_COLOR is set (no-color.org); FORCE_COLOR wins over a pipe."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR", "")
    if forced:
        return forced != "0"
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _build(options: argparse.Namespace) -> int:
    from seedbank.adapter.command import build  # noqa: PLC0415  (Pelican takes a quarter of a second to import)

    if not _is_site():
        return 1
    overrides: dict[str, object] = {
        "SEEDBANK_KEEP_GOING": options.keep_going,
        "SEEDBANK_YES": options.yes,
        "SEEDBANK_CLEAN": options.clean,
    }
    named = {"SITEURL": options.site_url, "SEEDBANK_JOBS": options.jobs, "SEEDBANK_SCHEDULER": options.scheduler}
    return build(Path(CONF), overrides | {name: value for name, value in named.items() if value is not None})


def _plan(options: argparse.Namespace) -> int:
    from seedbank.adapter.command import build  # noqa: PLC0415  (Pelican takes a quarter of a second to import)

    return build(Path(CONF), {"SEEDBANK_WHY": options.why}) if _is_site() else 1


def _import(options: argparse.Namespace) -> int:
    from seedbank.import_html.keep import import_files, pages_in  # noqa: PLC0415  (bs4 and lxml: only this command needs them)

    pages, problems = pages_in(map(Path, options.pages))
    if options.name and len(pages) > 1:
        problems.append(
            Problem("--name", 0, f"is for one page, and there are {len(pages):,}", "import them one by one")
        )
    status = _tell(problems)
    for page in [] if status and options.name else pages:
        try:
            for told in import_files(page, options.name, SEEDS.parent):
                print(told, flush=True)
        except ProblemsError as wrong:
            status = _tell(wrong.problems)
    return status


def _new(options: argparse.Namespace) -> int:
    outcome = _read(options.names, with_sidecar=False)
    status = _tell(outcome.problems)
    for document in outcome.documents:
        path = Path(document.seed.path).with_suffix(".toml")
        if path.exists():
            status = _tell([Problem(path.as_posix(), 0, "is there already", "edit it; nothing was written")])
            continue
        path.write_text(propose_sidecar(document), "utf-8")
        print(f"{path.as_posix()}: written. Check each line, and remove its # where it is right.")
    return status
