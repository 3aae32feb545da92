"""Text -> countries and topics: facets are tables, and two methods turn the words of a text into tags."""

from seedbank.terms.facet import Facet, Tagging, Text, ancestors, find_code
from seedbank.terms.load import load_facet
from seedbank.terms.tag import tag

__all__ = ["Facet", "Tagging", "Text", "ancestors", "find_code", "load_facet", "tag"]
