"""One document to be read."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from walkaway.evidence.documents.copies import Sketch
from walkaway.evidence.one_reading import OneReading
from walkaway.evidence.speech.speech import Speech
from walkaway.results.changing import changed

if TYPE_CHECKING:
    from walkaway.evidence.reading import Reader

__all__ = ["READY", "STANDARD_INPUT", "Task", "read_task"]

READY = "ready"
"""What a process says that can read."""
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One document to be read.

    Attributes:
        name: The file as the user named it, or the id of a text.
        text: The text, where it is in no file.
    """

    name: str
    text: str | None = None

    @property
    def size(self) -> int:
        """Bytes to be read; 0 where that is not known."""
        if self.text is not None:
            return len(self.text)
        try:
            return Path(self.name).stat().st_size
        except OSError:  # whoever reads it says what is wrong
            return 0


def read_task(reader: "Reader", task: Task) -> OneReading:
    """Return what stands in a document, with its sketch.

    Its passages are left out: they are needed only to propose statements.
    """
    read = reader.file(Path(task.name)) if task.text is None else reader.text(task.text, called=task.name)
    speech = Speech(speakers=read.speech.speakers, utterances=read.speech.utterances)
    return changed(read, speech=speech, sketch=None if read.document is None else Sketch.of(read.document))
