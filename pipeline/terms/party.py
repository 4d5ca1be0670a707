"""Who the parties are: from the preamble, a form's fields, and where both are silent a small model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from data import late as re
from pipeline.company import incorporation, legal_forms, normalise, registrations
from pipeline.folding import fold
from pipeline.terms import (
    _party_addressed,
    _party_aliased,
    _party_capitals,
    _party_confirmed,
    _party_defined,
    _party_english,
    _party_executed,
    _party_forms,
    _party_french,
    _party_guesses,
    _party_issuer,
    _party_labelled,
    _party_letters,
    _party_pairs,
    _party_pronouns,
    _party_sheet,
    _party_signatures,
)
from pipeline.terms._party_address import address
from pipeline.terms._party_dust import cleaned, dusty
from pipeline.terms._party_marks import Whole, marks
from pipeline.terms._party_own import best, told_of
from pipeline.terms._party_plain import plain
from pipeline.terms._party_words import Named, has_blank, only_form, organised
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_PAIR, _FEW = 2, 4
_UNWEIGHED, _LEGIBLE = 0.6, 0.8
_SIGNS_ALONE = 0.89
"""A name that stands nowhere but where it signs may be a witness's or an agent's: nothing confirms it."""
_MISNUMBERED = 0.89
"""A number whose digits do not check says little of the name: of 89 on development 88 were right."""


class PartyExtractor:
    """Names, roles, legal forms, register numbers and aliases of the parties."""

    name = "party"
    version = 1
    kinds = ("party",)
    requires = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {}
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "party": {
            "fr": (
                "entre les soussigne",
                "d'une part",
                "ci-apres denomme",
                "ci-apres designe",
                "les parties",
            ),
            "en": ("by and between", "hereinafter", "the parties", "party of the"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield one term a party; a placeholder where a name should stand is an unknown party."""
        if (language := view.language) not in self.languages:
            return
        found = _find(whole := Whole(plain(view.flow.text, language)), language)
        _LATEST[:] = [(whole, language, found)]
        for named in found:
            yield self.term(view, whole, named, found)

    def term(self, view: View, whole: Whole, named: Named, found: Sequence[Named]) -> Term:
        """Return what is told of one name beside those that were found."""
        text = whole.text
        named, repaired = cleaned(text, named)
        details = told_of(text, named, found, view.language)
        numbers = registrations(details)
        value: dict[str, JsonValue] = {"name": named.name}
        _fill(
            value,
            named,
            details[named.end - named.start :],
            text[max(named.start - 25, 0) : named.start],
            view.language,
        )
        number = best(numbers)
        if number is not None:
            value["registration_number"], value["registration_scheme"] = number.number, number.scheme
        evidence = view.flow.evidence(named.start, _proof_end(text, named))
        evidences = [evidence]
        if number is not None and named.start + number.end > _proof_end(text, named):
            evidences.append(view.flow.evidence(named.start + number.start, named.start + number.end))
        label = f"{self.name}/{self.version}"
        if named.blank or has_blank(named.name):
            reason = "A blank or placeholder stands where this party's name should."
            del value["name"]
            return Term("party", value, named.name, tuple(evidences), 0.6, label, "unknown", reason)
        told = marks(whole, named, found, numbers, view.language)
        confidence = _confidence(told)
        if {"signatory", "once"} <= set(told):
            confidence = min(confidence, _SIGNS_ALONE)
        doubtful = _scanned(view, evidence) and dusty(text, named)
        if repaired or doubtful or _ill_read(view, evidence):
            confidence = min(confidence, 0.85)
        reason = ""
        if number is not None and number.problem:
            confidence = min(confidence, _MISNUMBERED)
            reason = f"The registration number does not check: {number.problem}."
        sure = round(confidence, 2)
        return Term(
            "party", value, named.name, tuple(evidences), sure, label, "stated", reason, repaired=repaired
        )


