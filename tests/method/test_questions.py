"""The help beside each box."""

import ast
import inspect

import pytest

from canvases.method import questions
from canvases.method.kinds import KINDS, Kind
from canvases.method.questions import GUIDES
from canvases.method.text import NOTE_TEXT, clean_line


def test_every_kind_has_a_guide_in_the_order_of_the_boxes() -> None:
    assert list(GUIDES) == list(KINDS)


@pytest.mark.parametrize("kind", Kind)
def test_guide_has_eight_questions_or_more(kind: Kind) -> None:
    assert len(GUIDES[kind].questions) >= 8


@pytest.mark.parametrize("kind", Kind)
def test_questions_ask(kind: Kind) -> None:
    assert all("?" in question for question in GUIDES[kind].questions if "Leave" not in question)


def test_no_question_is_asked_twice() -> None:
    asked = [question for guide in GUIDES.values() for question in guide.questions]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("kind", Kind)
def test_texts_are_short_enough_to_be_read_while_writing(kind: Kind) -> None:
    guide = GUIDES[kind]
    assert len(guide.definition) <= 200
    assert len(guide.placeholder) <= 60
    assert all(len(question) <= 100 for question in guide.questions)
    assert all(clean_line(text, NOTE_TEXT) == text for text in (guide.definition, *guide.questions))


def test_every_text_is_marked_for_translation() -> None:
    tree = ast.parse(inspect.getsource(questions))
    marked = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "gettext_noop"
        and isinstance(node.args[0], ast.Constant)
    }
    shown = {
        text
        for guide in GUIDES.values()
        for text in (guide.definition, guide.placeholder, *guide.questions)
    }
    assert shown == marked
