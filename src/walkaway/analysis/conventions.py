"""Other settings under which every headline is worked out again."""

from dataclasses import dataclass, replace

from walkaway.case import Settings

__all__ = ["CONVENTIONS", "Convention"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """One number of the model, set to another reasonable value."""

    name: str
    field: str
    value: float

    @property
    def moves_prior(self) -> bool:
        """Whether it changes findings even before any statement."""
        return self.field in ("concentration", "min_gain")

    def apply(self, settings: Settings) -> Settings:
        """Return the settings with this number changed."""
        return replace(settings, **{self.field: self.value})


CONVENTIONS = (
    Convention(name="weights more uneven (Dirichlet 0.5)", field="concentration", value=0.5),
    Convention(name="weights more even (Dirichlet 2)", field="concentration", value=2.0),
    Convention(name="statements sharper (noise 0.02)", field="noise", value=0.02),
    Convention(name="statements fuzzier (noise 0.1)", field="noise", value=0.1),
    Convention(name="less holding out (0.1)", field="hold_out", value=0.1),
    Convention(name="more holding out (0.4)", field="hold_out", value=0.4),
    Convention(name="a deal must gain 0.05", field="min_gain", value=0.05),
    Convention(name="everybody believed less (× 0.6)", field="credibility_factor", value=0.6),
)
"""The numeric conventions of the conventions range."""
