"""NegMAS's functions of a number, each with the corners of the straight pieces it is made of."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from walkaway.formats.nodes import Node, NodeReader

__all__ = ["FUNCTIONS", "Given", "NumberFunction"]

Curve = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class NumberFunction:
    """A function of a number.

    Attributes:
        value: What a number is worth.
        corners: Its corners where it is made of straight pieces that meet, none where all is worth the same; None where
            it is curved or jumps.
    """

    value: Curve
    corners: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Given:
    """The node of a function, and what reads it.

    Attributes:
        node: The node.
        reader: Reads the file.
    """

    node: Node
    reader: NodeReader

    def number(self, key: str, default: float | None = None) -> float:
        """Return the number under a key, or the default where there is none."""
        found = self.node.get(key)
        if found is None and default is not None:
            return default
        return self.reader.number(self.reader.need(self.node, key), f"'{key}'")


def _straight(given: Given) -> NumberFunction:
    slope, bias = given.number("slope"), given.number("bias", 0.0)
    return NumberFunction(lambda x: slope * x + bias, (0.0,))


def _identity(given: Given) -> NumberFunction:
    return NumberFunction(lambda x: x, (0.0,))


def _constant(given: Given) -> NumberFunction:
    bias = given.number("bias", 0.0)
    return NumberFunction(lambda x: bias, ())


def _quadratic(given: Given) -> NumberFunction:
    a2, a1, bias = given.number("a2"), given.number("a1"), given.number("bias", 0.0)
    return NumberFunction(lambda x: a2 * x * x + a1 * x + bias, None)


def _polynomial(given: Given) -> NumberFunction:
    reader = given.reader
    listed = reader.listed(reader.need(given.node, "coefficients"), "'coefficients'")
    coefficients = [reader.number(item, "a coefficient") for item in listed]
    bias = given.number("bias", 0.0)

    def value(x: float) -> float:
        total = 0.0
        for coefficient in reversed(coefficients):  # Horner: a power that cannot be held is infinite, and no exception
            total = (total + coefficient) * x
        return bias + total

    return NumberFunction(value, None)


def _triangle(given: Given) -> NumberFunction:
    """Return a tent; as in NegMAS both of its ends are worth nothing, even where its top stands on one."""
    start, middle, end = given.number("start"), given.number("middle"), given.number("end")
    bias, scale = given.number("bias", 0.0), given.number("scale", 1.0)
    if not start <= middle <= end or start == end:
        given.reader.wrong(given.node, "a triangle has its middle between its ends", "write start < middle < end")

    def value(x: float) -> float:
        if x <= start or x >= end:
            return bias
        return bias + scale * ((x - start) / (middle - start) if x <= middle else (end - x) / (end - middle))

    return NumberFunction(value, (start, middle, end) if start < middle < end else None)


def _trapezoid(given: Given) -> NumberFunction:
    start, rise, fall, end = (given.number(key) for key in ("start", "rise_end", "fall_start", "end"))
    bias, scale = given.number("bias", 0.0), given.number("scale", 1.0)
    if not start <= rise <= fall <= end:
        message = "a trapezoid has its corners in order"
        given.reader.wrong(given.node, message, "write start <= rise_end <= fall_start <= end")

    def value(x: float) -> float:
        if not start <= x <= end:
            return bias
        if rise <= x <= fall:
            return bias + scale
        return bias + scale * ((x - start) / (rise - start) if x < rise else (end - x) / (end - fall))

    return NumberFunction(value, (start, rise, fall, end) if start < rise and fall < end else None)


def _exponential(given: Given) -> NumberFunction:
    tau, bias, base = given.number("tau"), given.number("bias", 0.0), given.number("base", math.e)
    if base <= 0:
        given.reader.wrong(given.node, f"the base {base:g} of a power is not above 0", "write a base above 0")
    return NumberFunction(lambda x: _power(base, tau * x) + bias, None)


def _power(base: float, exponent: float) -> float:
    """Return a power; one that cannot be held is infinite."""
    try:
        return float(base**exponent)
    except OverflowError:
        return math.inf


def _logarithm(given: Given) -> NumberFunction:
    tau, bias = given.number("tau"), given.number("bias", 0.0)
    base, scale = given.number("base", math.e), given.number("scale", 1.0)
    if base <= 0 or base == 1:
        given.reader.wrong(given.node, f"there is no logarithm to the base {base:g}", "write a base above 0, not 1")

    def value(x: float) -> float:
        if tau * x <= 0:
            given.reader.wrong(
                given.node, f"there is no logarithm of {tau * x:g}, which {x:g} leads to", "use a TableFun"
            )
        return scale * math.log(tau * x, base) + bias

    return NumberFunction(value, None)


def _gauss(given: Given) -> NumberFunction:
    center, sigma = given.number("center"), given.number("sigma")
    bias, scale = given.number("bias", 0.0), given.number("scale", 1.0)
    if sigma <= 0:
        given.reader.wrong(given.node, f"'sigma' is {sigma:g}", "write a number above 0")

    def value(x: float) -> float:
        off = (x - center) / sigma
        return bias + scale * math.exp(-0.5 * off * off)

    return NumberFunction(value, None)


def _wave(of: Curve, given: Given) -> NumberFunction:
    multiplier, phase = given.number("multiplier", 1.0), given.number("phase", 0.0)
    amplitude, bias = given.number("amplitude", 1.0), given.number("bias", 0.0)

    def value(x: float) -> float:
        angle = multiplier * x + phase
        if not math.isfinite(angle):
            given.reader.wrong(given.node, f"{x:g} leads to an angle without end", "write a smaller multiplier")
        return amplitude * of(angle) + bias

    return NumberFunction(value, None)


FUNCTIONS: dict[str, Callable[[Given], NumberFunction]] = {
    "LinearFun": _straight,
    "AffineFun": _straight,
    "IdentityFun": _identity,
    "ConstFun": _constant,
    "TriangularFun": _triangle,
    "TrapezoidalFun": _trapezoid,
    "QuadraticFun": _quadratic,
    "PolynomialFun": _polynomial,
    "ExponentialFun": _exponential,
    "LogFun": _logarithm,
    "GaussianFun": _gauss,
    "SinFun": lambda given: _wave(math.sin, given),
    "CosFun": lambda given: _wave(math.cos, given),
}
"""How each kind of function of a number is read."""
