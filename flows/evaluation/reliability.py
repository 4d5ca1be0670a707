"""The reliability picture: how often values stated with a confidence are right."""

from __future__ import annotations

from collections.abc import Sequence

from flows.evaluation.measures import Bin

_SIDE = 320
_EDGE = 44


def draw(bins: Sequence[Bin]) -> str:
    """Return an SVG: a bar a bin, the diagonal of perfect doubt, and each bar's count."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE + 2 * _EDGE} {_SIDE + 2 * _EDGE}" '
        'font-family="sans-serif" font-size="11" role="img" aria-label="Share right by confidence">',
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for one in bins:
        x, width = _EDGE + one.low * _SIDE, (one.high - one.low) * _SIDE - 3
        height = one.share_right * _SIDE
        top = _EDGE + _SIDE - height
        parts.append(
            f'<rect x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" fill="#4c78a8"/>'
        )
        parts.append(
            f'<text x="{x + width / 2:.1f}" y="{top - 4:.1f}" text-anchor="middle">{one.stated}</text>'
        )
    low, high = _EDGE, _EDGE + _SIDE
    parts += [
        f'<line x1="{low}" y1="{high}" x2="{high}" y2="{low}" stroke="#b07000" stroke-dasharray="5 4"/>',
        f'<path d="M{low} {low}V{high}H{high}" fill="none" stroke="#333"/>',
        f'<text x="{(low + high) / 2}" y="{high + 32}" text-anchor="middle">confidence stated</text>',
        f'<text x="14" y="{(low + high) / 2}" text-anchor="middle" '
        f'transform="rotate(-90 14 {(low + high) / 2})">share that is right</text>',
    ]
    for step in range(0, 11, 2):
        place, share = step / 10 * _SIDE, f"{step / 10:.1f}"
        parts.append(f'<text x="{low + place:.0f}" y="{high + 15}" text-anchor="middle">{share}</text>')
        parts.append(f'<text x="{low - 6}" y="{high - place + 4:.0f}" text-anchor="end">{share}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
