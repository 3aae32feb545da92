"""Tables of terms and forms, as files of tab-separated text: found, read, and checked.

A table opens with `#` lines (sources, licences), then names its columns. Every fault of a table is reported at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from seedbank.frozen import dataclass
from seedbank.model import Term
from seedbank.problems import Problem, ProblemsError, nearest
from seedbank.terms.lexicon import FOREVER, Form, Rows

PACKAGE = Path(__file__).parent  # the tables that come with Seedbank; a test holds that none of them has a fault

TERM_COLUMNS = ("code", "slug", "label", "broader", "region", "former", "successors", "since", "until", "note", "forms")
LABEL_COLUMNS = ("code", "label", "region", "note")
FORM_COLUMNS = ("form", "code", "kind", "rule", "since", "until", "weight")
KINDS = ("name", "people", "seat", "office", "state", "town", "block")
RULES = ("given", "word", "dateline", "lower", "with", "both", "ahead", "loud")
USUAL_WEIGHT = 3000  # thousandths, of a form in a table that gives no weights


class Table(NamedTuple):
    """A table as a file."""

    path: str  # as messages name it
    file: Path
    own: bool  # the keeper's, so that its faults are to be told

    def text(self) -> str:
        """Return what stands in it."""
        return self.file.read_bytes().decode("utf-8-sig")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with its place."""

    path: str  # as messages name it
    line: int
    cells: Mapping[str, str]  # by column

    def fault(self, what: str, fix: str) -> Problem:
        """Return a problem that stands in this row."""
        return Problem(self.path, self.line, what, fix, "\t".join(self.cells.values()))


def find_table(name: str, folders: tuple[Path, ...]) -> Table | None:
    """Return a table: from the first of the keeper's folders that has it, else the package's."""
    for folder in folders:
        if (folder / name).is_file():
            return Table(str(folder / name), folder / name, own=True)
    if not (PACKAGE / name).is_file():
        return None
    return Table(f"seedbank/terms/{name}", PACKAGE / name, own=False)


def names_of_tables(folders: tuple[Path, ...]) -> list[str]:
    """Return the names of all tables, sorted."""
    return sorted({path.name for folder in (*folders, PACKAGE) if folder.is_dir() for path in folder.glob("*.tsv")})


