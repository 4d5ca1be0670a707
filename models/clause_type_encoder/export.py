"""From a tuned network to the file that is shipped: ONNX, weights in eight bits."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from models.clause_type_encoder import inputs
from models.clause_type_encoder.train import Network


def export(network: Network, to: Path) -> None:
    """Write a network for onnxruntime.

    Weights are kept in seven bits of the eight: without the newest instructions, processors would overflow,
    and another machine give other numbers.
    """
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    class Whole(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.body, self.head = network.body, network.head

        def forward(self, ids: Any, types: Any, mask: Any) -> Any:
            return network.told({"ids": ids, "types": types, "mask": mask})

    network.to("cpu")
    network.training(False)
    whole = Whole().eval()
    ids = torch.randint(1000, 20000, (3, 40), generator=torch.Generator().manual_seed(0))
    some = (ids, torch.zeros_like(ids), torch.ones_like(ids))
    free = {0: torch.export.Dim("batch"), 1: torch.export.Dim("length")}
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            whole,
            some,
            str(plain),
            input_names=list(inputs.NAMES),
            output_names=["told"],
            dynamic_shapes=(free, free, free),
            dynamo=True,
            external_data=False,
            opset_version=18,
        )
        config = network.body.config
        fusions = FusionOptions("bert")
        # On processors one step for both takes six times as long as adding and norming one after the other.
        fusions.enable_skip_layer_norm = fusions.enable_bias_skip_layer_norm = False
        made = optimizer.optimize_model(
            str(plain),
            model_type="bert",
            num_heads=config.num_attention_heads,
            hidden_size=config.hidden_size,
            optimization_options=fusions,
            opt_level=1,
        )
        # Shapes noted before weights were turned are false now, and some versions stop at them.
        for noted in made.model.graph.value_info:
            noted.type.tensor_type.ClearField("shape")
        made.save_model_to_file(str(fused))
        quantize_dynamic(
            fused,
            to,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    _bare(to)


def _bare(file: Path) -> None:
    """Take out what the exporter notes of the machine it ran on: lines of code with their paths."""
    import onnx

    model = onnx.load(file)
    model.doc_string = ""
    del model.metadata_props[:]
    graph = model.graph
    parts = (graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer)
    for part in (*parts, *model.functions, *(node for one in model.functions for node in one.node)):
        part.doc_string = ""
        del part.metadata_props[:]
    onnx.save(model, file)
