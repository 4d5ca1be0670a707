"""The report's first screen: what is there, in figures, and where to begin."""

from __future__ import annotations

from collections import Counter

from flows.outputs._report_data import SEVERITIES, Row, worth
from flows.outputs._report_page import Page, called, due_anchor
from flows.outputs._report_words import plain

_BEGIN_NOTICES = 3


def summary(page: Page) -> Row:
    """What the template shows of the summary: a lead, tiles with figures, and where to begin."""
    return {"lead": _lead(page), "tiles": _tiles(page), "begin": _begin(page)}


def _lead(page: Page) -> str:
    facts, t = page.facts, page.t
    agreements = len(facts.agreements)
    amendments = len(facts.binding) - agreements
    others = len(facts.contracts) - len(facts.binding)
    parts = [t("lead_contracts", agreements)] if agreements else []
    parts += [t("lead_amendments", amendments)] if amendments else []
    parts += [t("lead_others", others)] if others else []
    files = t("lead_files", sum(facts.statuses.values()))
    said = [t("lead_made_of", files=files, list=t.listed(parts))] if parts else [t("lead_without_text")]
    bad = facts.documents - facts.documents_ok
    if facts.documents:
        key = "lead_read" if bad else "lead_read_all"
        numbers = {"read": facts.documents_ok, "all": facts.documents}
        said.append(t(key, bad, **{name: t.number(value) for name, value in numbers.items()}))
    return " ".join(said)


def _tiles(page: Page) -> list[Row]:
    facts, t = page.facts, page.t
    agreements = facts.agreements
    states = Counter(row["status"] for row in agreements)
    severities = Counter(
        severity
        for row in facts.contracts
        for severity in SEVERITIES
        for _ in range(row["flag_counts"][severity])
    )
    notices = _notices(page)
    tiles = [
        {
            "value": t.number(len(agreements)),
            "name": t("tile_contracts"),
            "note": t("tile_contracts_note", states["in_force"], unknown=t.number(states["unknown"])),
            "look": "",
        },
        {
            "value": t.number(severities["high"]),
            "name": t("tile_high", severities["high"]),
            "note": t(
                "tile_high_note", medium=t.number(severities["medium"]), low=t.number(severities["low"])
            ),
            "look": "alarm" if severities["high"] else "",
        },
        {
            "value": t.number(len(notices)),
            "name": t("tile_soon", len(notices)),
            "note": t("tile_soon_note", days=page.settings.notice_days),
            "look": "alarm" if notices else "",
        },
        {
            "value": t.percent(facts.documents_ok, facts.documents),
            "name": t("tile_read"),
            "note": t("tile_read_note", read=t.number(facts.documents_ok), all=t.number(facts.documents)),
            "look": "",
        },
    ]
    sums = worth(page.summed)
    if sums:
        first = sums[0]
        without = len(page.summed) - sum(item.contracts for item in sums)
        note = t("tile_value_note", first.contracts, unknown=t.number(without))
        if len(sums) > 1:
            note += f" ({t('tile_value_more', len(sums) - 1)})"
        amount = t.money(first.total, first.currency)
        tiles.insert(
            3,
            {
                "value": amount,
                "name": t("tile_value"),
                "note": note,
                "look": "long" if len(amount) < 12 else "long longer",
            },
        )
    return tiles


def _notices(page: Page) -> list[Row]:
    days = page.settings.notice_days
    return [row for row in page.facts.deadlines if row["kind"] == "notice" and row["days_left"] <= days]


def _begin(page: Page) -> list[Row]:
    facts, t = page.facts, page.t
    items: list[Row] = []
    notices = _notices(page)
    for row in notices[:_BEGIN_NOTICES]:
        contract = page.by_id.get(row["contract_id"])
        if contract is None:
            continue
        text = t(
            "begin_notice",
            date=t.day(row["date"]),
            left=t("days_left", row["days_left"]),
            contract=called(contract),
        )
        items.append({"text": text, "link": due_anchor(row)})
    if len(notices) > _BEGIN_NOTICES:
        more = len(notices) - _BEGIN_NOTICES
        items.append(
            {"text": t("begin_notices_more", more, days=page.settings.notice_days), "link": "soon"}
        )
    high = [rule for rule in page.rules_told if rule["severity"] == "high" and rule["flagged"]]
    if high:
        text = t(
            "begin_high",
            sum(rule["flagged"] for rule in high),
            contracts=t("contracts", sum(row["flag_counts"]["high"] > 0 for row in facts.contracts)),
            rules=t.listed(plain(rule["title"], 80) for rule in high[:4]),
        )
        items.append({"text": text, "link": "risk"})
    if facts.unread:
        file = plain(facts.unread[0]["path"], 80)
        items.append({"text": t("begin_unread", len(facts.unread), file=file), "link": "unread"})
    ends = sum(row["expiration_kind"] == "unknown" for row in facts.agreements)
    if ends:
        text = t("begin_end", ends, all=t.number(len(facts.agreements)))
        items.append({"text": text, "link": "days-unknown"})
    return items
