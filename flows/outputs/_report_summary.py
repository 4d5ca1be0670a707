"""The report's first screen: what is there, in figures, and where to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from flows.outputs._report_data import SEVERITIES, Row, worth
from flows.outputs._report_page import Page, called, due_anchor
from flows.outputs._report_words import plain

_BEGIN_NOTICES = 3


def summary(page: Page) -> Row:
    """What the template shows of the summary: a lead, tiles with figures, and where to begin."""
    return {"lead": _lead(page), "tiles": _tiles(page), "begin": _begin(page)}


def _lead(page: Page) -> str:
    facts, t = page.facts, page.t
    numbers = {
        "lead_contracts": len(facts.agreements),
        "lead_amendments": len(facts.binding) - len(facts.agreements) - len(facts.unclassed),
        "lead_unclassed": len(facts.unclassed),
        "lead_others": len(facts.contracts) - len(facts.binding),
    }
    parts = [t(key, n) for key, n in numbers.items() if n]
    files = t("lead_files", sum(facts.statuses.values()))
    said = [_made_of(page, files, t.listed(parts))] if parts else [t("lead_without_text")]
    bad = facts.documents - facts.documents_ok
    if facts.documents:
        key = "lead_read" if bad else "lead_read_all"
        said.append(t(key, bad, read=t.number(facts.documents_ok), all=t.number(facts.documents)))
    return " ".join(said)


def _made_of(page: Page, files: str, listed: str) -> str:
    """What the files are, so that the numbers add up."""
    facts, t = page.facts, page.t
    more = sum(facts.statuses.values()) - len({row["document_id"] for row in facts.contracts})
    if more <= 0:
        return t("lead_made_of", files=files, list=listed)
    return t("lead_made_of_more", files=files, list=listed, more=t("lead_more", more))


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


def _notices(page: Page) -> list[list[Row]]:
    """Notices to decide on soon; those of near copies of one contract together, for one decision."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in page.facts.deadlines:
        contract = page.by_id.get(row["contract_id"])
        if contract is None or row["kind"] != "notice" or row["days_left"] > page.settings.notice_days:
            continue
        # Another party in nearly the same words is another contract.
        family = plain(contract["near"], 160) if contract["near"] else contract["path"]
        groups.setdefault((row["date"], called(contract), family), []).append(row)
    return list(groups.values())


def _begin_notices(page: Page, notices: Sequence[Sequence[Row]]) -> Iterator[Row]:
    t = page.t
    shown = [(rows, page.by_id[rows[0]["contract_id"]]) for rows in notices[:_BEGIN_NOTICES]]
    alike = Counter((rows[0]["date"], called(contract)) for rows, contract in shown)
    for rows, contract in shown:
        row, name = rows[0], called(contract)
        if alike[row["date"], name] > 1:
            name = f"{name} ({contract['path']})"
        if len(rows) > 1:
            name = t("begin_copies", len(rows) - 1, contract=name)
        left = t("days_left", row["days_left"])
        text = t("begin_notice", date=t.day(row["date"]), left=left, contract=name)
        yield {"text": text, "link": due_anchor(row)}


def _begin(page: Page) -> list[Row]:
    facts, t = page.facts, page.t
    notices = _notices(page)
    items = list(_begin_notices(page, notices))
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
    if facts.unclassed:
        file = plain(facts.unclassed[0]["path"], 80)
        text = t("begin_unclassed", len(facts.unclassed), file=file)
        items.append({"text": text, "link": "contracts"})
    ends = sum(row["expiration_kind"] == "unknown" for row in facts.agreements)
    if ends:
        text = t("begin_end", ends, all=t.number(len(facts.agreements)))
        items.append({"text": text, "link": "days-unknown"})
    return items
