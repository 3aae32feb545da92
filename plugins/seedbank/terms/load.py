"""From tables to a facet: the terms at once, the words of a language when a text in it is tagged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import cast, get_args

from seedbank.model import Term
from seedbank.problems import Problem, ProblemsError, nearest
from seedbank.terms.by_capital import ByCapital
from seedbank.terms.by_word import ByWord
from seedbank.terms.facet import Facet, Method, Weights
from seedbank.terms.lexicon import Form, Lexicon, Rows
from seedbank.terms.salience import FEATURES
from seedbank.terms.tables import (
    FORM_COLUMNS,
    LABEL_COLUMNS,
    TERM_COLUMNS,
    Row,
    Table,
    find_table,
    inline_forms,
    names_of_tables,
    packaged_forms,
    packaged_rows,
    read_forms,
    read_labels,
    read_terms,
    rows_of,
)

WEIGHT_COLUMNS = ("feature", "level", "weight")


class Shelf(Mapping[str, Lexicon]):
    """The words of each language, opened when they are asked for: no build pays for languages it does not meet."""

    def __init__(self, closed: Mapping[str, Callable[[], Lexicon]]) -> None:
        self._closed = closed
        self._open: dict[str, Lexicon] = {}

    def __getitem__(self, language: str) -> Lexicon:
        if language not in self._open:
            self._open[language] = self._closed[language]()
        return self._open[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._closed)

    def __len__(self) -> int:
        return len(self._closed)

    def __contains__(self, language: object) -> bool:
        return language in self._closed


def load_facet(name: str, method: str, folders: tuple[Path, ...] = (), language: str = "en") -> Facet:
    """Read the facet's tables: each from the first of `folders` that has it, else from the package.

    `NAME.tsv` has the terms, and may give their forms in a column `forms`; `NAME.forms.LANGUAGE.tsv` has forms of one
    language, `NAME.forms.tsv` of any. `salience` takes `NAME.weights.tsv`, else `salience.weights.tsv`.
    `NAME.labels.LANGUAGE.tsv` has what the terms are called in `language`, the site's (BCP 47): the package's, for its own terms only.
    Raises ProblemsError with every fault of the first faulty table, or where there is no table of that name. A keeper's own
    tables are read and checked at once; the package's have no faults, and but for the terms wait until a text is tagged.
    Costs 3 ms for the countries, and 5 more for the first text in English.
    """
    if method not in get_args(Method):
        fix = f"write {nearest(method, get_args(Method)) or ' or '.join(get_args(Method))}"
        raise ProblemsError(
            [Problem("pelican.conf.py", 0, f"the facet “{name}” has an unknown method “{method}”", fix)]
        )
    table = find_table(f"{name}.tsv", folders)
    if table is None:
        where = " or ".join(str(folder / f"{name}.tsv") for folder in folders) or f"content/terms/{name}.tsv"
        raise ProblemsError([Problem("pelican.conf.py", 0, f"the facet “{name}” has no table", f"write {where}")])
    rows = list(rows_of(table, TERM_COLUMNS))
    terms = read_terms(name, rows)
    labels = find_table(f"{name}.labels.{language.partition('-')[0].lower()}.tsv", folders)
    if labels is not None and (labels.own or not table.own):
        terms = read_labels(rows_of(labels, LABEL_COLUMNS), terms)
    weigh = weighing(name, folders) if method == "salience" else None
    return Facet(
        name, cast("Method", method), MappingProxyType(terms), shelf(name, method, folders, (rows, terms)), weigh
    )


def shelf(
    name: str, method: str, folders: tuple[Path, ...], known: tuple[list[Row], Mapping[str, Term]]
) -> Mapping[str, Lexicon]:
    """Return the words of every language there is a table for. `known`: the rows of the table of terms, and the terms."""
    rows, terms = known
    make: Callable[[Rows], Lexicon] = ByCapital if method == "salience" else ByWord
    closed: dict[str, Callable[[], Lexicon]] = {}
    inline = inline_forms(rows)
    for language, file in tables_of_forms(name, folders):
        table = find_table(file, folders)
        if table is None:
            continue
        own = read_forms(rows_of(table, FORM_COLUMNS), terms) if table.own else None
        closed[language] = partial(opened, make, table, own, inline if not language else [])
    if inline:
        closed.setdefault("", lambda: make(rows_from(inline)))
    return Shelf(dict(sorted(closed.items())))


def opened(make: Callable[[Rows], Lexicon], table: Table, own: list[Form] | None, more: list[Form]) -> Lexicon:
    """Return the words of one table, those of a keeper's as they were read, and more forms beside them."""
    rows = packaged_forms(table) if own is None else rows_from(own)
    if more:
        rows = rows_from([*more, *map(rows.form, range(len(rows.lines)))])
    return make(rows)


def rows_from(forms: list[Form]) -> Rows:
    """Return forms that are made already."""
    forms = sorted(forms, key=attrgetter("text"))
    return Rows([form.text for form in forms], forms.__getitem__)


def tables_of_forms(name: str, folders: tuple[Path, ...]) -> list[tuple[str, str]]:
    """Return language and file name of each table of forms, in order of language."""
    start, end = f"{name}.forms.", ".tsv"
    found = [file for file in names_of_tables(folders) if file.startswith(start)]
    return [
        (file.removeprefix(start).removesuffix(end) if file != f"{name}.forms{end}" else "", file) for file in found
    ]


def weighing(name: str, folders: tuple[Path, ...]) -> Callable[[], Weights]:
    """Return what reads the weights of a facet, or those that the package has for every facet."""
    table = find_table(f"{name}.weights.tsv", folders) or find_table("salience.weights.tsv", folders)
    if table is None or not table.own:
        return partial(read_weights, table)
    weights = read_weights(table)
    return lambda: weights


def read_weights(table: Table | None) -> Weights:
    """Return the weights of a table. A level without a row is worth nothing."""
    if table is not None and not table.own:
        rows = [row.split("\t") for row in packaged_rows(table)[1:]]
        return weights_of({(feature, int(level)): int(weight) for feature, level, weight in rows})
    worth = {("bias", 0): 0}
    faults = []
    for row in rows_of(table, WEIGHT_COLUMNS) if table else ():
        feature, level, weight = (row.cells.get(column, "") for column in WEIGHT_COLUMNS)
        if (
            (feature != "bias" and feature not in FEATURES)
            or not level.isdecimal()
            or not weight.lstrip("-").isdecimal()
        ):
            faults.append(
                row.fault(
                    "a weight is a known feature, a level and whole thousandths",
                    f"write {nearest(feature, FEATURES)}, 0, 0",
                )
            )
        else:
            worth[feature, int(level)] = int(weight)
    if faults:
        raise ProblemsError(faults)
    return weights_of(worth)


def weights_of(worth: Mapping[tuple[str, int], int]) -> Weights:
    """Return the worth of each feature and level as a record."""
    levels = tuple(
        tuple(worth.get((feature, level), 0) for level in range(count)) for feature, count in FEATURES.items()
    )
    return Weights(worth["bias", 0], levels)
