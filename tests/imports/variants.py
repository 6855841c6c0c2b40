"""Variants of the sentence of a canvas, as a canvas file has them."""

from typing import Any

from hypothesis import strategies as st

from canvases.method.sentence.patterns import PATTERNS, SLOTS

Tree = dict[str, Any]


def variants(lines: st.SearchStrategy[str], *sides: Tree) -> st.SearchStrategy[Tree]:
    """With notes of these sides in their slots, or words, or both."""
    own = [note["id"] for side in sides for note in side.get("notes", [])]
    optional: dict[str, st.SearchStrategy[str]] = {"words": lines}
    optional |= {"note": st.sampled_from(own)} if own else {}
    filled = st.fixed_dictionaries({}, optional=optional)
    slots = st.dictionaries(st.sampled_from([*SLOTS]), filled, max_size=3)
    variant = st.fixed_dictionaries(
        {"text": lines}, optional={"pattern": st.sampled_from([*PATTERNS]), "slots": slots}
    )
    return st.fixed_dictionaries({}, optional={"statement_slots": st.lists(variant, max_size=2)})


def rename_slots(tree: Any, names: dict[tuple[str, str], str]) -> None:
    """Give the notes in the slots of a file other ids, by those they have."""
    for canvas in tree["canvases"]:
        for variant in canvas.get("statement_slots", []):
            for filled in variant.get("slots", {}).values():
                if "note" in filled:
                    filled["note"] = names["n", filled["note"]]
