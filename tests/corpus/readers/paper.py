"""PDF files for tests, drawn by code: Vietnamese text with a Unicode text layer, ruled lines, several pages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

HEIGHT = 842


@dataclass
class Sheet:
    """One page of A4. Places count in points from the top left corner."""

    marks: list[str] = field(default_factory=list)
    stamps: list[tuple[float, float, str]] = field(default_factory=list)

    def write(self, x: float, y: float, text: str, size: float = 12) -> "Sheet":
        """Text whose first letter begins at ``x``; every letter is half as wide as high."""
        codes = "".join(f"{ord(letter):04X}" for letter in text)
        self.marks.append(f"BT /F1 {size} Tf {x} {HEIGHT - y} Td <{codes}> Tj ET")
        return self

    def stamp(self, x: float, y: float, text: str) -> "Sheet":
        """Text in a signature field that lies over the page, as an e-office writes a letter's number."""
        self.stamps.append((x, y, text))
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        """A straight line."""
        self.marks.append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def table(self, xs: list[float], ys: list[float], rows: Iterable[Iterable[str]]) -> "Sheet":
        """A ruled table with a line of text in each cell."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for y, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                self.write(x + 3, y + 14, text, 10)
        return self


def save_pdf(path: Path, sheets: list[Sheet], *, decoded: bool = True, trailer: str = "") -> Path:
    """Writes the sheets; without ``decoded`` the glyphs stand for other letters, as in a broken text layer."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(sheets)))}] /Count {len(sheets)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /T /Encoding /Identity-H /DescendantFonts [4 0 R]"
        " /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /T /DW 500"
        " /FontDescriptor << /Type /FontDescriptor /FontName /T /Flags 4 /FontBBox [0 -200 1000 800]"
        " /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /ItalicAngle 0 >>"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_UNICODE if decoded else _UNICODE.replace("<00FF> <0020>", "<00FF> <00A7>")),
    ]
    first = 6 + 2 * len(sheets)
    stamps = [stamp for sheet in sheets for stamp in sheet.stamps]
    for number, sheet in enumerate(sheets):
        own = [f"{first + stamps.index(stamp)} 0 R" for stamp in sheet.stamps]
        fields = " ".join(_field(at, stamp) for at, stamp in zip(own, sheet.stamps, strict=True))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {HEIGHT}] /Contents {7 + 2 * number} 0 R"
            f" /Annots [{fields}] /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(_stream("\n".join(sheet.marks)))
    for _, _, text in stamps:
        written = "".join(Sheet().write(0, HEIGHT - 3, text).marks)
        form = f"/Type /XObject /Subtype /Form /BBox [0 0 {6 * len(text)} 14] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(_stream(written, form))
    path.write_bytes(_file(objects, trailer))
    return path


def _field(appearance: str, stamp: tuple[float, float, str]) -> str:
    x, y, text = stamp
    box = f"[{x} {HEIGHT - y - 3} {x + 6 * len(text)} {HEIGHT - y + 11}]"
    return f"<< /Type /Annot /Subtype /Widget /FT /Sig /T (s{x}) /F 132 /Rect {box} /AP << /N {appearance} >> >>"


_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
3 beginbfrange <0020> <00FF> <0020> <0100> <01FF> <0100> <1E00> <1EFF> <1E00> endbfrange
1 beginbfrange <2010> <202F> <2010> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


def _stream(content: str, entries: str = "") -> str:
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: list[str], trailer: str) -> bytes:
    body = "%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")
