"""What is decided about single texts, and how it outlives the steps."""

from canvases.imports.choices import Keys, beginning, choices


def test_choice_belongs_to_the_text_wherever_it_stands() -> None:
    keys, others = Keys(), Keys()
    others.key_of("Another text before it")

    assert keys.key_of("Late") == others.key_of("Late") != keys.key_of("Late")


def test_only_what_differs_is_another_wording() -> None:
    late, cold = (Keys().key_of(text) for text in ("Late", "Cold"))

    sent = {f"text-{late}": "Late", f"text-{cold}": "Colder", "box-x": "idea", f"box-{late}": "job"}
    found = choices(sent)

    assert (found.texts, found.boxes, found.shortens) == ({cold: "Colder"}, {late: "job"}, False)


def test_beginning_is_a_sentence_or_as_many_words_as_fit() -> None:
    assert beginning("First one. " + "Second " * 60) == "First one."
    assert beginning("夜勤が多い。" + "字" * 300) == "夜勤が多い。"
    assert beginning("word " * 60) == "word " * 54 + "word…"
    assert len(beginning("x" * 300)) == 280