def weighed(view: View) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of a document as they are told, with the marks by which they are weighed."""
    if (language := view.language) not in PartyExtractor.languages:
        return
    whole, found = found_in(plain(view.flow.text, language), language)
    for one in found:
        named, _ = cleaned(whole.text, one)
        if named.blank or has_blank(named.name) or not normalise(named.name):
            continue
        numbers = registrations(told_of(whole.text, named, found, language))
        yield named.name, marks(whole, named, found, numbers, language)


def _scanned(view: View, evidence: Evidence) -> bool:
    """Tell whether the page that a name stands on was read by OCR."""
    return any(page.read_as == "ocr" and page.number == evidence.page for page in view.flow.document.pages)


def _ill_read(view: View, evidence: Evidence) -> bool:
    """Tell whether that page was read so badly that any letter of a name may be another."""
    pages = view.flow.document.pages
    return any(page.quality < _LEGIBLE and page.number == evidence.page for page in pages)


def find(text: str, language: Language) -> list[Named]:
    """Find the parties in a text: the preamble, a form's fields, who signs, the trained recogniser."""
    return _find(Whole(text), language)


_LATEST: list[tuple[Whole, Language, Sequence[Named]]] = []


def found_in(text: str, language: Language) -> tuple[Whole, Sequence[Named]]:
    """Return the parties of the text that was read last, else find them."""
    latest = [(whole, found) for whole, *of, found in _LATEST if of == [language] and whole.text == text]
    return latest[0] if latest else ((whole := Whole(text)), _find(whole, language))


def _find(whole: Whole, language: Language) -> list[Named]:
    text = whole.text
    found = _party_french.read(text) if language == "fr" else _in_english(text)
    if len(found) < 2:
        fields = _party_forms.read(text, language)
        if language == "en" and len(found) == 1 and _told(found[0]):
            found = _completed(text, found, fields)
        elif len(fields) > len(found) or (len(fields) >= 2):
            found = fields
        elif language == "en" and len(sheet := _party_sheet.read(text)) > len(found):
            found = sheet
        elif language == "en" and len(defined := _party_defined.read(text)) >= _PAIR:
            found = defined
        elif language == "en":
            found = _completed(text, found, fields)
    if language == "fr":
        found = [_without_form(text, one) for one in found]
        found = _one_each([*found, *_party_french.joining(text, found)])
    else:
        found = _with_addressee(whole, found)
    found = [one for one in _party_pairs.settled(whole, found) if one.blank or not only_form(one.name)]
    found = [one for one in found if _tells(one, found) or (_personal(one.name) and whole.signs(one))]
    if len(found) < 2:
        found = _with_signatories(text, found, language)
    elif language == "en":
        found = _party_signatures.introduced(text, _party_signatures.heirs(text, found))
        found = [*found, *_party_sheet.signing(text, found)]
    if language == "en":
        found = [*found, *_party_confirmed.among(text, found)]
        found = [one for one in found if not _party_signatures.only_called(text, one.name)]
        found = sorted(found, key=lambda one: one.start)
    if language == "fr" and all(one.blank or one.weak for one in found):
        issuer = _party_issuer.read(text)
        if issuer:
            return sorted([*issuer, *(one for one in found if one.blank)], key=lambda one: one.start)
    if len(found) < _PAIR and language == "en":
        named = {fold(one.alias or "") for one in found}
        more = (one for one in _party_aliased.read(text) if fold(one.alias or "") not in named)
        found = sorted([*found, *(one for one in more if not _same(one, found))], key=lambda one: one.start)
    if len(found) < 2:
        found = _party_guesses.completed(whole, found, language)
    return [one for one in found if not _of_two(one, found)] if len(found) > 2 else found


def _in_english(text: str) -> list[Named]:
    """Read an English preamble; one in capitals is read with its small words small, and quoted as it is."""
    if sent := _party_addressed.read(text):
        return sent
    soft = _party_capitals.softened(text)
    found = _party_english.read(soft)
    if soft is text:
        return found
    return [replace(one, name=" ".join(text[one.start : one.end].split())) for one in found]


