"""Make the project's environment in .venv, or leave it alone when it is current.

    python3 tools/setup_environment.py            what "make setup" runs
    python3 tools/setup_environment.py --freeze   make constraints.txt anew ("make constraints")

The environment is built beside its final place and renamed when it is whole, so an interrupted run leaves either the
old environment or none. It is made anew when its recipe changes: pyproject.toml, constraints.txt, this file, the
version of Python, or the folder it stands in.

Only the standard library is used, and only syntax that Python 3.8 reads: an old Python gets a sentence.
"""

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
FINAL = ROOT / ".venv"
# A name of its own for each run: what outlives a killed run goes on writing there, and not into the next one's.
FRESH = ROOT / f".venv.new-{os.getpid()}"
RETIRED = ROOT / ".venv.old"
LOCK = ROOT / ".venv.lock"
STAMP = "recipe.sha256"
CONSTRAINTS = ROOT / "constraints.txt"
PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9.!+]+")


def main():
    if sys.argv[1:] not in ([], ["--freeze"]):
        sys.exit(f"usage: {sys.argv[0]} [--freeze]")
    require_version()
    freeze = sys.argv[1:] == ["--freeze"]
    if not freeze and is_current():
        return
    require_venv()
    # A terminated run must tidy up as an interrupted one does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with LOCK.open("w") as lock:
        wait_for(lock)
        try:
            if freeze:
                build(constrained=False)
                write_constraints()
            elif not is_current():  # another run may have made it while this one waited
                followed = recipe()  # read before installing: a file changed meanwhile must not count as followed
                build(constrained=True)
                put_in_place(followed)
        except KeyboardInterrupt:
            sys.exit(130)
        except subprocess.CalledProcessError as failure:
            sys.exit(f"Set-up stopped: '{step(failure.cmd)}' failed (its message is above). {FINAL.name} is as it was.")
        finally:
            remove(FRESH)
            remove(RETIRED)


def recipe():
    """The digest of everything that decides what the environment holds."""
    digest = hashlib.sha256()
    for file in (ROOT / "pyproject.toml", CONSTRAINTS, Path(__file__)):
        digest.update(file.read_bytes() + b"\0")
    digest.update(f"{sys.version}\0{sys.base_prefix}\0{FINAL}".encode())
    return digest.hexdigest()


def is_current():
    stamp = FINAL / STAMP
    # The interpreter is a link: it dangles after the Python it was made from has gone.
    return stamp.is_file() and (FINAL / "bin" / "python").exists() and stamp.read_text() == recipe()


def require_version():
    if sys.version_info < OLDEST:
        oldest, found = ("{}.{}".format(*version) for version in (OLDEST, sys.version_info))
        sys.exit(
            f"Walkaway needs Python {oldest} or later, and {sys.executable} is Python {found}: install a later one "
            f"(for example 'apt-get install python{oldest} python{oldest}-venv') and name it "
            f"('make PYTHON=python{oldest} test')."
        )


def require_venv():
    """Debian and its kin ship Python without the parts that make environments."""
    if not all(importlib.util.find_spec(part) for part in ("venv", "ensurepip")):
        package = "python{}.{}-venv".format(*sys.version_info)
        sys.exit(
            f"{sys.executable} cannot make environments: install its venv (for example 'apt-get install {package}', or "
            "python3-venv) and run the command again."
        )


def wait_for(lock):
    """Hold the lock: whatever lies under a temporary name is then left over from a run that died."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Waiting for another set-up of this folder to end.", file=sys.stderr)
        fcntl.flock(lock, fcntl.LOCK_EX)
    for left_over in [RETIRED, *ROOT.glob(".venv.new-*")]:
        remove(left_over)


def build(constrained):
    """Make a whole environment under the temporary name, with the project itself installed in place."""
    where = FINAL.name if constrained else "a fresh environment to freeze"
    print("Making {} with Python {}.{}.{}: a minute or so.".format(where, *sys.version_info[:3]), file=sys.stderr)
    run(sys.executable, "-I", "-m", "venv", "--prompt", "walkaway", str(FRESH))
    limits = ["--constraint", str(CONSTRAINTS)] if constrained else []
    install = [*pip(), "--quiet", "--quiet", "install", *limits, "--editable", f"{ROOT}[dev,fast,figures,read]"]
    run(*install)


def put_in_place(followed):
    rewrite_paths()
    (FRESH / STAMP).write_text(followed)
    if FINAL.exists() or FINAL.is_symlink():
        FINAL.rename(RETIRED)
    FRESH.rename(FINAL)


def rewrite_paths():
    """Name the final place in the console scripts, the activate scripts and pyvenv.cfg."""
    for file in [FRESH / "pyvenv.cfg", *(FRESH / "bin").iterdir()]:
        if file.is_symlink() or not file.is_file():
            continue
        content = file.read_bytes()
        if b"\0" not in content and os.fsencode(FRESH) in content:
            file.write_bytes(content.replace(os.fsencode(FRESH), os.fsencode(FINAL)))


def write_constraints():
    """Freeze names and versions; a line that says anything else (an address, a path) stops it."""
    frozen = run(*pip(), "freeze", "--exclude-editable", stdout=subprocess.PIPE, text=True).splitlines()
    for line in frozen:
        if not PIN.fullmatch(line):
            sys.exit(f"pip freeze gave '{line}', which is not name==version; {CONSTRAINTS.name} is as it was.")
    written = CONSTRAINTS.with_name(CONSTRAINTS.name + ".new")
    written.write_text("".join(f"{line}\n" for line in frozen))
    written.replace(CONSTRAINTS)
    print(f"{len(frozen)} versions in {CONSTRAINTS.name}.", file=sys.stderr)


def pip():
    return [str(FRESH / "bin" / "python"), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"]


def run(*command, **options):
    """Run a command to its end, or end it with all the processes it has started."""
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True, **options) as process:
        try:
            output, _ = process.communicate()
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return output


def step(command):
    return " ".join(part for part in command[1:] if not part.startswith("-"))


def remove(path):
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


if __name__ == "__main__":
    main()
