"""The use cases of crossread: what the command line and the screens can ask for."""

from reader.library.keeping import CountedView, Done
from reader.library.library import Library, Totals
from reader.store.views import Action as RuleAction

__all__ = ["CountedView", "Done", "Library", "RuleAction", "Totals"]
