"""Words for boxes, types and weights, as people and other tools write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.imports.box_names import BOX_NAMES
from canvases.imports.columns import role_of
from canvases.imports.headings import kind_named
from canvases.imports.table_words import COLUMN_NAMES
from canvases.imports.vocabulary import choice_of, kind_of, strength_of, weight_of
from canvases.method.kinds import KINDS, Kind, Strength
from canvases.method.note_fields import FIELDS
from tests.time_limit import in_time


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Pain", Kind.PAIN),
        ("pain reliever", Kind.PAIN_RELIEVER),
        ("Pain-Relievers", Kind.PAIN_RELIEVER),
        ("gain_creator", Kind.GAIN_CREATOR),
        ("GAIN CREATORS:", Kind.GAIN_CREATOR),
        ("Products & Services", Kind.PRODUCT),
        ("products and services", Kind.PRODUCT),
        ("Jobs-to-be-done", Kind.JOB),
        ("Customer  jobs", Kind.JOB),
        ("painful", None),
        ("", None),
    ],
)
def test_box_is_understood(word: str, kind: Kind | None) -> None:
    assert kind_of(word) is kind


def named(kind: Kind) -> list[str]:
    return [name for names in BOX_NAMES.values() for name in names[kind].split(",")]


def test_names_of_boxes_in_twelve_languages_mean_one_each() -> None:
    wrong = [
        (name, found)
        for kind in Kind
        for name in named(kind)
        if (found := (kind_of(name), role_of(name))) != (kind, kind.value)
    ]

    assert len(BOX_NAMES) == 12
    assert not wrong


@pytest.mark.parametrize("role", COLUMN_NAMES)
def test_names_of_columns_in_other_languages_mean_one_each(role: str) -> None:
    assert {role_of(name) for name in COLUMN_NAMES[role].split(",")} == {role}


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("SCHMERZEN der Kunden", Kind.PAIN), ("Pains / Schmerzen", Kind.PAIN),
        ("Ängste (Pains)", Kind.PAIN), ("痛点（Pains）", Kind.PAIN), ("【顧客の痛み】", Kind.PAIN),
        ("ACILAR", Kind.PAIN), ("Créateurs d’avantages", Kind.GAIN_CREATOR),
        ("PRODUTOS & SERVICOS", Kind.PRODUCT), ("製品・サービス", Kind.PRODUCT),
        ("2. Aliviadores de los dolores:", Kind.PAIN_RELIEVER), ("İşler", Kind.JOB),
        ("Pains / Gains", None), ("Schmerzhafte Wege", None),
        ("Problems & frustrations", Kind.PAIN), ("Section 2: Customer pains", Kind.PAIN),
        ("Problèmes et frustrations", Kind.PAIN), ("Products and benefits", None),
    ],
)  # fmt: skip
def test_heading_names_a_box_among_other_words(heading: str, kind: Kind | None) -> None:
    assert kind_named(heading) is kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What jobs are you hiring our product for?", Kind.JOB),
        ("What is the job you use our service for?", Kind.JOB),
        ("What customers are trying to do", Kind.JOB),
        ("What gains do you expect from our products?", Kind.GAIN),
        ("Quelles sont vos frustrations avec nos produits ?", Kind.PAIN),
        ("Which products or services do you use to do your job?", Kind.PRODUCT),
        ("What are you struggling with?", Kind.PAIN),
    ],
)
def test_question_about_our_product_names_the_other_box(question: str, kind: Kind) -> None:
    assert role_of(question) == kind


@pytest.mark.parametrize("run", [" ", "- ", " (", " /", "->", "1. ", "夜", "顧客の", "a "])
def test_long_name_of_a_column_is_soon_known_to_be_none(run: str) -> None:
    with in_time() as timed:
        found = [timed(role_of, f"x{run * (32_000 // len(run))}{end}") for end in ("x", "x?")]

    assert found == ["", ""]


@pytest.mark.parametrize("kind", Kind)
def test_every_box_is_known_by_its_own_words(kind: Kind) -> None:
    facts = KINDS[kind]

    assert {kind_of(word) for word in (kind.value, facts.one, facts.many)} == {kind}


@pytest.mark.parametrize(
    ("word", "weight"),
    [
        ("5", 5), (" 4 ", 4), ("3.0", 3), ("2/5", 2), ("4 of 5", 4), ("★★★", 3), ("★★☆☆☆", 2),
        ("high", 4), ("Medium", 3), ("very low", 1), ("essential", 5), ("nice to have", 1),
        ("extreme", 5), ("0", None), ("6", None), ("2.5", None), ("55", None), ("heavy", None),
        ("½", None), ("sehr hoch", 5), ("alta", 4), ("中", 3), ("düşük", 2),
        ("٣", None), ("-1", None), ("★★★★★★", None),
    ],
)  # fmt: skip
def test_weight_is_understood(word: str, weight: int | None) -> None:
    assert weight_of(word) == weight


def test_type_belongs_to_its_box() -> None:
    types = FIELDS["type"]
    assert choice_of("Undesired outcome", types, Kind.PAIN) == "undesired_outcome"
    assert choice_of("functional", types, Kind.JOB) == "functional"
    assert choice_of("functional", types, Kind.PAIN) is None


def test_other_words_are_understood() -> None:
    found = [
        choice_of(word, FIELDS[name], Kind.PAIN)
        for name, word in [
            ("moment", "Before"), ("moment", "after the job"),
            ("stage", "post_purchase"), ("stage", "Purchase"),
        ]
    ]  # fmt: skip
    assert found == ["before", "after", "post_purchase", "purchase"]
    assert (strength_of("Weak"), strength_of("so-so")) == (Strength.WEAK, None)


@given(st.text(max_size=30))
def test_any_word_is_understood_or_not(word: str) -> None:
    assert weight_of(word) in (None, 1, 2, 3, 4, 5)
    assert kind_of(word) in (None, *Kind)
