"""Every kind of change has its words."""

from canvases.access import CanvasGrant
from canvases.models import Change
from canvases.queries.change_words import SENTENCES, describe
from canvases.queries.history import load_history
from canvases.queries.undo_stack import Step, steps
from tests import cast


def test_sentence_keeps_signs_that_mean_something_in_patterns() -> None:
    assert describe("note.added", "50 % %s {x}") == "added “50 % %s {x}”"


def test_change_without_a_sentence_is_told_all_the_same(ada: CanvasGrant) -> None:
    cast.add(ada, text="Dark")
    Change.objects.filter(kind="note.added").update(kind="note.painted")

    assert load_history(ada.workspace)[0].text == "changed “Dark”"
    assert steps(ada).undo == Step(cast.last_change(ada.workspace).pk, "change “Dark”")


def test_every_sentence_takes_one_subject_at_most() -> None:
    assert all(words.count("%") <= 1 for pair in SENTENCES.values() for words in pair)
