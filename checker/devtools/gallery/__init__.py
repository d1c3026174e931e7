"""Every page and fragment in every state, drawn by the real templates and presenters from made-up cases."""

from checker.devtools.gallery.cases import CASES, MadeUp, drawing_of, outcome_of

__all__ = ["CASES", "MadeUp", "drawing_of", "outcome_of"]
