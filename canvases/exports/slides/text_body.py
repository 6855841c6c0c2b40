"""Text in a shape, as DrawingML: never shrunk or spread by PowerPoint, sizes come from the packing.

Lines break where the shape ends, so that a text can be edited; a line feed is a line break.
"""

from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from canvases.exports.page.scripts import printable

_SMALL: Final = 1.0  # points: the least that the file format allows, for an empty line's sake
_SCRIPTS: Final = ("latin", "ea", "cs")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; `size` in points. A line feed in `text` is a line break."""

    text: str
    size: float
    colour: str = "#1f2d3a"
    bold: bool = False
    lang: str = ""
    font: str = ""  # for signs, which programs else take from the font of the script before them

    def xml(self) -> str:
        """The run, with its line breaks."""
        lang = f' lang="{self.lang}"' if self.lang else ""
        bold = ' b="1"' if self.bold else ""
        look = (
            f'{lang} sz="{max(self.size, _SMALL) * 100:.0f}"{bold} dirty="0"><a:solidFill>'
            f'<a:srgbClr val="{self.colour.lstrip("#")}"/></a:solidFill>'
        )
        if self.font:
            look += "".join(f'<a:{part} typeface="{self.font}"/>' for part in _SCRIPTS)
        lines = escape(printable(self.text)).split("\n")
        runs = (f"<a:r><a:rPr{look}</a:rPr><a:t>{line}</a:t></a:r>" for line in lines)
        return f"<a:br><a:rPr{look}</a:rPr></a:br>".join(runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs in lines of `height` points; `tab` is where a tab's text ends, from the left edge."""

    runs: tuple[Run, ...]
    height: float
    align: str = "start"  # or "end", "centre"
    rtl: bool = False
    tab: float = 0.0

    def xml(self) -> str:
        """The paragraph."""
        flipped = {"start": "end", "end": "start"}
        side = flipped.get(self.align, self.align) if self.rtl else self.align
        align = {"start": "l", "end": "r", "centre": "ctr"}[side]
        tab = f'<a:tabLst><a:tab pos="{self.tab * 12_700:.0f}" algn="r"/></a:tabLst>'
        return (
            f'<a:p><a:pPr algn="{align}" rtl="{self.rtl:d}"><a:lnSpc>'
            f'<a:spcPts val="{self.height * 100:.0f}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/>'
            f"</a:spcBef><a:buNone/>{tab if self.tab else ''}</a:pPr>"
            f"{''.join(run.xml() for run in self.runs)}</a:p>"
        )


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a shape; `insets` are left, top, right and bottom, in points."""

    paragraphs: tuple[Paragraph, ...]
    insets: tuple[float, float, float, float] = (0, 0, 0, 0)
    wrap: bool = True

    def xml(self, tag: str = "p:txBody") -> str:
        """The text body."""
        inner = " ".join(
            f'{name}="{round(value * 12_700)}"'
            for name, value in zip(("lIns", "tIns", "rIns", "bIns"), self.insets, strict=True)
        )
        wrap = "square" if self.wrap else "none"
        return (
            f'<{tag}><a:bodyPr wrap="{wrap}" {inner} anchor="t" rtlCol="0"><a:noAutofit/>'
            f"</a:bodyPr><a:lstStyle/>{''.join(one.xml() for one in self.paragraphs)}</{tag}>"
        )
