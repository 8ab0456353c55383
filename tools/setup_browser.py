"""Get what the tests that look at a page in a browser need, or leave it alone when it is there.

    python3 tools/setup_browser.py    what "make browser" runs

Needed are Chromium, a library that Playwright uses, Node.js with npm, and two npm packages: axe-core, which finds what
keeps people from reading a page, and html-validate, which reads a page by the rules of HTML5. The packages go into
.browser, built beside its final place and renamed when it is whole. The rest is asked of apt-get, on Debian and its
kin, where that needs no password. Where something cannot be had, one sentence says what to install, and the tests say
so as they skip.

Only the standard library is used, and only syntax that Python 3.8 reads, as in setup_environment.py.
"""

import ctypes
import fcntl
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from setup_environment import ROOT, remove, run

FINAL = ROOT / ".browser"
FRESH = ROOT / f".browser.new-{os.getpid()}"
RETIRED = ROOT / ".browser.old"
LOCK = ROOT / ".browser.lock"
STAMP = "packages.txt"

# The one place with the versions. html-validate: the newest that the Node.js of Debian 12 runs.
PACKAGES = ("axe-core@4.14.1", "html-validate@9.7.1")
OLDEST_NODE = (18, 19)
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
DEBIAN = {"Chromium": "chromium", "libatomic": "libatomic1", "Node.js": "nodejs", "npm": "npm"}
# Letters as wide as Arial's, which most readers have, and letters of most scripts. Nothing is skipped for want of them.
FONTS = {
    "fonts-liberation": "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "fonts-noto-core": "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
}


def main():
    if sys.argv[1:]:
        sys.exit(f"usage: {sys.argv[0]}")
    if is_current():
        return
    # A terminated run must tidy up as an interrupted one does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with LOCK.open("w") as lock:
        wait_for(lock)
        try:
            if not is_current():  # another run may have done it while this one waited
                get_what_is_missing()
        except KeyboardInterrupt:
            sys.exit(130)
        finally:
            remove(FRESH)
            remove(RETIRED)


def is_current():
    return bool(chromium() and libatomic() and shutil.which("node") and packages())


def chromium():
    """The path of a Chromium, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def libatomic():
    """The library that the program within Playwright needs, or None; a small Debian comes without it."""
    name = "libatomic.so.1"
    try:
        return name if sys.platform != "linux" or ctypes.CDLL(name) else None
    except OSError:
        return None


def packages():
    """The folder that holds the npm packages in the versions that are asked for, or None."""
    stamp = FINAL / STAMP
    return FINAL / "node_modules" if stamp.is_file() and stamp.read_text() == recipe() else None


def recipe():
    return "".join(package + "\n" for package in PACKAGES)


def wait_for(lock):
    """Hold the lock: whatever lies under a temporary name is then left over from a run that died."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Waiting for another set-up of this folder to end.")
        fcntl.flock(lock, fcntl.LOCK_EX)
    for left_over in [RETIRED, *ROOT.glob(".browser.new-*")]:
        remove(left_over)


def get_what_is_missing():
    """Have the programs, then the packages as far as the programs allow; say in a sentence what is not to be had."""
    absent = absent_parts()
    wanted = [DEBIAN[name] for name in absent] + [name for name, file in FONTS.items() if not Path(file).exists()]
    trouble = install(wanted) if wanted else ""
    absent = absent_parts()
    if absent:
        names = " ".join(DEBIAN[name] for name in absent)
        cannot_run(
            f"{', '.join(absent)} not found: {trouble or 'apt-get did not bring it'}. "
            f"Install {'it' if len(absent) == 1 else 'them'} (on Debian and its kin 'apt-get install {names}')"
        )
    elif node_version() < OLDEST_NODE:
        cannot_run("Node.js {}.{} is too old. Install {}.{} or later".format(*node_version(), *OLDEST_NODE))
    if not {"Node.js", "npm"} & set(absent) and node_version() >= OLDEST_NODE:
        trouble = install_packages()
        if trouble:
            cannot_run(f"npm could not install {' and '.join(PACKAGES)} ({trouble}). See that it can")


def cannot_run(reason):
    say(f"Tests that look at a page in a browser cannot run here: {reason}, then run 'make browser'.")


def absent_parts():
    found = {
        "Chromium": chromium(),
        "libatomic": libatomic(),
        "Node.js": shutil.which("node"),
        "npm": shutil.which("npm"),
    }
    return [name for name, path in found.items() if not path]


def node_version():
    said = subprocess.run(["node", "--version"], stdout=subprocess.PIPE, text=True).stdout
    digits = said.strip().lstrip("v").split(".")[:2]
    return tuple(int(part) for part in digits) if len(digits) == 2 and all(map(str.isdigit, digits)) else (0, 0)


def install(names):
    """Install Debian packages where nobody need be asked; return what stood in the way, or nothing."""
    superuser = as_superuser()
    if not shutil.which("apt-get"):
        return "there is no apt-get to install with"
    if superuser is None:
        return "installing needs the superuser"
    say(f"Installing {' and '.join(names)} with apt-get: a minute or so.")
    patience = ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=30"]
    apt = [*superuser, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *patience]
    asked = [*apt, "install", "--yes", "--no-install-recommends", *names]
    trouble = unbroken(asked)
    if trouble:  # most often because the lists of packages are old, or not there yet
        unbroken([*apt, "update"])
        trouble = unbroken(asked)
    return trouble


def as_superuser():
    """What to put before a command that needs the superuser, or None."""
    if os.geteuid() == 0:
        return []
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], **quiet).returncode == 0:
        return ["sudo", "-n"]
    return None


def unbroken(command):
    """Run a command that must not be cut short, and return its last words where it failed.

    An interrupted dpkg leaves packages half set up: when this run is told to stop, it first lets the command end.
    """
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, start_new_session=True, text=True, **quiet) as process:
        try:
            output, _ = process.communicate()
        except BaseException:
            say("Letting apt-get end what it has begun.")
            process.communicate()
            raise
    return last_words(output) if process.returncode else ""


def last_words(output):
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    faults = [line for line in lines if line.startswith(("E:", "npm error", "npm ERR!"))] or lines
    return "'{}'".format(faults[0].replace("E: ", "", 1)) if faults else "it failed without a word"


def install_packages():
    """Put the npm packages in place; return what stood in the way, or nothing."""
    if packages():
        return ""
    say(f"Installing {' and '.join(PACKAGES)} into {FINAL.name} with npm: a few seconds.")
    FRESH.mkdir()
    quiet = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    patience = ["--prefer-offline", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000"]
    said = FRESH / "npm.log"
    try:
        with said.open("w") as log:
            command = ["npm", "install", "--prefix", str(FRESH), *quiet, *patience, *PACKAGES]
            run(*command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    except subprocess.CalledProcessError:
        return last_words(said.read_text(errors="replace"))
    said.unlink()
    (FRESH / STAMP).write_text(recipe())
    if FINAL.exists() or FINAL.is_symlink():
        FINAL.rename(RETIRED)
    FRESH.rename(FINAL)
    return ""


def say(sentence):
    print(sentence, file=sys.stderr)


if __name__ == "__main__":
    main()
