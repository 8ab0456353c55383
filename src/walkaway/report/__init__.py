"""Findings for readers. Nothing here knows of cases or draws: a report is made of findings and names."""
