"""The patterns in German, by their keys. Their slots are those of the English ones."""

from collections.abc import Mapping
from typing import Final

from canvases.method.sentence.patterns import Part

PARTS: Final[Mapping[str, tuple[Part, ...]]] = {
    "help": (
        Part("%(product.our)s %(product.is)s für %(segment.group)s%(segment.who)s %(job.wish)s %(segment.want)s", given=()),  # noqa: E501
        Part(", %(pain.spares)s", given=("pain", "gain")),
        Part("%(pain.and)s %(gain.gives)s", given=("pain", "gain")),
        Part(", und %(pain.spares)s", given=("pain",), unless="gain"),
        Part(", und %(gain.gives)s", unless="pain"),
        Part(", anders als %(unlike)s"),
        Part("."),
    ),
    "for_who": (
        Part("Für %(segment.group)s gibt es %(product.we_get)s, um %(job.purpose)s", given=()),
        Part(": Wir %(gain.we_give)s"),
        Part(". Anders als %(unlike)s %(pain.spare_we)s"),
        Part(", anders als %(unlike)s", unless="pain"),
        Part(". Wir %(pain.we_spare)s", unless="unlike"),
        Part("."),
    ),
    "job_story": (
        Part("Wenn %(pain.situation)s, will ich %(job.my_wish)s", given=("pain",)),
        Part("Ich will %(job.my_wish)s", given=(), unless="pain"),
        Part(", damit %(gain.outcome)s"),
        Part("."),
    ),
    "headline": (
        Part("%(job.sentence)s", given=()),
        Part(", %(pain.without)s"),
        Part(". %(product.our)s für %(segment.group)s", given=()),
        Part(": %(gain.told)s"),
        Part("."),
    ),
    "before_after": (
        Part("Heute: %(pain.told)s. Mit uns: %(gain.told)s.", given=()),
        Part(" %(product.our)s %(product.is)s für %(segment.group)s%(segment.who)s %(job.wish)s %(segment.want)s.", given=()),  # noqa: E501
    ),
}  # fmt: skip
