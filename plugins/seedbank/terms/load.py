"""From tables to a facet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import cast, get_args

from seedbank.problems import Problem, ProblemsError, nearest
from seedbank.terms.facet import Facet, Form, Lexicon, Method, Weights
from seedbank.terms.lexicon import salience_lexicon, share_lexicon
from seedbank.terms.salience import FEATURES
from seedbank.terms.tables import (
    FORM_COLUMNS,
    TERM_COLUMNS,
    find_table,
    inline_forms,
    names_of_tables,
    read_forms,
    read_terms,
    rows_of,
)

WEIGHT_COLUMNS = ("feature", "level", "weight")


def load_facet(name: str, method: str, folders: tuple[Path, ...] = ()) -> Facet:
    """Read the facet's tables: each from the first of `folders` that has it, else from the package.

    `NAME.tsv` has the terms, and may give their forms in a column `forms`; `NAME.forms.LANGUAGE.tsv` has forms of one
    language, `NAME.forms.tsv` of any. `salience` takes `NAME.weights.tsv`, else `salience.weights.tsv`.
    Raises ProblemsError with every fault of the first faulty table, or where there is no table of that name.
    Costs about a tenth of a second for the countries: load once, tag often.
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
    rows = list(rows_of(*table, TERM_COLUMNS))
    terms = read_terms(name, rows)
    any_language = inline_forms(rows)
    by_language: dict[str, list[Form]] = {"": any_language} if any_language else {}
    for language, file in tables_of_forms(name, folders):
        found = find_table(file, folders)
        if found is not None:
            by_language.setdefault(language, []).extend(read_forms(rows_of(*found, FORM_COLUMNS), terms))
    lexicons = {language: arranged(method, forms) for language, forms in sorted(by_language.items())}
    weights = load_weights(name, folders) if method == "salience" else None
    return Facet(name, cast("Method", method), MappingProxyType(terms), MappingProxyType(lexicons), weights)


def tables_of_forms(name: str, folders: tuple[Path, ...]) -> list[tuple[str, str]]:
    """Return language and file name of each table of forms, in order of language."""
    start, end = f"{name}.forms.", ".tsv"
    found = [file for file in names_of_tables(folders) if file.startswith(start)]
    return [
        (file.removeprefix(start).removesuffix(end) if file != f"{name}.forms{end}" else "", file) for file in found
    ]


def arranged(method: str, forms: Iterable[Form]) -> Lexicon:
    """Return the forms as the method walks them."""
    return salience_lexicon(forms) if method == "salience" else share_lexicon(forms)


def load_weights(name: str, folders: tuple[Path, ...]) -> Weights:
    """Return the weights of a facet, or those that the package has for every facet. A level without a row is worth nothing."""
    path, text = find_table(f"{name}.weights.tsv", folders) or find_table("salience.weights.tsv", folders) or ("", "")
    worth = {("bias", 0): 0}
    faults = []
    for row in rows_of(path, text, WEIGHT_COLUMNS):
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
    levels = tuple(
        tuple(worth.get((feature, level), 0) for level in range(count)) for feature, count in FEATURES.items()
    )
    return Weights(worth["bias", 0], levels)
