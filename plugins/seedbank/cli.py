"""The command `seedbank`: check, show, build, publish, plan, new, import. The only place that prints."""

from __future__ import annotations

import argparse
import ast
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path

from seedbank.collect import Source, collect, find, load
from seedbank.conversation import redrawn
from seedbank.exports.document_json import to_json
from seedbank.model import Document, Doubt
from seedbank.outline import drawing, outline, visible
from seedbank.pipeline import Outcome, read_all
from seedbank.problems import Problem, ProblemsError, counted
from seedbank.proposal import propose_sidecar
from seedbank.terms import Facet, load_facet
from seedbank.threads import LIKELY
from seedbank.to_markdown import to_markdown
from seedbank.usage import Run, parser

CONF = "pelican.conf.py"
_LIKELY = "SEEDBANK_LIKELY"
SEEDS = Path("content") / "seeds"
_SHOWN = 80  # characters of a line in doubt


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status: 0 done, 1 problems, 2 not understood (argparse)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a letter shows its number
            stream.reconfigure(errors="backslashreplace")
    options = parser(_RUN).parse_args(arguments)
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


def _facets() -> tuple[Facet, ...]:
    """The site's facets, where the working directory holds a site that names its own; else the ones Seedbank comes with."""
    conf = Path(CONF)
    if conf.is_file() and "SEEDBANK_FACETS" in conf.read_text("utf-8"):
        from seedbank.adapter.command import site_facets  # noqa: PLC0415  (Pelican takes a quarter of a second to import)

        return site_facets(conf)
    folders = (Path("content") / "terms",)
    return load_facet("country", "salience", folders), load_facet("topic", "share", folders)


def _likely() -> float:
    """How sure an inferred reply has to be to be drawn, from 0 to 1: as the site in the working directory has it.

    A plain number is read out of its settings without Pelican, which takes a quarter of a second to import.
    """
    conf = Path(CONF)
    text = conf.read_text("utf-8") if conf.is_file() else ""
    if _LIKELY not in text:
        return LIKELY / 100
    assigned = (node for node in ast.parse(text).body if isinstance(node, ast.Assign))
    values = (node.value for node in assigned for name in node.targets if ast.unparse(name) == _LIKELY)
    stated = [value.value for value in values if isinstance(value, ast.Constant)]
    if text.count(_LIKELY) == 1 and stated and isinstance(stated[0], (int, float)):
        return stated[0]
    from seedbank.adapter.command import site_likely  # noqa: PLC0415

    return site_likely(conf)


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
    shown = partial(outline, colour=in_colour(), every=options.all)
    formats: dict[str, Callable[[Document], str]] = {"outline": shown, "markdown": to_markdown, "json": to_json}
    form = drawing if options.threads else formats[options.format]
    likely = round(100 * (_likely() if options.likely is None else options.likely))
    outcome = _read(options.names, with_sidecar=not options.no_sidecar)
    for at, document in enumerate(outcome.documents):
        if at and options.format != "json":
            print()
        sys.stdout.buffer.write(form(redrawn(document, likely)).rstrip("\n").encode("utf-8", "replace") + b"\n")
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


def _publish(options: argparse.Namespace) -> int:
    from seedbank.adapter.command import build  # noqa: PLC0415  (Pelican takes a quarter of a second to import)
    from seedbank.adapter.public import publish_copy  # noqa: PLC0415  (the same)

    if not _is_site():
        return 1
    status = build(Path(CONF), {"SITEURL": options.site_url} if options.site_url is not None else {})
    if status:
        return status
    made = publish_copy(Path(CONF), options.to)
    found = f"{counted(made.documents, 'document')} in its index of {made.index / 1e6:.1f} MB"
    print(f"{options.to.as_posix()}/ is ready: {counted(made.files, 'file')}, {made.size / 1e6:.1f} MB, {found}.")
    return 0


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
    for at, page in enumerate([] if status and options.name else pages, 1):
        _show_progress(f"{at:,} of {len(pages):,}: {page.name}" if len(pages) > 1 else "")
        try:
            for told in import_files(page, options.name, SEEDS.parent):
                _show_progress("")
                print(told, flush=True)
        except ProblemsError as wrong:
            _show_progress("")
            status = _tell(wrong.problems)
    return status


def _show_progress(text: str) -> None:
    """Put a line in the place of the last one, on a terminal; nothing in a pipe."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


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


_RUN: Mapping[str, Run] = {
    "check": _check,
    "show": _show,
    "build": _build,
    "publish": _publish,
    "plan": _plan,
    "new": _new,
    "import": _import,
}
"""What each command does."""
