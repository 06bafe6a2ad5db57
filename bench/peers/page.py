"""Shows results as tables: on the terminal, and in docs/benchmarks.md."""

import pathlib

import cases
import results
from sides import ROOT, Ours

PAGE = ROOT / "docs" / "benchmarks.md"
TEXT = pathlib.Path(__file__).parent / "benchmarks.md"
PLACE = "<!-- tables -->"


def _number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _best(result, case):
    """Returns the better variant of each peer: those whose names differ in threads only."""
    better = max if case.better == cases.FASTER else min
    peers = {}
    for name in result.sides:
        if name != Ours.name:
            peers.setdefault(name.split(",")[0], []).append(name)
    return [better(variants, key=result.median) for variants in peers.values()]


def _row(result):
    case = cases.ALL[result.case]
    ours = result.median(Ours.name)
    count = len(result.sides[Ours.name]["values"])
    shown = f"{_number(ours)} {case.unit}"
    rows = []
    for peer in _best(result, case):
        theirs = result.median(peer)
        ratio = ours / theirs if case.better == cases.FASTER else theirs / ours
        rows.append(
            [case.title, shown, peer, f"{_number(theirs)} {case.unit}", f"{ratio:.2f}x",
             case.target, str(count)])
    return rows or [[case.title, shown, "", "", "", case.target, str(count)]]


def lines(several):
    """Returns the lines of a Markdown table."""
    rows = [["work", "difflab", "peer at its best", "its median", "ratio", "target", "times"]]
    rows.append(["---"] * len(rows[0]))
    for result in several:
        rows += _row(result)
    return ["| " + " | ".join(row) + " |" for row in rows]


def _details(result):
    case = cases.ALL[result.case]
    when = f"{', '.join(result.dates)}, commit {result.machine['commit']}"
    text = ["", f"**{case.title}** ({case.unit}, {case.better}; {when})", ""]
    for name, side in result.sides.items():
        values = ", ".join(_number(value) for value in side["values"])
        text.append(f"- {name}: {values} (`{side['command']}`)")
    for name, reason in result.missing.items():
        text.append(f"- {name}: left out, {reason}")
    return text


def _kernels(folder):
    """Returns what `difflab bench` found, if it was run with this output folder."""
    table = folder / "kernels" / "results.txt"
    if not table.exists():
        return []
    command = f"./difflab bench Machine MatrixProduct Gram --iterations 2 --out {table.parent.relative_to(ROOT)}"
    return ["", "## Kernels beside the machine's own limit", "", f"`{command}`", "", "```",
            table.read_text().rstrip(), "```"]


def _profiles():
    """Returns what `bench/peers/profile --keep` found."""
    text = []
    for kept in sorted(results.PROFILES.glob("*.md")):
        text += ["", f"### {kept.stem}", "", kept.read_text().rstrip()]
    return ["", "## Where the time goes", *text] if text else []


def _machine(result):
    """Returns what is the same for all that one machine measured."""
    facts = ((name, value) for name, value in result.machine.items() if name != "commit")
    return ", ".join(f"{name} {value}" for name, value in facts)


def write(folder):
    """Writes the page: the text of benchmarks.md beside this file, with the tables in their place."""
    kept = results.Result.all(folder)
    several = [kept[name] for name in cases.ALL if name in kept]
    if not several:
        raise SystemExit(f"{folder} holds no results; run bench/peers/compare first")
    machines = {_machine(result): None for result in several}
    text = [f"Machine: {machine}." for machine in machines] + [""]
    text += lines(several)
    for name, case in cases.ALL.items():
        reason = case.impossible()
        if reason:
            text += ["", f"{case.title}: left out, {reason}."]
    for result in several:
        text += _details(result)
    text += _kernels(folder) + _profiles()
    PAGE.write_text(TEXT.read_text().replace(PLACE, "\n".join(text)))
