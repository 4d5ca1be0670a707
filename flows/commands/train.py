"""``clausier train``."""

from __future__ import annotations

import csv
import importlib.util
import json
import multiprocessing
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import models
from data.splits import stem
from flows import lessons_file
from flows.evaluation.formats import beside, load
from flows.evaluation.gold import Gold
from flows.settings_file import ocr_off
from flows.teaching import Lesson, apart, invented, is_whole, lesson
from models.clause_type import predict
from models.clause_type.features import LOUDNESS
from models.clause_type.predict import Language
from models.clause_type.train import FOLDS, Plan, Taught, fold_of, learn
from pipeline.clause_types import ENCODED
from pipeline.clause_types._names import OWN, SPEAKS
from pipeline.errors import UsageError
from pipeline.settings import Settings

TAUGHT = "taught.csv"
"""Which documents a model was taught by: a test holds them against the split."""
_AS_OF = date(2026, 1, 1)
_HEADINGS = 0.4
"""What headings weigh in French: louder, the few houses that teach are known by the words of theirs."""
_NEEDED = ("torch", "transformers", "onnx", "onnxscript")


def run_train(
    folders: Sequence[Path],
    labels: Sequence[Path],
    *,
    to: Path | None,
    encoder: Path | None = None,
    keep: Path | None = None,
    lessons: Path | None = None,
    jobs: int | None,
    quiet: bool,
    as_json: bool = False,
) -> int:
    """Train on labelled documents and seal the model; returns the exit code.

    Args:
        folders: of labelled documents; none where ``lessons`` are taken.
        labels: a file a folder.
        to: where the model goes.
        encoder: the folder of an encoder that is to be tuned, in the place of the linear model.
        keep: where what the documents teach is kept; nothing is trained.
        lessons: such a file, from which is learned.
        jobs: processes.
        quiet: no progress.
        as_json: what was learned from goes to standard output.

    Raises:
        UsageError: there are no labels, or nothing may be taught; or what tunes an encoder is not there.
    """
    jobs = jobs or os.cpu_count() or 1

    def say(words: str) -> None:
        if not quiet:
            print(words, file=sys.stderr, flush=True)

    if keep is None:
        _goal(to)
    if encoder is not None:
        encoder = _can_tune(encoder)
    kept, left_out = _read(folders, labels, jobs) if lessons is None else lessons_file.kept(lessons)
    for reason, count in left_out.items():
        say(f"left out, {reason}: {count} documents")
    if not kept:
        raise UsageError("nothing to learn from: no labelled document is there that may be taught")
    if keep is not None:
        lessons_file.keep(kept, left_out, keep)
        say(f"what {len(kept)} documents teach is in {keep}; learn from it with --lessons {keep}")
        return 0
    folder = _goal(to)
    if encoder is None:
        _teach(kept, folder, jobs, say)
        taught = kept
    else:
        taught = _tune(kept, encoder, folder, jobs, say)
    if as_json:
        print(json.dumps(_told(taught, folder, left_out), ensure_ascii=False, indent=1))
    say(f"the model is in {folder}; hold it against labels with 'clausier evaluate' before you trust it")
    return 0


def _goal(to: Path | None) -> Path:
    """Return where a model goes; never over the one in use unless that is said.

    Raises:
        UsageError: nothing was said.
    """
    if to is None:
        raise UsageError(
            "say with --to where the model goes; 'clausier evaluate --model' holds it beside the one in use"
        )
    return to


def _read(
    folders: Sequence[Path], labels: Sequence[Path], jobs: int
) -> tuple[list[Lesson], dict[str, int]]:
    """Read labelled documents; returns those that may be taught, and why others are left out."""
    asked = [pair for folder, path in _paired(folders, labels) for pair in _documents(folder, path)]
    settings = ocr_off(Settings(as_of=_AS_OF))
    with multiprocessing.get_context("forkserver").Pool(jobs, maxtasksperchild=64) as pool:
        read = pool.starmap(lesson, [(path, gold, settings) for path, gold in asked], chunksize=4)
    kept, refused = apart(read)
    return kept, dict(sorted(Counter(one.reason for one in refused).items()))


def _told(taught: Sequence[Lesson], folder: Path, left_out: dict[str, int]) -> dict[str, object]:
    """What was learned from, for a program."""
    languages = Counter(one.language for one in taught)
    return {
        "model": str(folder),
        "documents": len(taught),
        "languages": dict(sorted(languages.items())),
        "left_out": left_out,
    }


