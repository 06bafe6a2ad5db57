"""What was measured, kept as JSON: one file for each case."""

import datetime
import json
import os
import pathlib
import platform
import statistics
import subprocess

from sides import CORES, ROOT

FOLDER = ROOT / "docs" / "benchmarks"
PROFILES = FOLDER / "profiles"


def _first(text, beginning):
    lines = [line for line in text.splitlines() if line.startswith(beginning)]
    return lines[0].split(":", 1)[1].strip() if lines else "unknown"


def _said(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "none"
    lines = (done.stdout + done.stderr).splitlines()
    return lines[0].strip() if done.returncode == 0 and lines else "none"


def _java():
    """Returns the java that the launcher starts."""
    home = os.environ.get("JAVA_HOME")
    return str(pathlib.Path(home, "bin", "java")) if home else "java"


def machine(python):
    """Describes the machine and what is installed; python is the peers' interpreter."""
    processor, memory = pathlib.Path("/proc/cpuinfo"), pathlib.Path("/proc/meminfo")
    return {
        "processor": _first(processor.read_text(), "model name") if processor.exists() else "unknown",
        "cores": CORES,
        "memory": _first(memory.read_text(), "MemTotal") if memory.exists() else "unknown",
        "system": f"{platform.system()} {platform.machine()}",
        "java": _said(_java(), "-version"),
        "python": _said(python, "--version"),
        **{
            module: _said(python, "-c", f"import {module}; print({module}.__version__)")
            for module in ("numpy", "sklearn", "torch")
        },
        "commit": _said("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"),
    }


class Result:
    """The values that each side of a case reached."""

    def __init__(self, case, dates, machine, sides, missing):
        self.case = case
        self.dates = dates
        self.machine = machine
        self.sides = sides
        self.missing = missing

    @staticmethod
    def of(case, folder, python, add):
        """Begins a result, or goes on with one of the same commit that is kept."""
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
        kept = folder / f"{case}.json"
        here = machine(python)
        if add and kept.exists():
            earlier = Result.read(kept)
            if earlier.machine == here:
                earlier.dates.append(now)
                return earlier
            print(f"{case}: what is kept was measured elsewhere or at another commit, and is left out")
        return Result(case, [now], here, {}, {})

    @staticmethod
    def read(file):
        return Result(**json.loads(file.read_text()))

    @staticmethod
    def all(folder):
        return {file.stem: Result.read(file) for file in sorted(folder.glob("*.json"))}

    def add(self, side, value):
        kept = self.sides.setdefault(side.name, {"command": side.command, "values": []})
        kept["values"].append(value)

    def median(self, side):
        return statistics.median(self.sides[side]["values"])

    def keep(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder / f".{self.case}.part"
        beside.write_text(json.dumps(vars(self), indent=2) + "\n")
        beside.replace(folder / f"{self.case}.json")
