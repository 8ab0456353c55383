"""Exact frontiers and solutions of whole domains, of any size.

A :class:`Domain` says what each party makes of the options of each issue. :func:`pareto_frontier` chooses a method and
says which and why; :func:`solve` adds the solutions; :func:`measures` describes the domain.
"""
