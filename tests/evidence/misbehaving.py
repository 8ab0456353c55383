"""Let a process that reads documents go wrong at a word: loaded by it in place of nothing, before it begins."""

import os
import time
from typing import Any

from walkaway.evidence import reading

__all__ = ["PROGRAM"]

# What a process that reads is started with, so that it misbehaves.
PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from evidence import misbehaving; misbehaving.begin(); "
    "from walkaway.evidence.worker_child import answer; answer()"
)


def begin() -> None:
    """Go wrong from now on."""
    before = reading.speech_in

    def speech_in(document: Any, known: Any) -> Any:
        if "HANG" in document.text:
            time.sleep(600)
        if "CRASH" in document.text:
            os._exit(9)
        if "RAISE" in document.text:
            raise ZeroDivisionError("by nothing")
        if "PRINT" in document.text:
            print("what a library prints is no answer", flush=True)
            os.write(1, b"nor is this")
        return before(document, known)

    reading.speech_in = speech_in
