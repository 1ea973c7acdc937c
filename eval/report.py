"""The report of a run: one HTML file that needs nothing else, in Vietnamese, for the screen and for paper."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eval.chance import Interval
from eval.compare import Comparison
from eval.confidence import area, calibration, risk_coverage
from eval.gold import Split
from eval.metrics import MEASURES, SOUND, classes, inventions, latency, misquotations
from eval.plot import Bar, bars, curve, dots, histogram
from eval.result import Reply, Run

TEMPLATES = Path(__file__).with_name("templates")
KINDS = {
    "lead_unit": "Đơn vị chủ trì", "coordinating": "Đơn vị phối hợp", "deadline": "Thời hạn", "output": "Kết quả",
    "target": "Chỉ tiêu", "list": "Liệt kê", "count": "Đếm", "document": "Thông tin văn bản", "passage": "Nội dung",
    "assignment": "Trách nhiệm đơn vị", "relation": "Quan hệ văn bản", "multi": "Nhiều ý", "ambiguous": "Mơ hồ",
    "false_premise": "Tiền đề sai", "near_miss": "Kho không nêu", "in_domain_out": "Ngoài kho", "off_topic": "Lạc đề",
    "greeting": "Chào hỏi", "hostile": "Phá hoại, méo chữ",
}  # fmt: skip
STYLES = {
    "plain": "Viết thường", "chat": "Kiểu chat", "no_diacritics": "Không dấu", "abbrev": "Viết tắt",
    "followup": "Hỏi nối tiếp", "typo": "Sai chính tả", "telex": "Gõ TELEX", "vni": "Gõ VNI",
    "english_mix": "Xen tiếng Anh", "injection": "Chèn lệnh", "noise": "Gõ bừa", "unicode": "Ký tự lạ",
    "number": "Số hiệu lạ", "long": "Câu dài",
}  # fmt: skip
UNITS = {"passage": "Đoạn văn", "record": "Nhiệm vụ, chỉ tiêu"}
STATUSES = {"answered": "đã trả lời", "clarify": "hỏi lại", "not_found": "từ chối", "chitchat": "xã giao"}


@dataclass(frozen=True, slots=True)
class Line:
    """A measure over all questions and over the two splits."""

    title: str
    good: int
    whole: Interval
    parts: tuple[Interval | None, ...]


def render_report(run: Run, comparison: Comparison | None = None, shown: Split = Split.TUNE) -> str:
    """The report as HTML. Failing replies are shown of the split named only, so that the other stays unseen."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters |= {"figure": _figure, "percent": _percent, "span": _span, "status": STATUSES.get}
    environment.filters |= {"kind": _kind, "style": _style, "unit": _unit}
    return environment.get_template("report.html").render(
        run=run,
        comparison=comparison,
        lines=_lines(run.replies),
        latency=latency(run.replies),
        inventions=inventions(run.replies),
        misquotations=misquotations(run.replies),
        calibration=calibration(run.replies),
        area=area(risk_coverage(run.replies)),
        failures=[one for one in run.replies if not one.judgement.sound and one.question.split is shown],
        shown=shown,
        plots={name: Markup(plot) for name, plot in _plots(run.replies).items()},
    )


def _lines(replies: Iterable[Reply]) -> list[Line]:
    given = list(replies)
    parts = [[reply for reply in given if reply.question.split is split] for split in Split]
    lines = (
        Line(measure.title, measure.good, whole, tuple(measure.interval(part) for part in parts))
        for measure in MEASURES
        if (whole := measure.interval(given)) is not None
    )
    return list(lines)


def _plots(replies: tuple[Reply, ...]) -> dict[str, str]:
    risks = risk_coverage(replies)
    bins = [(part.confidence, part.right, part.count) for part in calibration(replies).bins]
    highest = max((risk for _, risk in risks), default=0.0)
    return {
        "kinds": _class_bars(replies, lambda reply: _kind(reply.question.kind), "Điểm theo loại câu hỏi"),
        "styles": _class_bars(replies, lambda reply: _style(reply.question.style), "Điểm theo cách viết"),
        "risk": curve(
            [(0.0, risks[0][1]), *risks] if risks else [],
            "Rủi ro theo độ phủ",
            "Phần câu được giữ",
            "Phần sai",
            top=max(highest, 0.1),
        ),
        "calibration": dots(bins, "Hiệu chuẩn", "Độ tin cậy tự nêu", "Phần đúng"),
        "latency": histogram([reply.elapsed_ms for reply in replies], "Thời gian trả lời", "ms"),
    }


def _class_bars(replies: Iterable[Reply], key: Callable[[Reply], str], title: str) -> str:
    means = [(name, len(group), SOUND.interval(group)) for name, group in classes(replies, key).items()]
    return bars([Bar(name, count, mean) for name, count, mean in means if mean is not None], title)


def _figure(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _percent(value: float) -> str:
    return f"{value:.1%}".replace(".", ",")


def _span(interval: Interval | None) -> str:
    if interval is None:
        return "–"
    return f"{_percent(interval.mean)} [{_percent(interval.low)}; {_percent(interval.high)}]"


def _kind(name: str) -> str:
    return KINDS.get(name, name)


def _unit(name: str) -> str:
    """The name of a ranking measure with its unit in Vietnamese."""
    unit, measure = name.split(" ", 1)
    return f"{UNITS.get(unit, unit)}: {measure}"


def _style(name: str) -> str:
    return STYLES.get(name, name)
