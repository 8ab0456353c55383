"""Plain text."""

from walkaway.evidence.documents.block import Draft
from walkaway.evidence.documents.text_blocks import blocks_of_text

__all__ = ["draft_of_text"]


def draft_of_text(text: str) -> Draft:
    r"""Return what a plain text holds.

    Examples:
        >>> [block.words for block in draft_of_text("No deal\n\nThey left.").blocks]
        ['No deal', 'They left.']
    """
    return Draft(format="text", text=text, blocks=blocks_of_text(text))
