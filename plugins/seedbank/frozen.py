"""Records that never change: Python's dataclasses, made in a third of the time.

A build defines some eighty kinds of records before it does anything, and Python writes and compiles five functions for each:
that was a third of what it took to import Seedbank. Here one is compiled, which also makes a record in two thirds of the time.
"""

from __future__ import annotations

import dataclasses
from dataclasses import field
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn


def _dataclass(kind: Any = None, *, frozen: bool = False, slots: bool = False, **more: Any) -> Any:
    """Decorate a class as `dataclasses.dataclass` does; what is not frozen, or asks for more, is Python's own."""
    if kind is None:
        return lambda kind: _dataclass(kind, frozen=frozen, slots=slots, **more)
    if more or not frozen:
        return dataclasses.dataclass(kind, frozen=frozen, slots=slots, **more)
    return _frozen(kind, slots=slots)


if TYPE_CHECKING:  # the types are those of Python's own
    from dataclasses import dataclass
else:
    dataclass = _dataclass

__all__ = ["dataclass", "field"]


def _frozen(kind: type[Any], *, slots: bool) -> type[Any]:
    own = {name for name in ("__eq__", "__hash__", "__repr__") if kind.__dict__.get(name) is not None}
    kind.__doc__ = kind.__doc__ or kind.__name__  # else Python writes one, which takes long
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(kind)
    names = [found.name for found in dataclasses.fields(made)]
    values = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)

    def is_equal(one: Any, other: Any) -> Any:
        return values(one) == values(other) if one.__class__ is other.__class__ else NotImplemented

    def shown(record: Any) -> str:
        pairs = zip(names, values(record), strict=True)
        return f"{type(record).__qualname__}({', '.join(f'{name}={value!r}' for name, value in pairs)})"

    ways = {"__eq__": is_equal, "__hash__": lambda record: hash(values(record)), "__repr__": shown}
    for name, way in ways.items():
        if name not in own:
            setattr(made, name, way)
    made.__init__ = _maker(made)
    made.__reduce__ = lambda record: (type(record), values(record))
    made.__setattr__ = made.__delattr__ = _refuse
    return made  # type: ignore[no-any-return]


def _maker(made: type[Any]) -> Any:
    """Return the function that fills in a record: each slot is set at once, without a look for its name.

    Where they are many, the record is of a class that can be changed until all are filled: two thirds of the time of a call for each.
    """
    known: dict[str, Any] = {"_nothing": dataclasses.MISSING}
    arguments, lines = [], []
    twin = _twin(made)
    for found in dataclasses.fields(made):
        name = found.name
        slot: Any = made.__dict__.get(name)
        known[f"_set_{name}"] = slot.__set__ if hasattr(slot, "__set__") else _setter(name)
        if found.default is not dataclasses.MISSING:
            known[f"_is_{name}"] = found.default
            arguments.append(f"{name}=_is_{name}")
        elif found.default_factory is not dataclasses.MISSING:
            known[f"_new_{name}"] = found.default_factory
            arguments.append(f"{name}=_nothing")
            lines.append(f"if {name} is _nothing: {name} = _new_{name}()")
        else:
            arguments.append(name)
        lines.append(f"self.{name} = {name}" if twin else f"_set_{name}(self, {name})")
    if twin:
        known |= {"_become": object.__dict__["__class__"].__set__, "_twin": twin, "_made": made}
        lines = ["_become(self, _twin)", *lines, "_become(self, _made)"]
    written = f"def __init__(self, {', '.join(arguments)}):\n " + "\n ".join(lines)
    exec(written, known)  # noqa: S102  (as dataclasses do: names of fields, which stand in our own source)
    return known["__init__"]


MANY = 5  # slots


def _twin(made: type[Any]) -> Any:
    """Return a class with the same slots, and nothing that forbids to change them, where they are many; else None."""
    slots = made.__dict__.get("__slots__", ())
    return type(made.__name__, (), {"__slots__": slots}) if len(slots) >= MANY and made.__bases__ == (object,) else None


def _setter(name: str) -> Any:
    return lambda record, value: object.__setattr__(record, name, value)


def _refuse(record: Any, name: str, *_: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"{type(record).__name__}.{name} is what it is: a record never changes")
