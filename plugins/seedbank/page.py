"""One file of the output, declared: where it stands, which template makes it, and all that goes into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from seedbank.frozen import dataclass
from seedbank.policy import Policy
from seedbank.remarks import Remark

Inputs = Mapping[str, object]
"""What a template sees of its page."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the output that is not a document's own."""

    save_as: str  # below the site's root
    template: str  # "": the file is not made by a template
    make: Callable[..., Inputs | bytes]  # from the policy and the parts: what its template sees, or the file itself
    parts: tuple[object, ...] = ()
    listed: bool = True  # in the sitemap
    asks: tuple[str, ...] = ()  # seeds whose comments it shows; `parts` hold the digests of these
    group: str = ""  # what its documents have in common; "": it may change with any document

    @property
    def url(self) -> str:
        """Its address: "2019/a/" for "2019/a/index.html"."""
        return self.save_as.removesuffix("index.html")

    def made(self, policy: Policy, said: tuple[tuple[Remark, ...], ...]) -> Inputs | bytes:
        """Return what its template sees, or the file itself, from the comments of the seeds it asks for."""
        return self.make(policy, *self.parts, said) if self.asks else self.make(policy, *self.parts)
