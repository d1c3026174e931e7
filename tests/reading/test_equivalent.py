"""The rewritten networks say what the library's own say, and are the ones that read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy
import pytest

from checker.reading import equivalent, networks
from checker.reading.networks import RECOGNITION, SEARCH

sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
openvino = pytest.importorskip("openvino")
CORE = openvino.Core()


def model(name: str) -> Any:
    import rapidocr

    return CORE.read_model(Path(rapidocr.__file__).with_name("models") / name)


def said(network: Any, asked: Any) -> Any:
    """Calculated in long numbers, so that only another sum can make a difference."""
    compiled = CORE.compile_model(network, "CPU", {"INFERENCE_PRECISION_HINT": "f32", "INFERENCE_NUM_THREADS": 1})
    request = compiled.create_infer_request()
    request.infer([asked])
    return request.get_output_tensor().data.copy()


def test_the_rewritten_search_finds_the_same_points() -> None:
    picture = numpy.random.default_rng(3).uniform(-1, 1, (1, 3, 160, 256)).astype(numpy.float32)
    picture[..., 40:70, 20:200] = 1
    picture[..., 50:60, 30:190:7] = -1
    library, ours = said(model(SEARCH), picture), said(equivalent.search(model(SEARCH)), picture)
    assert ours.shape == library.shape == (1, 1, 160, 256)
    assert library.max() > 0.9 > 0.1 > library.min()
    assert abs(ours - library).max() < 1e-4


def test_the_rewritten_reader_gives_the_same_characters_and_probabilities() -> None:
    line = numpy.random.default_rng(3).uniform(-1, 1, (1, 3, 48, 320)).astype(numpy.float32)
    library, ours = said(model(RECOGNITION), line)[0], said(equivalent.recognition(model(RECOGNITION)), line)[0]
    assert (ours.argmax(axis=1) == library.argmax(axis=1)).all()
    assert abs(networks._of_scores(ours) - networks._of_probabilities(library)).max() < 1e-4
    assert not numpy.allclose(ours.sum(axis=1), 1)


def test_what_reads_are_the_rewritten_networks() -> None:
    loaded = networks._load(1)
    kinds = {node.get_type_name() for node in loaded.text_det.session.model.get_ops()}
    assert "DepthToSpace" in kinds
    assert "ConvolutionBackpropData" not in kinds
    scores = loaded.text_rec.session(numpy.zeros((1, 3, 48, 64), numpy.float32))[0]
    assert scores.sum(axis=1).max() > 2


@pytest.mark.parametrize("rewriting", [equivalent.search, equivalent.recognition])
def test_a_network_of_another_shape_is_refused(rewriting: Any) -> None:
    import openvino.opset13 as op

    asked = op.parameter([1, 3, 8, 8], numpy.float32)
    other = openvino.Model([op.relu(asked)], [asked])
    with pytest.raises(equivalent.NotAsExpected):
        rewriting(other)


def test_a_search_that_ends_otherwise_is_refused() -> None:
    with pytest.raises(equivalent.NotAsExpected, match="Sigmoid"):
        equivalent._merge_enlargements(model(RECOGNITION))