def _paired(folders: Sequence[Path], labels: Sequence[Path]) -> list[tuple[Path, Path]]:
    if len(labels) > len(folders):
        raise UsageError("there are more files of labels than folders")
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"{folder} is no folder; name folders of labelled documents")
    return [
        (folder, labels[at] if at < len(labels) else beside(folder)) for at, folder in enumerate(folders)
    ]


def _documents(folder: Path, labels: Path) -> list[tuple[Path, Gold]]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    by_name = {stem(path.name): path for path in reversed(paths)}
    by_name |= {path.relative_to(folder).as_posix(): path for path in paths}
    found: list[tuple[Path, Gold]] = []
    for gold in load(labels).documents:
        path = by_name.get(gold.document) or by_name.get(stem(gold.document))
        if path is not None and (any(gold.spans.values()) or any(gold.evidence.values())):
            found.append((path, gold))
    return found


def _teach(kept: Sequence[Lesson], folder: Path, jobs: int, say: Callable[[str], None]) -> None:
    learned: dict[str, Language] = {}
    for language in ("en", "fr"):
        taught = [one.taught for one in kept if one.language == language and one.taught is not None]
        if not taught:
            continue
        plan = _plan(taught, language)
        try:
            learned[language] = learn([*taught, *invented(language, plan.types)], plan, jobs=jobs, say=say)
        except ValueError as error:
            raise UsageError(f"nothing to learn from in {language}: {error}") from error
    # What is there is replaced when all is learned, not before.
    weights = folder / "weights"
    shutil.rmtree(weights, ignore_errors=True)
    weights.mkdir(parents=True)
    head: dict[str, object] = {
        language: predict.save(weights / language, model) for language, model in learned.items()
    }
    head["languages"] = list(learned)
    text = json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True)
    (weights / predict.HEAD).write_text(text + "\n", encoding="utf-8")
    _list(kept, folder)
    models.seal(folder)


def _plan(taught: Sequence[Taught], language: str) -> Plan:
    types = tuple(sorted({kind for one in taught for kind in one.first}))
    whole = frozenset(kind for kind in types if is_whole(kind, language))
    if language == "en":
        return Plan(types, whole, frozenset(OWN))
    speaks = {kind: frozenset((kind, *SPEAKS.get(kind, ()))) for kind in types}
    return Plan(types, whole, loudness={**LOUDNESS, "heading": _HEADINGS}, speaks=speaks)


def _can_tune(encoder: Path) -> Path:
    """Make sure that an encoder can be tuned before hours of work; returns its folder.

    Raises:
        UsageError: it is no encoder, or the libraries are not there.
    """
    if not encoder.is_dir() and encoder.parts[0].isidentifier():
        spec = importlib.util.find_spec(encoder.parts[0])  # A folder in a package that is installed.
        if spec is not None and spec.origin is not None:
            encoder = Path(spec.origin).parent.joinpath(*encoder.parts[1:])
    for name in ("config.json", "model.safetensors", "vocab.txt"):
        if not (encoder / name).is_file():
            raise UsageError(f"{encoder} is no sentence encoder: there is no {name}")
    lacking = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if lacking:
        raise UsageError(f"an encoder is tuned with {', '.join(lacking)}: install the group 'train'")
    return encoder


def _tune(
    kept: Sequence[Lesson], encoder: Path, folder: Path, jobs: int, say: Callable[[str], None]
) -> list[Lesson]:
    """Tune an encoder on the English documents, which are returned: others it does not know."""
    from models.clause_type_encoder.teach import teach

    english = [one for one in kept if one.language == ENCODED]
    taught = [one.taught for one in english if one.taught is not None]
    if not taught:
        raise UsageError("nothing to learn from: the encoder knows English, and no document is in English")
    if len({fold_of(one.group) for one in taught}) < FOLDS:
        raise UsageError(f"an encoder needs issuers in each of {FOLDS} parts, and has too few")
    teach(taught, _plan(taught, ENCODED), encoder, folder, jobs=jobs, say=say)
    _list(english, folder)
    return english


def _list(kept: Sequence[Lesson], folder: Path) -> None:
    with (folder / TAUGHT).open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(("document", "language"))
        table.writerows(sorted((one.document, one.language) for one in kept))


__all__ = ["TAUGHT", "run_train"]
