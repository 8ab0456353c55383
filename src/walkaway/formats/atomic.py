"""Files that are replaced in one step."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from walkaway.errors import InputError

__all__ = ["write_atomically"]


def write_atomically(path: str | Path, text: str | bytes | Iterable[str]) -> None:
    """Replace a file in one step: whoever reads it finds the old file or the new one, never half of it.

    Args:
        path: The file.
        text: What it is to hold, whole or in pieces.

    Raises:
        InputError: It cannot be written.
    """
    place = Path(path).resolve()
    try:
        mode = place.stat().st_mode & 0o7777 if place.exists() else None
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".new")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from None
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            for piece in (text,) if isinstance(text, str | bytes) else text:
                stream.write(piece if isinstance(piece, bytes) else piece.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
        fresh.chmod(mode if mode is not None else 0o666 & ~_umask())
        fresh.replace(place)
        _sync_folder(place.parent)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _umask() -> int:
    """Return the process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the replacement last through a loss of power, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
