"""Reads French preambles: "Entre les soussignés : la société X, SAS…, ci-après « le Client », et …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from data import late as re
from pipeline.company import legal_forms, normalise
from pipeline.folding import fold
from pipeline.terms import _party_french_ends as ends
from pipeline.terms import _party_french_fields as fields
from pipeline.terms import _party_french_frame as frame
from pipeline.terms import _party_french_grid as grid
from pipeline.terms import _party_french_joined as joined
from pipeline.terms import _party_french_letter as letter
from pipeline.terms import _party_french_registered as registered
from pipeline.terms import _party_french_tables as tables
from pipeline.terms import _party_french_words as words
from pipeline.terms._party_words import Named, blank_at, is_role, name_at

_LONGEST, _REACH, _FIRST = 4500, 20_000, 5_000
_MOST_BEGINS = 6


def read(text: str) -> list[Named]:
    """Find the parties of the best preamble in the first pages of a French contract, else of its table."""
    drawn = grid.read(text)
    text = tables.gaps(text)
    folded = fold(text[: _REACH + _LONGEST])
    best: list[Named] = []
    best_score = 0.0
    for match in islice(words.ANCHOR.finditer(folded, 0, _REACH), 10):
        start = match.end()
        limit = min(start + _LONGEST, len(folded))
        end = ends.of_all(folded, start, limit)
        found = _once(_parties(text, folded, start, end))
        score = _score(found)
        if score > best_score:
            best, best_score = found, score
    if len(best) < 2:
        filled = fields.read(text)
        if len(filled) == 1 and (other := letter.writer(text, folded, filled[0])):
            filled = [other, *filled]
        for more in (drawn, tables.read(text), filled, _around_and(text, folded), letter.read(text)):
            if len(more) >= 2:
                return more
        if several := registered.read(text, folded, party_at):
            return several
        if len(filled) == 1 and (other := registered.beside(text, folded, party_at, filled[0])):
            return [filled[0], other]
        if len(filled) == 1 and (other := letter.heading(text, folded, filled[0])):
            return [other, filled[0]]
        if pair := joined.read(text, folded, party_at):
            return pair
    return best


def _around_and(text: str, folded: str) -> list[Named]:
    """Find two parties whom only "et" between them tells: alone on a line, or both called something."""
    for match in words.AND_ALONE.finditer(folded, 0, _FIRST):
        alone = match.group().endswith("\n")
        start = frame.paragraph(folded, match.start())
        limit = ends.of_all(folded, match.end(), min(match.end() + _LONGEST, len(folded)))
        if not alone and not _called(text, folded, match.end(), limit):
            continue
        begins = re.finditer(r"\n(?=\S)", folded[start : match.start()])
        for begin in [start, *(start + one.end() for one in begins)][:_MOST_BEGINS]:
            first = party_at(text, folded, begin, match.start())
            if (
                first is None
                or words.RUNS_ON.match(text, first.end)
                or not _told(folded, first.end, min(first.end + 160, match.start() + 1))
            ):
                continue
            found = _once(_parties(text, folded, begin, limit))
            if len(found) >= 2 and (alone or all(one.alias or one.suffix for one in found)):
                return found
    return []


def _told(folded: str, place: int, stop: int) -> bool:
    """Whether the words behind a name tell of a party: a register, a seat, its part in brackets."""
    if words.TELLS.search(folded, place, stop):
        return True
    part = words.PART.match(folded, place, stop)
    return part is not None and is_role(part["part"])


def _called(text: str, folded: str, place: int, stop: int) -> bool:
    """Whether a party begins at a place that is introduced: by a form, as a person, by an alias."""
    named = party_at(text, folded, place, stop)
    if named is None or named.weak or "\n" in text[place : named.start].strip(" "):
        return False
    behind = folded[named.end : min(named.end + 160, stop)]
    told = words.TELLS.search(behind)
    return told is not None and (named.suffix or "ci-apres" in behind)


def joining(text: str, found: list[Named]) -> Iterator[Named]:
    """Find the person who joins in his own name behind the parties of a preamble."""
    if len(found) < 2:
        return
    start = found[0].start
    folded = fold(text[: found[-1].start + _LONGEST])
    for match in words.JOINS_IN.finditer(folded, start):
        if any(one.start <= match.start() < one.end for one in found):
            continue
        named = party_at(text, folded, match.start(), match.end())
        if named is not None and named.person and len(named.name.split()) >= 2:
            yield named


def _score(found: list[Named]) -> float:
    if len(found) < 2 or all(one.blank for one in found):
        return 0.3 * min(len(found), 3)
    each = sum(1 + 2 * (one.alias is not None) + one.suffix + one.blank - one.weak for one in found)
    return min(each, 12) + 1.0


def _once(found: Iterator[Named]) -> list[Named]:
    kept: dict[str, Named] = {}
    for one in found:
        key = f"{one.name}@{one.start}" if one.blank else normalise(one.name)
        if key:
            kept.setdefault(key, one)
    return list(kept.values())


def _parties(text: str, folded: str, start: int, stop: int) -> Iterator[Named]:
    place = start
    for _ in range(20):
        named = party_at(text, folded, place, stop)
        following = _next(text, folded, named.end if named else place, stop)
        segment_end = following if following is not None else ends.of_last(folded, named, stop)
        if named is not None:
            complete = frame.called(text, named, segment_end)
            if not named.weak or complete.alias:
                yield complete
        if following is None:
            return
        place = following


def party_at(text: str, folded: str, place: int, stop: int) -> Named | None:
    """Read the party that starts at a place: title, generic noun or legal form, then the name."""
    lead = words.LEAD.match(folded, place, stop)
    place = lead.end() if lead else place
    blank = blank_at(text, place)
    if blank and blank.end() <= stop:
        return Named(blank.group(), place, blank.end(), blank.end(), blank=True)
    person = words.PERSON.match(folded, place, stop)
    if office := words.OFFICE_OF.match(folded, place, stop):
        return party_at(text, folded, office.end(), stop)
    if person:
        return _person(text, person.end(), stop)
    if words.NOT_NAME.match(folded, place, stop):
        return None
    if said := words.SAID_TO_BE.match(text, place, stop):
        named = party_at(text, folded, said.end(), stop)
        return replace(named, suffix=True) if named is not None else None
    generic = words.GENERIC.match(folded, place, stop)
    long_form = _form_end(text, folded, place, stop)
    own = words.OWN_NOUN.match(text, place, stop)
    if own:
        generic, long_form, place = None, None, own.end()
    suffix = generic is not None or long_form is not None
    organ: re.Match[str] | None = None if generic else words.ORGAN.match(folded, place, stop)
    article = words.ARTICLE_CAPITALS.match(text, place, stop) or _before_name(text, folded, place, stop)
    if article and not generic and organ is None:
        place = article.end()
    if long_form is not None:
        generic, organ, place = None, None, long_form
    name_start = generic.end() if generic else organ.end() if organ else place
    if generic and generic["form"] and words.OF_PLACE.match(text, generic.end("form"), stop):
        name_start = generic.start("form")
    noun = words.OF_SOMETHING.match(folded, place, stop) if generic and not generic["form"] else None
    if noun and not words.SAYS_WHAT.match(text, noun.start("noun"), stop):
        name_start, organ = noun.start("noun"), noun
    while (
        name_start < stop
        and text[name_start] in ' \u00a0\u202f\t\n*_«"“'
        and not text.startswith("___", name_start)
    ):
        name_start += 1
    blank = blank_at(text, name_start)
    if blank and blank.end() <= stop:
        return Named(blank.group(), name_start, blank.end(), blank.end(), blank=True)
    named = _name(text, folded, name_start, stop, organ is not None)
    if named is None:
        return _whole_line(text, folded, name_start, stop)
    if is_role(named.name) or (not suffix and not organ and _bare_article(folded, named)):
        return None
    return replace(named, suffix=named.suffix or suffix)


def _before_name(text: str, folded: str, place: int, stop: int) -> re.Match[str] | None:
    """An article before a name that the next words tell as a party: "les Éditions Lune, SARL"."""
    article = words.ARTICLE.match(text, place, stop)
    named = name_at(text, article.end(), stop) if article else None
    if named is None or is_role(named.name) or "\n" in text[named.start : named.end]:
        return None
    more = words.GOES_ON.match(text, named.end, stop)
    place = ends.past_sign(text, named, stop) or (more.end() if more else named.end)
    told = folded[place:].lstrip()[:1] in (",", "(") and words.TELLS.search(folded, place, place + 70)
    return article if told else None


def _form_end(text: str, folded: str, place: int, stop: int) -> int | None:
    """Where a legal form in words that opens a party ends: "la société civile immobilière DES ORMES"."""
    article = re.match(r"(?:(?:la|les?)\s+|l')?", folded[place : place + 5])
    base = place + (article.end() if article else 0)
    first = next(legal_forms(text[base : min(base + 90, stop)], "fr"), None)
    if (
        first is None
        or first.start > 0
        or (first.end < 8 and not words.FORM_GOES_ON.match(folded, base + first.end, stop))
        or first.code in ("association", "fondation", "mutuelle")
    ):
        return None
    end = base + first.end
    if more := words.FORM_GOES_ON.match(folded, end, stop):
        end = more.end()
    if called := words.CALLED.match(folded, end, stop):
        return called.end()
    rest = text[end : min(end + 3, stop)]
    return end if rest[:1].isspace() and rest.strip()[:1].isalpha() else None


def _name(text: str, folded: str, start: int, stop: int, organ: bool) -> Named | None:
    if organ:
        match = words.ORGAN_NAME.match(text, start, stop)
        if match is None:
            return None
        noun = words.COMMON_ALONE.fullmatch(match.group())
        if noun and (quoted := words.IN_QUOTES.match(text, match.end(), stop)):
            low, high = quoted.span("name")
            return Named(" ".join(text[low:high].split()), low, high, high, suffix=True)
        common = words.COMMON_NOUN.match(match.group())
        start += common.end() if common else 0
        written = words.ORGAN_END.split(text[start : match.end()], maxsplit=1)[0].rstrip(" \t*_»-–")
        end = start + len(written)
        if end == match.end() or not text[end : match.end()].strip():
            quoted = words.QUOTED_PART.match(text, end, stop)
            end = quoted.end() if quoted else end
        return Named(" ".join(text[start:end].split()), start, end, end)
    named = name_at(text, start, stop)
    if named is None:
        return None
    if (short := words.SHORTENED.search(text, named.start, named.end)) is not None:
        # "Orme Conseil (O.C.), SARL": the letters are another name
        low, high = named.start, short.start()
        return Named(" ".join(text[low:high].split()), low, high, high, suffix=True)
    if (past := ends.past_sign(text, named, stop)) is not None:
        return replace(named, name=" ".join(text[named.start : past].split()), end=past, stop=past)
    cut = _cut(text, folded, named)
    return cut if cut is None or cut.suffix or cut.end < named.end else _whole(text, folded, cut, stop)


def _whole(text: str, folded: str, named: Named, stop: int) -> Named:
    """Take the small words that a name goes on in, where the words behind them tell of a party."""
    more = words.GOES_ON.match(text, named.end, stop)
    if more is None and text[max(named.start - 3, 0) : named.start].rstrip().endswith(":"):
        more = words.GOES_ON_TO_END.match(text, named.end, stop)  # "Raison sociale : Espace culturel Orme"
    if more is None or not text[named.end + 1].islower():
        return named
    behind = folded[more.end() : min(more.end() + 90, stop)]
    if not (
        words.TELLS.search(behind) or next(legal_forms(text[more.end() : more.end() + 50], "fr"), None)
    ):
        return named
    return replace(
        named, name=" ".join(text[named.start : more.end()].split()), end=more.end(), stop=more.end()
    )


def _cut(text: str, folded: str, named: Named) -> Named | None:
    """End a name where a legal form with its description, a line of address or a register begins."""
    end = named.end
    for form in legal_forms(text[named.start : end + 60], "fr"):
        at = named.start + form.start
        if at <= named.start or at >= end:
            continue
        after = folded[named.start + form.end : named.start + form.end + 40]
        on_new_line = "\n" in text[at - 2 : at]
        if form.code == "association":
            continue
        if on_new_line or re.match(
            r"[\s,]*(?:scop|au\s+capital|immatricul|a\s+associe|unipersonnelle)", after
        ):
            end = at
        else:
            end = min(end, named.start + form.end)
        break
    for match in re.finditer(r"\n", text[named.start : end]):
        rest = folded[named.start + match.end() : end + 30].lstrip()
        if re.match(
            r"\d|route\b|rue\b|avenue\b|boulevard\b|place\b|chemin\b|zone\b|za\b|zi\b|bp\b|siret\b|rcs\b"
            r"|siren\b|societe\s+(?:en|par|anonyme|a|civile)\s|immatric|parc\s|immeuble|batiment|lieu-dit|impasse|allee|quai\s|cours\s|zac\b|espace\s",
            rest,
        ):
            end = named.start + match.start()
            break
    name = text[named.start : end].rstrip(' \t\n,;:-–*_»"')
    if len(name) < 2 or not any(c.isalpha() for c in name) or words.NOT_NAME.match(fold(name)):
        return None
    if words.DIGITS.search(name):
        return None
    return replace(named, name=" ".join(name.split()), end=named.start + len(name))


def _person(text: str, start: int, stop: int) -> Named | None:
    blank = blank_at(text, start)
    if blank and blank.end() <= stop:
        return Named(blank.group(), start, blank.end(), blank.end(), blank=True)
    if given := words.GIVEN.match(text, start, stop):
        end = given.end()
        if married := words.MARRIED.match(text, end, stop):
            end = married.end()
        return Named(" ".join(text[start:end].split()), start, end, end, suffix=True, person=True)
    named = name_at(text, start, stop, one_line=True)
    if named is not None and (other := words.AND_ANOTHER.search(text, named.start, named.end)):
        written = text[named.start : other.start()]
        named = replace(named, name=" ".join(written.split()), end=other.start(), stop=other.start())
    if named is None or len(named.name.split()) > 6 or re.match(r"(?:le|la)\b", fold(named.name)):
        return None
    more = words.WRAPPED.match(text, named.end, stop) if not named.name.split()[-1].isupper() else None
    end = more.end() if more else named.end
    if married := words.MARRIED.match(text, end, stop):
        end = married.end()
    name = " ".join(text[named.start : end].split())
    return replace(named, name=name, end=end, stop=max(end, named.stop), person=True, suffix=True)


def _whole_line(text: str, folded: str, start: int, stop: int) -> Named | None:
    """Take a line that is not written as a name, if the next words treat it as one ("hh2, ci-après…")."""
    line_end = text.find("\n", start, stop)
    line_end = stop if line_end < 0 else line_end
    name = text[start:line_end].strip(" \t,;:*_")
    if not 1 < len(name) < 50 or len(name.split()) > 5 or name[-1] in ".:":
        return None
    if words.NOT_NAME.match(fold(name)):
        return None
    if not re.match(r"\s*,?\s*(?:ci-apres|ci-dessous)", folded[line_end : line_end + 60]):
        return None
    begin = text.index(name, start)
    return Named(" ".join(name.split()), begin, begin + len(name), begin + len(name), weak=True)


def _bare_article(folded: str, named: Named) -> bool:
    return (
        re.match(r"(?:le|la|les|l'|un|une)(?:\s|\Z)", folded[named.start : named.end]) is not None
        and len(folded[named.start : named.end].split()) < 3
    )


def _next(text: str, folded: str, start: int, stop: int) -> int | None:
    """Where the next party starts: a connector followed by what only a party begins with."""
    for match in words.CONNECT.finditer(folded, start, stop):
        if folded.count("(", start, match.start()) > folded.count(")", start, match.start()):
            continue
        if words.COUPLE.search(folded, max(start, match.start() - 12), match.start()):
            continue  # "M. et Mme Orme"
        candidate = party_at(text, folded, match.end(), stop)
        if candidate is None:
            continue
        if candidate.person and _represents(folded, start, match.start(), candidate.end):
            continue
        told = words.TELLS.search(folded, candidate.end, min(candidate.end + 220, stop))
        alone = "\n" in folded[max(match.start() - 2, start) : match.start() + 1]
        before = folded[max(start, match.start() - 40) : match.start()]
        closed = re.search(r"(?:part|[»\")])[\s,.;*\\]*$", before) is not None
        closed = closed or (match.group().startswith(";") and "\n" in match.group())
        if candidate.blank and (alone or closed):
            return match.end()
        if alone and candidate.name[0].isupper() and words.ON_ITS_LINE.match(folded, match.start()):
            return match.end()
        if (
            told
            and told.start() - candidate.end < 90
            and before.rstrip().endswith(",")
            and candidate.name[0].isupper()
        ):
            return match.end()
        labelled = ":" in folded[match.end() : candidate.start]
        if told and (alone or closed or labelled or candidate.person or candidate.suffix):
            return match.end()
        if (alone or closed) and candidate.suffix:
            return match.end()
    return None


def _represents(folded: str, start: int, place: int, end: int) -> bool:
    """Whether a person is one of those who act for the party before: "représentée par Mme A et M. B"."""
    acts = [match.end() for match in words.REPRESENTS.finditer(folded, start, place)]
    if not acts or words.SAID_OF_ALL.search(folded, acts[-1], place):
        return False
    return words.OWN_WORDS.match(folded, end, end + 110) is None
