"""Small plots as SVG text: curves, points and bars on one white sheet, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

INKS = ("#1d4fae", "#b3261e", "#23703f", "#935400", "#6b3fa0", "#0e7490", "#777777")
WIDTH, HEIGHT = 640, 460
LEFT, TOP, RIGHT, BOTTOM = 62, 44, 20, 58
FONT = "font-family='Arial, sans-serif'"


@dataclass
class Plot:
    """Axes from 0 to 1; ``points`` and ``curves`` are drawn in the order they are added."""

    title: str
    across: str
    up: str
    marks: list[str] = field(default_factory=list)
    legend: list[tuple[str, str]] = field(default_factory=list)

    def curve(self, name: str, points: Sequence[tuple[float, float]], *, dots: bool = False):
        ink = INKS[len(self.legend) % len(INKS)]
        path = " ".join(f"{x(one):.1f},{y(other):.1f}" for one, other in points)
        self.marks.append(
            f"<polyline points='{path}' fill='none' stroke='{ink}' stroke-width='2'/>"
        )
        if dots:
            self.marks += [dot(one, other, ink) for one, other in points]
        self.legend.append((name, ink))

    def point(self, name: str, across: float, up: float):
        ink = INKS[len(self.legend) % len(INKS)]
        self.marks.append(dot(across, up, ink, size=5))
        self.legend.append((name, ink))

    def diagonal(self):
        self.marks.append(
            f"<line x1='{x(0)}' y1='{y(0)}' x2='{x(1)}' y2='{y(1)}' stroke='#999' "
            "stroke-dasharray='4 4'/>"
        )

    def svg(self, *, legend_at: tuple[float, float] = (0.42, 0.42)) -> str:
        parts = [sheet(self.title), axes(self.across, self.up), *self.marks]
        for row, (name, ink) in enumerate(self.legend):
            at = y(legend_at[1]) + 18 * row
            parts.append(
                f"<rect x='{x(legend_at[0])}' y='{at - 9}' width='12' height='10' fill='{ink}'/>"
                + text(x(legend_at[0]) + 18, at, name, size=12)
            )
        return "\n".join([*parts, "</svg>\n"])


def bars(title: str, groups: Sequence[str], rows: Sequence[tuple[str, Sequence[float | None]]]):
    """A group of bars for each name in ``groups``; a row has one value for each, None for none."""
    parts = [sheet(title), axes("", "", ticks_across=False)]
    room = (WIDTH - LEFT - RIGHT) / len(groups)
    width = room * 0.8 / len(rows)
    for place, group in enumerate(groups):
        start = LEFT + place * room + room * 0.1
        for number, (_, values) in enumerate(rows):
            value = values[place]
            if value is not None:
                top = y(value)
                parts.append(
                    f"<rect x='{start + number * width:.1f}' y='{top:.1f}' width='{width:.1f}' "
                    f"height='{y(0) - top:.1f}' fill='{INKS[number % len(INKS)]}'/>"
                )
        parts.append(text(start + room * 0.4, y(0) + 16, group, size=11, anchor="middle"))
    at = LEFT
    for number, (name, _) in enumerate(rows):
        ink = INKS[number % len(INKS)]
        parts.append(f"<rect x='{at}' y='{HEIGHT - 20}' width='12' height='10' fill='{ink}'/>")
        parts.append(text(at + 17, HEIGHT - 11, name, size=11))
        at += 30 + 6.2 * len(name)
    return "\n".join([*parts, "</svg>\n"])


def sheet(title: str) -> str:
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{HEIGHT}' "
        f"viewBox='0 0 {WIDTH} {HEIGHT}' role='img'><title>{escape(title)}</title>"
        f"<rect width='{WIDTH}' height='{HEIGHT}' fill='#fff'/>"
        + text(LEFT, 24, title, size=15, weight="bold")
    )


def axes(across: str, up: str, *, ticks_across: bool = True) -> str:
    parts = []
    for step in range(6):
        value = step / 5
        parts.append(
            f"<line x1='{x(0)}' y1='{y(value):.1f}' x2='{x(1)}' y2='{y(value):.1f}' "
            "stroke='#ddd'/>" + text(x(0) - 8, y(value) + 4, f"{value:.1f}", anchor="end")
        )
        if ticks_across:
            parts.append(text(x(value), y(0) + 18, f"{value:.1f}", anchor="middle"))
    parts.append(text((x(0) + x(1)) / 2, y(0) + 40, across, anchor="middle", size=13))
    middle = (y(0) + y(1)) / 2
    parts.append(
        f"<g transform='rotate(-90 16 {middle})'>"
        + text(16, middle, up, anchor="middle", size=13)
        + "</g>"
    )
    return "\n".join(parts)


def text(across: float, up: float, words: str, *, anchor="start", size=11, weight="normal") -> str:
    return (
        f"<text x='{across:.1f}' y='{up:.1f}' {FONT} font-size='{size}' font-weight='{weight}' "
        f"text-anchor='{anchor}' fill='#222'>{escape(words)}</text>"
    )


def dot(across: float, up: float, ink: str, *, size: float = 3) -> str:
    return f"<circle cx='{x(across):.1f}' cy='{y(up):.1f}' r='{size}' fill='{ink}'/>"


def x(value: float) -> float:
    return round(LEFT + value * (WIDTH - LEFT - RIGHT), 1)


def y(value: float) -> float:
    return round(HEIGHT - BOTTOM - value * (HEIGHT - TOP - BOTTOM), 1)
