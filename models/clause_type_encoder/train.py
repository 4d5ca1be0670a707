"""Teaches the encoder on the units where the first step of ``clause_type`` hesitates.

Started by ``clausier train --encoder FOLDER``; needs torch, transformers and onnx, which nothing else needs
and no lock names. A sentence encoder that was trained by others is tuned: its lower layers stay as they are
and are asked once, the upper ones and a head learn. One part of the issuers is held out, from which
``combine`` then learns what its word is worth. Seeded; two threads, each with a half of every batch and its
own chance, so that the same texts give the same numbers on the same kind of processor.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.clause_type_encoder import inputs

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

EPOCHS = 3
FROZEN = 2
"""Layers that stay as they are."""
_BATCH = 32
_POOL = 16
"""Batches that are cut from units sorted by length, so that little is filled up."""
_RATE, _FALL, _HEAD_RATE = 2.5e-4, 0.85, 2e-3
"""Learning rate of the highest layer, what is left of it a layer below, and that of the head."""
_WARM = 0.06
_DROPPED = 0.1
_SPOKEN = 0.9
"""What a unit is worth as an example that speaks of a type and is not the passage that was quoted."""


class Network:
    """The encoder with a head: numbers of pieces in, a number a type out."""

    def __init__(self, base: Path, types: int) -> None:
        import torch
        from transformers import BertModel

        torch.manual_seed(0)
        torch.set_num_threads(1)
        self.body: Any = BertModel.from_pretrained(
            base,
            attn_implementation="eager",
            hidden_dropout_prob=_DROPPED,
            attention_probs_dropout_prob=0.0,
            add_pooling_layer=False,
        )
        self.head: Any = torch.nn.Linear(self.body.config.hidden_size, types)
        self.noise = threading.local()
        layers = self.body.encoder.layer
        self.body.embeddings.dropout = torch.nn.Identity()
        for layer in layers:
            layer.attention.output.dropout = layer.output.dropout = _dropout(self.noise)
        self.drop = _dropout(self.noise)
        for part in (self.body.embeddings, *layers[:FROZEN]):
            part.requires_grad_(False)
        self.learning: list[Any] = [
            one for one in (*self.body.parameters(), *self.head.parameters()) if one.requires_grad
        ]

    def below(self, batch: Any) -> Any:
        """Return what the layers that stay as they are say of every piece."""
        return self._through(
            self.body.embeddings(input_ids=batch["ids"], token_type_ids=batch["types"]),
            batch["mask"],
            self.body.encoder.layer[:FROZEN],
        )

    def above(self, hidden: Any, batch: Any) -> Any:
        """Return a number a type, from what the lower layers said."""
        told = self._through(hidden, batch["mask"], self.body.encoder.layer[FROZEN:])
        own = (batch["mask"] * (1 - batch["types"])).unsqueeze(-1).to(told.dtype)
        return self.head(self.drop((told * own).sum(1) / own.sum(1)).float())

    def training(self, on: bool) -> None:
        """Learn, or only tell."""
        for part in (self.body, self.head, self.drop):
            part.train(on)

    @staticmethod
    def _through(hidden: Any, mask: Any, layers: Any) -> Any:
        closed = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in layers:
            told = layer(hidden, closed)
            hidden = told[0] if isinstance(told, tuple) else told
        return hidden


def tune(
    base: Path,
    units: Sequence[inputs.Shown],
    labels: Flags,
    right: Flags,
    *,
    epochs: int = EPOCHS,
    say: Callable[[str], None] = lambda words: None,
) -> Network:
    """Tune an encoder.

    Args:
        base: folder of the encoder as others trained it (``config.json``, ``model.safetensors``).
        units: what it is shown.
        labels: whether each unit speaks of each type.
        right: whether it is such a passage by the measure.
        epochs: how often it sees all of them.
        say: is told how far it is.
    """
    import torch

    network = Network(base, labels.shape[1])
    wanted = np.where(right, 1.0, np.where(labels, _SPOKEN, 0.0)).astype(np.float32)
    share = np.clip(labels.mean(axis=0), 1e-4, 0.5)
    with torch.no_grad():
        network.head.bias.copy_(torch.tensor(np.log(share / (1.0 - share)), dtype=torch.float32))
        network.head.weight.mul_(0.3)
    lengths = np.array([inputs.length(one) for one in units])
    steps = epochs * -(-len(units) // _BATCH)
    optimizer = torch.optim.AdamW(_rates(network), fused=True)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1.0, (at + 1) / (_WARM * steps)) * max(0.02, 1.0 - at / steps)
    )
    weigh = torch.nn.BCEWithLogitsLoss(reduction="sum")
    chance = np.random.default_rng(0)
    with ThreadPoolExecutor(2) as threads:
        kept = _lower(network, units, lengths, threads)

        def half(job: tuple[int, Places, int]) -> tuple[float, Any]:
            seed, places, count = job
            network.noise.chance = torch.Generator().manual_seed(seed)
            batch = _tensors([units[at] for at in places])
            hidden = torch.zeros((*batch["ids"].shape, kept[0].shape[1]), dtype=torch.bfloat16)
            for row, at in enumerate(places):
                hidden[row, : len(kept[at])] = kept[at]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                told = network.above(hidden.float(), batch)
            loss = weigh(told.float(), torch.from_numpy(wanted[places])) / count
            return loss.item(), torch.autograd.grad(loss, network.learning)

        step = 0
        for epoch in range(epochs):
            network.training(True)
            batches = _batches(chance.permutation(len(units)), lengths)
            total = 0.0
            for at in chance.permutation(len(batches)):
                mine = batches[at]
                jobs = [(2 * step + number, mine[number::2], len(mine)) for number in (0, 1)]
                (one, first), (other, second) = threads.map(half, jobs)
                for parameter, left, right_ in zip(network.learning, first, second, strict=True):
                    parameter.grad = left + right_
                torch.nn.utils.clip_grad_norm_(network.learning, 1.0)
                optimizer.step()
                plan.step()
                total += one + other
                step += 1
            say(f"encoder: {epoch + 1} of {epochs} epochs, loss {total / len(batches):.3f}")
    network.training(False)
    return network


def _dropout(noise: threading.local) -> Any:
    """Return a layer that drops numbers by the chance of the thread that asks."""
    import torch

    class Dropout(torch.nn.Module):  # type: ignore[misc]
        def forward(self, told: Any) -> Any:
            if not self.training:
                return told
            kept = torch.empty_like(told).bernoulli_(1.0 - _DROPPED, generator=noise.chance)
            return told * kept / (1.0 - _DROPPED)

    return Dropout()


def _rates(network: Network) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = []
    layers = network.body.encoder.layer
    for at in range(FROZEN, len(layers)):
        rate = _RATE * _FALL ** (len(layers) - 1 - at)
        own = list(layers[at].parameters())
        groups.append({"params": [one for one in own if one.ndim > 1], "lr": rate, "weight_decay": 0.01})
        groups.append({"params": [one for one in own if one.ndim < 2], "lr": rate, "weight_decay": 0.0})
    head = list(network.head.parameters())
    return [*groups, {"params": head, "lr": _HEAD_RATE, "weight_decay": 0.01}]


def _batches(order: Places, lengths: Places) -> list[Places]:
    found: list[Places] = []
    for start in range(0, len(order), _BATCH * _POOL):
        pool = order[start : start + _BATCH * _POOL]
        pool = pool[np.argsort(lengths[pool], kind="stable")]
        found += [pool[at : at + _BATCH] for at in range(0, len(pool), _BATCH)]
    return [one for one in found if len(one) > 1]


def _tensors(units: Sequence[inputs.Shown]) -> dict[str, Any]:
    import torch

    return {name: torch.from_numpy(one) for name, one in inputs.arrays(units).items()}


def _lower(
    network: Network, units: Sequence[inputs.Shown], lengths: Places, threads: ThreadPoolExecutor
) -> list[Any]:
    """Ask the layers that stay as they are, once."""
    import torch

    network.training(False)
    kept: list[Any] = [None] * len(units)
    order = np.argsort(lengths, kind="stable")

    def some(start: int) -> None:
        mine = order[start : start + 2 * _BATCH]
        batch = _tensors([units[at] for at in mine])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            told = network.below(batch).bfloat16()
        for row, at in enumerate(mine):
            kept[at] = told[row, : int(lengths[at])].clone()

    list(threads.map(some, range(0, len(order), 2 * _BATCH)))
    return kept
