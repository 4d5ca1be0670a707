"""Tunes an encoder on units whose types are known, or told by other encoders.

Started by ``clausier train --encoder FOLDER``; needs torch, transformers and onnx, which nothing else needs
and no lock names. It runs on the processor, or on a GPU where torch sees one. Seeded, and with one number
of threads whatever the machine has: the same texts give the same numbers on the same kind of processor.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.clause_type_encoder import inputs

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

DROPPED = 0.1
CLIPPED = 1.0
"""Length of the gradient at most."""
DECAY = 0.01
_LAST = 0.02
"""What is left of a learning rate at the end."""
THREADS = 2
"""Of the processor, whatever the machine has: another number rounds otherwise."""
_BATCH, _ASKED = 64, 256
"""Units that are learned from, and that are asked about, at a time."""
_POOL = 16
"""Batches that are cut from units sorted by length, so that little is filled up."""
_RATE, _FALL, _HEAD_RATE = 3.2e-4, 0.85, 2e-3
"""Learning rate of the highest layer, what is left of it a layer below, and that of the head."""
_WARM = 0.06
_FAINT = 0.3
"""What is left of the head's first weights."""


def settled(seed: int) -> str:
    """Make what follows repeatable; returns where it is to run."""
    import torch

    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # Without it sums on a GPU vary.
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(True, warn_only=True)
    torch.utils.deterministic.fill_uninitialized_memory = False  # Nothing here reads what it did not write.
    torch.manual_seed(seed)
    return "cuda" if torch.cuda.is_available() else "cpu"


def body_of(base: Path) -> Any:
    """Load the layers of an encoder as others trained it (``config.json``, ``model.safetensors``)."""
    from transformers import BertModel, logging

    logging.set_verbosity_error()  # That a pooling layer is left out is no news.
    logging.disable_progress_bar()
    return BertModel.from_pretrained(
        base,
        attn_implementation="eager",
        hidden_dropout_prob=DROPPED,
        attention_probs_dropout_prob=0.0,
        add_pooling_layer=False,
    ).float()


def through(body: Any, batch: Mapping[str, Any]) -> Any:
    """Return what the highest layer says of every piece."""
    hidden = body.embeddings(input_ids=batch["ids"], token_type_ids=batch["types"])
    closed = (1.0 - batch["mask"][:, None, None, :].float()) * -1e4
    for layer in body.encoder.layer:
        said = layer(hidden, closed)
        hidden = said[0] if isinstance(said, tuple) else said
    return hidden


def falling(optimizer: Any, steps: int, warm: float) -> Any:
    """Plan learning rates that rise over a share of the steps, and fall in a line over all."""
    import torch

    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1.0, (at + 1) / (warm * steps)) * max(_LAST, 1.0 - at / steps)
    )


class Network:
    """An encoder with a head: numbers of pieces in, a number a type out."""

    def __init__(self, body: Any, types: int) -> None:
        import torch

        self.body: Any = copy.deepcopy(body)
        self.head: Any = torch.nn.Linear(self.body.config.hidden_size, types)
        self.drop: Any = torch.nn.Dropout(DROPPED)

    def told(self, batch: Mapping[str, Any]) -> Any:
        """Return a number a type, from the mean of what is said of the unit's own pieces."""
        said = through(self.body, batch)
        own = (batch["mask"] * (1 - batch["types"])).unsqueeze(-1).to(said.dtype)
        return self.head(self.drop((said * own).sum(1) / own.sum(1)).float())

    def to(self, where: str) -> None:
        """Take it to the processor or to a GPU."""
        self.body.to(where)
        self.head.to(where)

    def training(self, on: bool) -> None:
        """Learn, or only tell."""
        for part in (self.body, self.head, self.drop):
            part.train(on)


def tune(
    body: Any,
    units: Sequence[inputs.Shown],
    labels: Flags,
    wanted: Floats,
    *,
    epochs: int,
    seed: int,
    say: Callable[[str], None] = lambda words: None,
) -> Network:
    """Tune a copy of an encoder; its embeddings stay as they are.

    Args:
        body: what it starts from; it is left as it is.
        units: what it is shown.
        labels: whether each unit speaks of each type: how the head starts.
        wanted: what it is to say, as probabilities.
        epochs: how often it sees all of them.
        seed: of the head, of what is dropped and of the order.
        say: is told how far it is.
    """
    import torch

    where = settled(seed)
    chance = np.random.default_rng(seed)
    network = Network(body, labels.shape[1])
    share = np.clip(labels.mean(axis=0), 1e-4, 0.5)
    with torch.no_grad():
        network.head.bias.copy_(torch.tensor(np.log(share / (1.0 - share)), dtype=torch.float32))
        network.head.weight.mul_(_FAINT)
    network.body.embeddings.requires_grad_(False)
    network.to(where)
    targets = torch.from_numpy(wanted).to(where)
    lengths = np.array([inputs.length(one) for one in units], dtype=np.int64)
    steps = epochs * -(-len(units) // _BATCH)
    groups = _rates(network)
    learning = [one for group in groups for one in group["params"]]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)
    plan = falling(optimizer, steps, _WARM)
    weigh = torch.nn.BCEWithLogitsLoss(reduction="sum")
    for epoch in range(epochs):
        network.training(True)
        batches = _batches(chance.permutation(len(units)), lengths)
        total = torch.zeros((), device=where)
        for at in chance.permutation(len(batches)):
            mine = batches[at]
            batch = _tensors([units[place] for place in mine], where)
            with torch.autocast(where, dtype=torch.bfloat16):
                said = network.told(batch)
            loss = weigh(said.float(), targets[torch.from_numpy(mine).to(where)]) / len(mine)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, CLIPPED)
            optimizer.step()
            plan.step()
            optimizer.zero_grad(set_to_none=True)
            total += loss.detach()
        say(f"encoder: {epoch + 1} of {epochs} epochs, loss {float(total) / len(batches):.3f}")
    network.training(False)
    return network


def told(network: Network, units: Sequence[inputs.Shown]) -> Floats:
    """Return log-odds: a row a unit, a column a type."""
    import torch

    where = str(network.head.weight.device.type)
    made = np.zeros((len(units), network.head.out_features), dtype=np.float32)
    order = np.argsort([inputs.length(one) for one in units], kind="stable")
    network.training(False)
    with torch.no_grad(), torch.autocast(where, dtype=torch.bfloat16):
        for start in range(0, len(units), _ASKED):
            mine = order[start : start + _ASKED]
            made[mine] = network.told(_tensors([units[at] for at in mine], where)).float().cpu().numpy()
    return made


def _rates(network: Network) -> list[dict[str, Any]]:
    layers = network.body.encoder.layer
    groups = [{"params": list(network.head.parameters()), "lr": _HEAD_RATE}]
    for below, layer in enumerate(reversed(layers)):
        groups.append({"params": list(layer.parameters()), "lr": _RATE * _FALL**below})
    return groups


def _batches(order: Places, lengths: Places) -> list[Places]:
    found: list[Places] = []
    for start in range(0, len(order), _BATCH * _POOL):
        pool = order[start : start + _BATCH * _POOL]
        pool = pool[np.argsort(lengths[pool], kind="stable")]
        found += [pool[at : at + _BATCH] for at in range(0, len(pool), _BATCH)]
    return found


def _tensors(units: Sequence[inputs.Shown], where: str) -> dict[str, Any]:
    import torch

    return {name: torch.from_numpy(one).to(where) for name, one in inputs.arrays(units).items()}
