"""The frozen base of every finding: estimates with their uncertainty, what they rest on, how they show themselves."""

from walkaway.results.columns import BENEATH
from walkaway.results.counting import counted, size_in_words
from walkaway.results.estimates import Estimate, Headline
from walkaway.results.findings import Finding, Method
from walkaway.results.labels import IssueScale, Labels, RoundLabel, SourceLabel, StatementLabel
from walkaway.results.overview import overview
from walkaway.results.plain import plain
from walkaway.results.showing import Several, Shown, as_html
from walkaway.results.writing import AMOUNT, COUNT, ERROR, GAIN, POINTS, SHARE

__all__ = [
    "AMOUNT",
    "BENEATH",
    "COUNT",
    "ERROR",
    "GAIN",
    "POINTS",
    "SHARE",
    "Estimate",
    "Finding",
    "Headline",
    "IssueScale",
    "Labels",
    "Method",
    "RoundLabel",
    "Several",
    "Shown",
    "SourceLabel",
    "StatementLabel",
    "as_html",
    "counted",
    "overview",
    "plain",
    "size_in_words",
]
