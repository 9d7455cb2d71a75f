"""Quoted and reported speech: what is said, by whom, and the words that say so."""

from reader.analysis.quotes.attribution import attribution
from reader.analysis.quotes.find import find

__all__ = ["attribution", "find"]
