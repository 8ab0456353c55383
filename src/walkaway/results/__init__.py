"""The frozen base of every finding: estimates with their uncertainty, and what they rest on."""

from walkaway.results.estimates import Estimate, Headline
from walkaway.results.findings import Finding, Method
from walkaway.results.labels import IssueScale, Labels, RoundLabel, SourceLabel, StatementLabel
from walkaway.results.plain import plain

__all__ = [
    "Estimate",
    "Finding",
    "Headline",
    "IssueScale",
    "Labels",
    "Method",
    "RoundLabel",
    "SourceLabel",
    "StatementLabel",
    "plain",
]
