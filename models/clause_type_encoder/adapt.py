"""Makes an encoder read contracts: it learns to guess words that are hidden, before it learns any type.

No label is needed for it, so every text that may be taught takes part, those too of the part that is held
out to weigh the encoder's word.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from models.clause_type.features import Passage
from models.clause_type_encoder.inputs import Numbers
from models.clause_type_encoder.train import CLIPPED, DECAY, falling, settled, through
from models.clause_type_encoder.words import Words

KEPT = (0, 2, 5)
"""Layers of the six that the small encoder starts from."""
_SHEET = 126
"""Pieces that are read at a time; with the marks at both ends 128."""
_LEAST = 30
"""The end of a text is read where it has more pieces than this."""
_UNIT = 160
"""Most pieces of a unit."""
_HIDDEN = 0.2
"""Share of the pieces that are to be guessed."""
_MASKED, _LEFT = 0.8, 0.9
"""Up to here a piece that is to be guessed is masked, up to here it is left; beyond it is another."""
_BATCH = 64
_WARM = 0.05


def sheets(words: Words, documents: Sequence[Sequence[Passage]]) -> Numbers:
    """Return the pieces of texts, their units joined, cut into sheets and filled up with zeros.

    Args:
        words: the vocabulary.
        documents: the units of each text.
    """
    rows: list[Numbers] = []
    for passages in documents:
        pieces = [piece for one in passages for piece in words.pieces(one.text)[:_UNIT]]
        for start in range(0, len(pieces), _SHEET):
            mine = pieces[start : start + _SHEET]
            if len(mine) > _LEAST:
                row = np.zeros(_SHEET + 2, dtype=np.int64)
                row[: len(mine) + 2] = [words.start, *mine, words.end]
                rows.append(row)
    return np.stack(rows) if rows else np.zeros((0, _SHEET + 2), dtype=np.int64)


def shortened(body: Any) -> Any:
    """Return a copy of an encoder with the layers alone that are kept."""
    import torch

    made = copy.deepcopy(body)
    made.encoder.layer = torch.nn.ModuleList([made.encoder.layer[at] for at in KEPT])
    made.config.num_hidden_layers = len(KEPT)
    return made


def adapted_short(
    long: Any, read: Numbers, marks: Sequence[int], mask: int, *, epochs: int, rate: float
) -> Any:
    """Return the encoder with the layers alone that are kept, after it has read on."""
    short = shortened(long)
    adapt(short, read, marks, mask, epochs=epochs, rate=rate, embeddings=False)
    return short.to("cpu")


def adapt(
    body: Any,
    read: Numbers,
    marks: Sequence[int],
    mask: int,
    *,
    epochs: int,
    rate: float,
    embeddings: bool,
    say: Callable[[str], None] = lambda words: None,
) -> None:
    """Teach an encoder to guess hidden pieces.

    Args:
        body: it is changed.
        read: as ``sheets`` gives them.
        marks: pieces that are never hidden.
        mask: the piece that stands where one is hidden.
        epochs: how often it reads all of it.
        rate: the learning rate at its highest.
        embeddings: whether the embeddings learn, or stay as they are.
        say: is told how far it is.
    """
    import torch

    size = min(_BATCH, len(read))
    if not size:
        return
    where = settled(0)
    body.to(where).train()
    body.embeddings.requires_grad_(embeddings)
    wide = body.config.hidden_size
    pieces = torch.from_numpy(read).to(where)
    # Only pieces that occur are guessed, or stand for another.
    occurring = torch.tensor(sorted(set(np.unique(read).tolist()) - set(marks)), device=where)
    place = torch.zeros(body.config.vocab_size, dtype=torch.int64, device=where)
    place[occurring] = torch.arange(len(occurring), device=where)
    never = torch.tensor(sorted(marks), device=where)
    guess = torch.nn.Sequential(
        torch.nn.Linear(wide, wide), torch.nn.GELU(), torch.nn.LayerNorm(wide)
    ).to(where)  # fmt: skip
    bias = torch.nn.Parameter(torch.zeros(len(occurring), device=where))
    learning = [one for one in body.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(
        [*learning, *guess.parameters(), bias], lr=rate, weight_decay=DECAY, fused=True
    )
    rounds = len(read) // size
    plan = falling(optimizer, epochs * rounds, _WARM)
    for epoch in range(epochs):
        total = torch.zeros((), device=where)
        for at in torch.randperm(len(pieces), device=where).split(size)[:rounds]:
            whole = pieces[at]
            chosen = (torch.rand(whole.shape, device=where) < _HIDDEN) & ~torch.isin(whole, never)
            drawn = torch.rand(whole.shape, device=where)
            other = chosen & (drawn > _LEFT)
            shown = whole.masked_fill(chosen & (drawn < _MASKED), mask)
            some = torch.randint(len(occurring), (int(other.sum()),), device=where)
            shown[other] = occurring[some]
            batch = {"ids": shown, "types": torch.zeros_like(whole), "mask": (whole != 0).long()}
            with torch.autocast(where, dtype=torch.bfloat16):
                said = guess(through(body, batch)[chosen])
                told = said @ body.embeddings.word_embeddings.weight[occurring].T + bias
            loss = torch.nn.functional.cross_entropy(told.float(), place[whole[chosen]], reduction="sum")
            loss = loss / chosen.sum().clamp(min=1)  # By chance nothing may be hidden in a short text.
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, CLIPPED)
            optimizer.step()
            plan.step()
            optimizer.zero_grad(set_to_none=True)
            total += loss.detach()
        say(f"encoder reads: {epoch + 1} of {epochs} epochs, loss {float(total) / rounds:.3f}")