def rows_of(table: Table, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows under the line that names the columns. Raises ProblemsError for a column nobody knows."""
    head: list[str] | None = None
    for number, line in enumerate(table.text().splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if head is not None:
            yield Row(table.path, number, dict(zip(head, line.split("\t"), strict=False)))
            continue
        head = line.split("\t")
        unknown = [column for column in head if column not in columns]
        if unknown:
            near = nearest(unknown[0], columns) or ", ".join(columns)
            raise ProblemsError(
                [
                    Problem(
                        table.path,
                        number,
                        f"unknown column “{unknown[0]}”",
                        f"name it {near}; columns are separated by tabs",
                        line,
                    )
                ]
            )


def read_terms(facet: str, rows: Iterable[Row]) -> dict[str, Term]:
    """Return the terms by code, in order of code. Raises ProblemsError for a code or slug given twice and for an unknown broader code."""
    found: dict[str, Row] = {}
    slugs: dict[str, str] = {}
    faults: list[Problem] = []
    for row in rows:
        code, slug = row.cells.get("code", ""), row.cells.get("slug", "")
        if not code or not slug or not row.cells.get("label"):
            faults.append(row.fault("a term needs code, slug and label", "fill the three columns"))
        elif code in found:
            faults.append(row.fault(f"the code “{code}” stands twice", "keep one of the two rows"))
        elif slug in slugs:
            faults.append(row.fault(f"the slug “{slug}” is taken by {slugs[slug]}", "choose another slug"))
        found.setdefault(code, row)
        slugs.setdefault(slug, code)
    faults += broken_chains(found)
    if faults:
        raise ProblemsError(faults)
    return {code: term_of(facet, code, found) for code in sorted(found)}


def broken_chains(found: Mapping[str, Row]) -> list[Problem]:
    """Return a problem for each term whose broader term is unknown or, in the end, itself."""
    faults = []
    for code, row in found.items():
        seen, above = {code}, row.cells.get("broader", "")
        while above in found and above not in seen:
            seen.add(above)
            above = found[above].cells.get("broader", "")
        if above:
            what = (
                f"“{above}” is broader than itself"
                if above in seen
                else f"the broader code “{above}” is not in the table"
            )
            faults.append(
                row.fault(
                    what, f"write {nearest(above, set(found) - seen) or 'a code of this table'}, or leave it empty"
                )
            )
    return faults


def term_of(facet: str, code: str, found: Mapping[str, Row]) -> Term:
    """Return one term with its place among the others."""
    chain = [code]
    while found[chain[-1]].cells.get("broader"):
        chain.append(found[chain[-1]].cells["broader"])
    cells = found[code].cells
    return Term(
        facet=facet,
        code=code,
        label=cells["label"],
        slug=cells["slug"],
        broader=cells.get("broader") or None,
        path="/".join(found[above].cells["slug"] for above in reversed(chain)),
        top=chain[-1],
        region=cells.get("region", ""),
        former=listed(cells.get("former", ""), ","),
        note=cells.get("note", ""),
        successors=listed(cells.get("successors", ""), ","),
    )


def read_labels(rows: Iterable[Row], terms: Mapping[str, Term]) -> dict[str, Term]:
    """Return the terms as a table of another language calls them; what its row leaves empty stays. Raises ProblemsError for an unknown code."""
    called, faults = dict(terms), []
    for row in rows:
        code = row.cells.get("code", "")
        if code in terms:
            term, said = terms[code], row.cells
            label, region, note = (said.get(column) for column in LABEL_COLUMNS[1:])
            called[code] = replace(
                term, label=label or term.label, region=region or term.region, note=note or term.note
            )
        else:
            faults.append(row.fault(f"unknown code “{code}”", f"write {nearest(code, terms) or 'a code of the terms'}"))
    if faults:
        raise ProblemsError(faults)
    return called


def listed(cell: str, sign: str) -> tuple[str, ...]:
    """Return the entries of a cell that holds several."""
    return tuple(entry.strip() for entry in cell.split(sign) if entry.strip()) if cell else ()


def inline_forms(rows: Iterable[Row]) -> list[Form]:
    """Return the forms that a table of terms gives in a column of its own, separated by semicolons."""
    return [
        Form(text, row.cells["code"], weight=USUAL_WEIGHT)
        for row in rows
        for text in listed(row.cells.get("forms", ""), ";")
    ]


def read_forms(rows: Iterable[Row], terms: Mapping[str, Term]) -> list[Form]:
    """Return the forms of a table. Raises ProblemsError for a row that names an unknown code, kind, rule, year or weight."""
    forms, faults = [], []
    for row in rows:
        fault = form_fault(row, terms)
        if fault:
            faults.append(fault)
        else:
            forms.append(form_of(row.cells))
    if faults:
        raise ProblemsError(faults)
    return forms


def form_fault(row: Row, terms: Mapping[str, Term]) -> Problem | None:
    """Return what is wrong with a row of forms, or None."""
    cells = row.cells
    code, kind, rule = cells.get("code", ""), cells.get("kind") or "name", cells.get("rule", "").partition(" ")[0]
    if not cells.get("form"):
        return row.fault("a form without words", "fill the column form")
    if code not in terms and kind != "block":
        return row.fault(f"unknown code “{code}”", f"write {nearest(code, terms) or 'a code of the table of terms'}")
    if kind not in KINDS:
        return row.fault(f"unknown kind “{kind}”", f"write one of {', '.join(KINDS)}")
    if rule and rule not in RULES:
        return row.fault(f"unknown rule “{rule}”", f"write one of {', '.join(RULES)}, or leave it empty")
    if not all(cells.get(column, "").isdecimal() or not cells.get(column) for column in ("since", "until", "weight")):
        return row.fault("since, until and weight are whole numbers", "write digits only")
    return None


def form_of(cells: Mapping[str, str]) -> Form:
    """Return the form of a row that has no fault."""
    rule, _, others = cells.get("rule", "").partition(" ")
    return Form(
        text=cells["form"],
        code=cells.get("code", ""),
        kind=cells.get("kind") or "name",
        rule=rule,
        others=listed(others, ","),
        since=int(cells.get("since") or 0),
        until=int(cells.get("until") or FOREVER),
        weight=int(cells.get("weight") or USUAL_WEIGHT),
    )


def packaged_forms(table: Table) -> Rows:
    """Return the forms of a table without a fault, sorted by its first column, the form, each unpacked when it is asked for."""
    lines = packaged_rows(table)
    columns = lines.pop(0).split("\t")

    def form(number: int) -> Form:
        return form_of(dict(zip(columns, lines[number].split("\t"), strict=False)))

    return Rows(lines, form)


def packaged_rows(table: Table) -> list[str]:
    """Return the lines of a table without a fault, from the one that names the columns; `#` lines stand above that alone."""
    lines = table.text().split("\n")
    head = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    return lines[head:-1]