def _told(named: Named) -> bool:
    return named.suffix and named.alias is not None and not named.blank


_MORE: tuple[Callable[[str], list[Named]] | None, ...] = (
    None,
    _party_pronouns.read,
    _party_labelled.read,
    _party_defined.companies,
)
"""What completes an introduction of less than two, in turn; first the fields of a form."""


def _completed(text: str, found: list[Named], fields: list[Named]) -> list[Named]:
    """Complete an English introduction of one: a form's fields, "we" and "you", who signs under a part."""
    fields = [one for one in fields if one.suffix or _personal(one.name)]
    for read in _MORE:
        if len(found) >= _PAIR:
            break
        more = fields if read is None else read(text)
        parts = {fold(one.alias or "") for one in found}
        new = [one for one in more if fold(one.role or one.name) not in parts and not _same(one, found)]
        found = sorted([*found, *new], key=lambda one: one.start)
    return found


def _same(named: Named, found: Sequence[Named]) -> bool:
    """Tell whether a name is, or is within, or holds one of those that were found."""
    key = f" {normalise(named.name)} "
    others = (f" {normalise(one.name)} " for one in found if not one.blank)
    return any(key in other or other in key for other in others)


def _one_each(found: Sequence[Named]) -> list[Named]:
    kept: dict[str, Named] = {}
    for one in found:
        kept.setdefault(f"{one.name}@{one.start}" if one.blank else normalise(one.name), one)
    return list(kept.values())


def _with_addressee(whole: Whole, found: list[Named]) -> list[Named]:
    """Add whom a letter agreement is written to, where the letter names others, and who sign it."""
    if not _party_letters.is_letter(whole.text):
        return found
    known = {normalise(one.name) for one in found}
    more = [one for one in _party_letters.read(whole.text) if normalise(one.name) not in known]
    if more:
        found = sorted([*more, *found], key=lambda one: one.start)
    signing = {
        normalise(one.name): one for one in _party_signatures.read(whole.text, "en") if not one.person
    }
    if not _PAIR <= len(signing) <= _FEW or not any(normalise(one.name) in signing for one in found):
        return found
    # a letter recites other agreements: those who sign this one are told by their signatures
    kept = [
        one
        for one in found
        if one.blank or one.person or (whole.signs(one) and (one.suffix or organised(one.name)))
    ]
    known = {normalise(one.name) for one in kept}
    return [*kept, *(one for name, one in signing.items() if name not in known)]


_FORM_BEHIND = re.compile(
    r"\s*,\s*(?:S\.?A\.?S\.?U?|S\.?A\.?R\.?L|S\.?A|E\.?U\.?R\.?L|S\.?C\.?I|S\.?N\.?C|S\.?C\.?P|SELARL|SCOP)\.?\Z"
)


def _without_form(text: str, named: Named) -> Named:
    """Leave a legal form behind a comma out of the name: "ORME SERVICES, SAS"."""
    form = _FORM_BEHIND.search(named.name)
    written = _FORM_BEHIND.search(text[named.start : named.end])
    if form is None or written is None or form.start() < 2:
        return named
    return replace(named, name=named.name[: form.start()], end=named.start + written.start(), suffix=True)


def _of_two(named: Named, found: Sequence[Named]) -> bool:
    """Whether a name is a cover's "X AND Y", of which Y is introduced as a party by itself."""
    if named.alias or named.blank:
        return False
    whole = " ".join(fold(named.name).split())
    tails = (" ".join(fold(one.name).split()) for one in found if one is not named and not one.blank)
    return any(whole.endswith((f" and {tail}", f" et {tail}", f" & {tail}")) for tail in tails)


