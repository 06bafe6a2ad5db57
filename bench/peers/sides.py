"""The sides of a comparison: difflab's commands, and scripts that run in a peer's Python."""

import json
import os
import pathlib
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
CORES = len(os.sched_getaffinity(0))


def run(command, threads=None, options=""):
    """Runs a command; returns its output, its seconds and the most memory it had, in MiB.

    threads are those of BLAS libraries, options those of the JVM that difflab runs in.
    """
    environment = dict(os.environ)
    if options:
        environment["DIFFLAB_JAVA_OPTS"] = options
    if threads:
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            environment[name] = str(threads)
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        began = time.perf_counter()
        child = subprocess.Popen(
            [str(word) for word in command], env=environment, cwd=ROOT, stdout=output, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if child.returncode != 0:
            raise SystemExit(f"{' '.join(map(str, command))} failed:\n{errors.read()[-2000:]}")
        return output.read(), seconds, usage.ru_maxrss / 1024


class Side:
    """One way of doing the work."""

    def __init__(self, name, command, measure, missing=lambda: None):
        self.name = name
        self.command = command
        self.measure = measure
        self.missing = missing


class Ours:
    """Measures what a run of difflab's takes; every run begins with nothing trained."""

    name = "difflab"

    @staticmethod
    def experiment(file, read):
        """A side whose value is read from the result of the file's one trial."""

        def measure():
            with tempfile.TemporaryDirectory() as folder:
                out = pathlib.Path(folder)
                run(Ours.words(file, out))
                line = (out / "run" / "results.jsonl").read_text().splitlines()[0]
                return read(json.loads(line))

        return Side(Ours.name, f"./difflab run {file}", measure)

    @staticmethod
    def words(file, out):
        return [ROOT / "difflab", "run", file, "--out", out / "run", "--store", out / "store"]

    @staticmethod
    def whole(file, quantity):
        """A side whose value is the seconds or the memory of the whole process."""

        def measure():
            with tempfile.TemporaryDirectory() as folder:
                _, seconds, memory = run(Ours.words(file, pathlib.Path(folder)))
                return {"seconds": seconds, "memory": memory}[quantity]

        return Side(Ours.name, f"./difflab run {file}", measure)

    @staticmethod
    def bench(*words):
        """A side whose value is the seconds of one operation of a bench."""
        words = [str(word) for word in words]

        def measure():
            with tempfile.TemporaryDirectory() as folder:
                run([ROOT / "difflab", "bench", *words, "--out", folder])
                result = json.loads((pathlib.Path(folder) / "results.json").read_text())[0]
                metric = result["primaryMetric"]
                return metric["score"] * {"ms/op": 1e-3, "us/op": 1e-6}[metric["scoreUnit"]]

        shown = " ".join(f"'{word}'" if " " in word else word for word in words)
        return Side(Ours.name, f"./difflab bench {shown}", measure)

    @staticmethod
    def generation():
        """A side whose value is the time from the start of `difflab generate` to its picture."""
        folder = tempfile.TemporaryDirectory()
        out = pathlib.Path(folder.name)

        def measure():
            if not (out / "run").exists():
                run(Ours.words("experiments/quickstart.yaml", out))
            picture = out / "seven.png"
            picture.unlink(missing_ok=True)
            _, seconds, _ = run(
                [ROOT / "difflab", "generate", "--run", out / "run", "--prompt", "7",
                 "--out", picture])
            assert picture.exists()
            return seconds

        side = Side(Ours.name, "./difflab generate --run RUN --prompt 7 --out seven.png", measure)
        side.folder = folder
        return side


class Script:
    """Measures a script of this folder in the Python that has the peer."""

    def __init__(self, python):
        self.python = python
        self.versions = {}

    def _missing(self, modules):
        def missing():
            for module in modules:
                if module not in self.versions:
                    self.versions[module] = subprocess.run(
                        [self.python, "-c", f"import {module}"], capture_output=True, check=False
                    ).returncode
                if self.versions[module] != 0:
                    return f"{self.python} has no {module}"
            return None

        return missing

    def value(self, peer, modules, *words):
        """Sides whose value the script prints, with one thread and with one for each core."""
        return [self._side(peer, modules, threads, words, "value")
                for threads in sorted({1, CORES})]

    def whole(self, peer, modules, quantity, *words):
        """Sides whose value is the seconds or the memory of the whole process."""
        return [self._side(peer, modules, threads, words, quantity)
                for threads in sorted({1, CORES})]

    def _side(self, peer, modules, threads, words, quantity):
        def measure():
            output, seconds, memory = run(
                [self.python, HERE / words[0], *words[1:]], threads=threads)
            if quantity == "value":
                return json.loads(output.splitlines()[-1])["value"]
            return {"seconds": seconds, "memory": memory}[quantity]

        shown = " ".join(words)
        command = f"OMP_NUM_THREADS={threads} OPENBLAS_NUM_THREADS={threads} python3 bench/peers/{shown}"
        name = f"{peer}, {threads} thread{'s' if threads > 1 else ''}"
        return Side(name, command, measure, self._missing(modules))
