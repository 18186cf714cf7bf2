"""The trained network as one file for ONNX Runtime: matrices in eight bits, one message at a time."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from bot.danger.training.pretrained import Array, Shape
from bot.danger.training.transformer import SMALL

_OPSET = 17
_IR = 8
_OWN = "com.microsoft"


class _Graph:
    """Collects nodes and constants under names of their own."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, value: Any) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def linear(self, values: str, matrix: Array, bias: Array) -> str:
        product = self.node("MatMul", values, self.constant(matrix))
        return self.node("Add", product, self.constant(bias))

    def scaled(self, values: str, scale: Array, shift: Array) -> str:
        return self.node(
            "LayerNormalization",
            values,
            self.constant(scale),
            self.constant(shift),
            axis=-1,
            epsilon=SMALL,
        )

    def fused(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """A node of ONNX Runtime itself, which does at once what takes several standard ones."""
        return self.node(kind, *inputs, domain=_OWN, **attributes)


def graph_of(w: dict[str, Array], shape: Shape) -> Any:
    """ONNX model from pieces ("ids", int64) to the log-odds of calm, 112 and 113 ("spoed")."""
    graph = _Graph()
    ids = "ids"
    words = graph.node("Gather", graph.constant(w["words"]), ids)
    length = graph.node("Shape", ids)
    zero = graph.constant(np.array([0], np.int64))
    places = graph.node("Slice", graph.constant(w["places"]), zero, length, zero)
    x = graph.scaled(graph.node("Add", words, places), w["first.scale"], w["first.shift"])
    x = graph.node("Unsqueeze", x, zero)
    for layer in range(shape.layers):
        part = {name.partition(".")[2]: w[name] for name in w if name.startswith(f"{layer}.")}
        matrix, bias = graph.constant(part["qkv.w"]), graph.constant(part["qkv.b"])
        seen = graph.fused("Attention", x, matrix, bias, num_heads=shape.heads)
        x = graph.node("Add", x, graph.linear(seen, part["out.w"], part["out.b"]))
        x = graph.scaled(x, part["mid.scale"], part["mid.shift"])
        inner = graph.fused("FastGelu", graph.linear(x, part["up.w"], part["up.b"]))
        x = graph.node("Add", x, graph.linear(inner, part["down.w"], part["down.b"]))
        x = graph.scaled(x, part["end.scale"], part["end.shift"])
    mean = graph.node("ReduceMean", x, axes=[1], keepdims=0)
    most = graph.node("ReduceMax", x, axes=[1], keepdims=0)
    both = graph.node("Concat", mean, most, axis=1)
    odds = graph.linear(both, w["spoed.w"], w["spoed.b"])
    graph.nodes.append(helper.make_node("Identity", [odds], ["spoed"]))
    whole = helper.make_graph(
        graph.nodes,
        "reader",
        [helper.make_tensor_value_info(ids, TensorProto.INT64, ["pieces"])],
        [helper.make_tensor_value_info("spoed", TensorProto.FLOAT, [1, 3])],
        graph.constants,
    )
    model = helper.make_model(
        whole,
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_OWN, 1)],
        ir_version=_IR,
    )
    onnx.checker.check_model(model)
    return model


def write_onnx(w: dict[str, Array], shape: Shape, path: Path) -> None:
    """Write the network to `path`, its matrices and words in eight bits."""
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        onnx.save(graph_of(w, shape), str(exact))
        quantize_dynamic(
            str(exact),
            str(path),
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