def _with_signatories(text: str, found: list[Named], language: Language) -> list[Named]:
    """Add those who sign; alone they count only where two do, beside a party only where they are few."""
    known = {normalise(one.name) for one in found}
    more = [one for one in _party_signatures.read(text, language) if normalise(one.name) not in known]
    if found:
        # who signs beside a party that is introduced signs for somebody
        more = [one for one in more if not one.person and not one.weak]
    if language == "en":
        known |= {normalise(one.name) for one in more}
        more += [one for one in _party_executed.read(text) if not _same(one, [*found, *more])]
        more += _party_confirmed.read(text, [*found, *more])
    if found and len(more) > _FEW:
        return found
    return [*found, *more] if len(found) + len(more) >= 2 else found


def _tells(named: Named, found: Sequence[Named]) -> bool:
    """Tell whether more than capitals speaks for a name; a bare one falls where others are introduced."""
    if named.blank or named.suffix or named.alias or named.listed or organised(named.name):
        return True
    others = [one for one in found if one is not named]
    if not others or sum(one.alias is not None for one in others) >= 2 or "/" in named.name:
        return False
    return len(found) <= 2 or _personal(named.name)


def _personal(name: str) -> bool:
    """Tell whether a bare name may be a person's or an organisation's: two to four words, no digits."""
    return organised(name) or (2 <= len(name.split()) <= 4 and not any(c.isdigit() for c in name))


def _fill(value: dict[str, JsonValue], named: Named, after: str, before: str, language: Language) -> None:
    """Add what the words around a name say."""
    if named.role:
        value["role"] = named.role
    if named.alias:
        value["alias"] = named.alias
    if not named.person:
        form = _legal_form(named, after, before, language)
        if form:
            value["legal_form"] = form
    if language == "fr" and not named.person:
        # "en présence de M. Morel, demeurant…": that is where somebody else lives
        after = _ANOTHER.split(after, maxsplit=1)[0]
    if place := address(after, language):
        value["address"] = place


_ANOTHER = re.compile(
    r"\b[Ee]n\s+pr[ée]sence\s+de\b|\b[Aa]vec\s+l['’]intervention\s+de\b"
    r"|\b(?:M\.|Mme|Mr|Monsieur|Madame)\s[^,\n]{3,60},\s*(?:n[ée]e?\s[^,\n]{3,90},\s*)?demeurant\b"
)


def _legal_form(named: Named, after: str, before: str, language: Language) -> str | None:
    if language == "en":
        said = incorporation(after[:250])
        if said:
            return None if said[0] == "individual" else said[0]
        forms = list(legal_forms(named.name, "en"))
        return forms[-1].code if forms else None
    near = re.split(r"repr[ée]sent[ée]", after, maxsplit=1)[0][:160]
    prefix = list(legal_forms(before, "fr"))
    if prefix and before[prefix[-1].end :].strip(' «"*_') == "" and prefix[-1].code != "association":
        return prefix[-1].code
    inside = list(legal_forms(named.name, "fr"))
    outside = list(legal_forms(near, "fr"))
    chosen = outside[:1] or inside[-1:]
    if inside and chosen[0].code == "SC":
        chosen = inside[-1:]  # "SCI des Ormes, société civile"
    return chosen[0].code if chosen else None


def _proof_end(text: str, named: Named) -> int:
    """End the quote at the alias when it is near, else at the name."""
    if named.alias:
        place = text.find(named.alias, named.end, min(named.stop, named.end + 700))
        if place >= 0:
            return place + len(named.alias)
    return named.end


def _confidence(told: Sequence[str]) -> float:
    """Ask the model how likely a name with these marks is right; without it nothing is sure."""
    import models

    try:
        model = models.load("party_confidence")
    except models.ModelError:
        return _UNWEIGHED
    return float(model.confidence(told))


def names(terms: Iterable[Term]) -> Iterator[str]:
    """Yield the names that are stated, of the terms of kind ``party``."""
    for term in terms:
        if term.kind == "party" and term.state == "stated":
            yield term.value_text


EXTRACTOR = PartyExtractor()
