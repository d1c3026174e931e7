"""Rewrites the two networks into ones that answer the same with less work; what changes is how numbers are rounded.

Every rewriting looks for one shape of the graph and raises NotAsExpected where it is not there: another release of the
models is to be looked at again, not to become slower without a word.
"""

from __future__ import annotations

from typing import Any


class NotAsExpected(Exception):
    """A network has another shape than the one that a rewriting knows."""


def search(model: Any) -> Any:
    """The network that finds text, an `openvino.Model`, changed in place: a fifth less time."""
    _merge_gates(model)
    _merge_enlargements(model)
    return model


def recognition(model: Any) -> Any:
    """The network that reads a line, changed in place: its answers are scores instead of probabilities.

    Of 18,710 characters at each step the likeliest is wanted, and the probability only of those that become words.
    """
    (result,) = model.get_results()
    softmax = _expect(result.input_value(0), "Softmax")
    result.input(0).replace_source_output(softmax.input_value(0))
    model.validate_nodes_and_infer_types()
    return model


def _merge_gates(model: Any) -> None:
    """x + x · gate becomes x · (gate + 1): the gate is one number for a channel, x a whole map."""
    import openvino.opset13 as op

    merged = 0
    for node in model.get_ordered_ops():
        if node.get_type_name() != "Add":
            continue
        whole, product = _past(node.input_value(0)), _past(node.input_value(1))
        if product.get_node().get_type_name() != "Multiply" or product.get_node().input_value(0) != whole:
            continue
        gate = product.get_node().input_value(1)
        one = op.constant(1.0, dtype=gate.get_element_type())
        node.output(0).replace(op.multiply(whole, op.add(gate, one)).output(0))
        merged += 1
    if not merged:
        raise NotAsExpected("Add(x, Multiply(x, gate))")


def _merge_enlargements(model: Any) -> None:
    """The two enlargements at the end, each to twice the size, become two products for each point and one move.

    Their fields of 2 × 2 do not overlap, so that each point of the small map makes its own 4 × 4 points alone. The
    library calculates enlargements in long numbers, and the last one, of a single channel, on sixteen.
    """
    import numpy
    import openvino.opset13 as op

    (result,) = model.get_results()
    last = _expect(result.input_value(0), "Sigmoid")
    second, second_shift = _enlargement(last.input_value(0))
    relu = _expect(second.input_value(0), "Relu")
    first, first_shift = _enlargement(relu.input_value(0))

    # Weights come as in × out × 2 × 2 and go as (row, column, out) × in.
    weights, further = _values(first.input_value(1)), _values(second.input_value(1))
    inside, between = weights.shape[:2]
    narrow = weights.transpose(2, 3, 1, 0).reshape(4 * between, inside, 1, 1)
    wide = numpy.zeros((2, 2, 2, 2, 4 * between), numpy.float32)
    for row in range(2):
        for column in range(2):
            quarter = slice((2 * row + column) * between, (2 * row + column + 1) * between)
            wide[row, :, column, :, quarter] = further[:, 0].transpose(1, 2, 0)

    product = _product(op, first.input_value(0), narrow, numpy.tile(first_shift, 4))
    product = _product(op, op.relu(product), wide.reshape(16, 4 * between, 1, 1), second_shift)
    points = op.depth_to_space(op.sigmoid(product), "blocks_first", 4)
    result.input(0).replace_source_output(points.output(0))
    model.validate_nodes_and_infer_types()


def _enlargement(output: Any) -> tuple[Any, Any]:
    """The enlargement behind an output, and what is added to each of its channels."""
    added = _expect(output, "Add")
    enlarged = _expect(added.input_value(0), "ConvolutionBackpropData")
    about = enlarged.get_attributes()
    if list(about["strides"]) != [2, 2] or list(enlarged.input_value(1).get_shape())[2:] != [2, 2]:
        raise NotAsExpected("ConvolutionBackpropData of 2 × 2 in steps of 2")
    return enlarged, _values(added.input_value(1)).reshape(-1)


def _product(op: Any, points: Any, weights: Any, shift: Any) -> Any:
    multiplied = op.convolution(points, op.constant(weights), [1, 1], [0, 0], [0, 0], [1, 1])
    return op.add(multiplied, op.constant(shift.reshape(1, -1, 1, 1)))


def _past(output: Any) -> Any:
    """What an output is, past nodes that only hand on."""
    while output.get_node().get_type_name() == "Identity":
        output = output.get_node().input_value(0)
    return output


def _expect(output: Any, kind: str) -> Any:
    node = _past(output).get_node()
    if node.get_type_name() != kind:
        raise NotAsExpected(f"{kind}, not {node.get_type_name()}")
    return node


def _values(output: Any) -> Any:
    import numpy

    return numpy.asarray(_expect(output, "Constant").get_data(), numpy.float32)
