"""What is compared, against whom, and how much better difflab is to be."""

import pathlib

from sides import CORES, Ours, Script

FASTER, SMALLER = "higher is better", "lower is better"


class Case:
    """One kind of work.

    target is the ratio to each peer that is to be reached, or, where there is none, the value.
    """

    def __init__(self, title, unit, better, sides, target, impossible=lambda: None):
        self.title = title
        self.unit = unit
        self.better = better
        self.sides = sides
        self.target = target
        self.impossible = impossible


def _part_seconds(result, slot):
    return next(part["seconds"] for part in result["parts"] if part["slot"] == slot)


def _no_bfloat16():
    flags = pathlib.Path("/proc/cpuinfo").read_text() if pathlib.Path("/proc/cpuinfo").exists() else ""
    if "avx512_bf16" in flags or "amx_bf16" in flags:
        return None
    return "this processor has no bfloat16 (neither avx512_bf16 nor amx_bf16)"


def _training(file, rows, python, *script):
    return [
        Ours.experiment(file, lambda result: rows / _part_seconds(result, "denoiser")),
        *Script(python).value("PyTorch", ["torch"], *script),
    ]


def _sampling(file, python, *script):
    return [
        Ours.experiment(file, lambda result: result["samplingSeconds"]),
        *Script(python).value("PyTorch", ["torch"], *script),
    ]


def _pca(python):
    script = Script(python)
    ours = Ours.bench(
        "Encoder.fit", "--component", "pca; components: 144", "--param", "trained=60000",
        "--param", "pictures=mnist", "--param", f"threads={CORES}")
    return [
        ours,
        *script.value("NumPy", ["numpy"], "pca.py", "numpy"),
        *script.value("scikit-learn (randomized)", ["sklearn"], "pca.py", "randomized"),
    ]


ALL = {
    "linear-diffusion": Case(
        "Linear Diffusion: fit 70,000 digits, draw 10,000, whole process", "s", SMALLER,
        lambda python: [
            Ours.whole("experiments/linear-one-shot.yaml", "seconds"),
            *Script(python).whole("scikit-learn", ["sklearn"], "seconds", "linear_diffusion.py"),
        ], "8x"),
    "linear-diffusion-warm": Case(
        "The same but for pictures and report, in a JVM that has done it before", "s", SMALLER,
        lambda python: [
            Ours.bench(
                "Experiment.run", "--param", "file=experiments/linear-one-shot.yaml",
                "--param", f"threads={CORES}"),
        ], ""),
    "pca": Case(
        "PCA to 144 components, 60,000 digits of 784 pixels, float32, in process", "s", SMALLER, _pca,
        "1.5x NumPy, 3x scikit-learn"),
    "mixture": Case(
        "Mixture sampler: 10,000 digits, 50 steps, 20 Gaussians for each digit", "s", SMALLER,
        lambda python: [
            Ours.experiment("bench/peers/mixture.yaml", lambda result: result["samplingSeconds"]),
            *Script(python).value("NumPy", ["numpy", "sklearn"], "mixture.py"),
        ], "5x"),
    "training": Case(
        "Perceptron 3x512, batch 1,024, training", "samples/s", FASTER,
        lambda python: _training(
            "bench/peers/perceptron.yaml", 400 * 1024, python, "perceptron.py", "train"), "1.5x"),
    "training-bfloat16": Case(
        "The same in bfloat16, beside float32 of PyTorch", "samples/s", FASTER,
        lambda python: _training(
            "bench/peers/perceptron-bfloat16.yaml", 400 * 1024, python, "perceptron.py", "train"),
        "3x", _no_bfloat16),
    "sampling": Case(
        "Perceptron 3x512: drawing 10,000 digits, 50 steps of DDIM", "s", SMALLER,
        lambda python: _sampling("bench/peers/perceptron.yaml", python, "perceptron.py", "sample"),
        "2x"),
    "sampling-bfloat16": Case(
        "The same in bfloat16, beside float32 of PyTorch", "s", SMALLER,
        lambda python: _sampling(
            "bench/peers/perceptron-bfloat16.yaml", python, "perceptron.py", "sample"),
        "4x", _no_bfloat16),
    "unet-training": Case(
        "U-Net 24-48-96, 28 x 28, batch 128, training", "images/s", FASTER,
        lambda python: _training("bench/peers/unet.yaml", 200 * 128, python, "unet.py", "train"),
        "2.5x"),
    "unet-training-bfloat16": Case(
        "The same in bfloat16, beside float32 of PyTorch", "images/s", FASTER,
        lambda python: _training(
            "bench/peers/unet-bfloat16.yaml", 200 * 128, python, "unet.py", "train"),
        "6x", _no_bfloat16),
    "unet-sampling": Case(
        "U-Net 24-48-96: drawing 1,000 digits, 20 steps of DDIM", "s", SMALLER,
        lambda python: _sampling("bench/peers/unet.yaml", python, "unet.py", "sample"), "2.5x"),
    "unet-sampling-bfloat16": Case(
        "The same in bfloat16, beside float32 of PyTorch", "s", SMALLER,
        lambda python: _sampling("bench/peers/unet-bfloat16.yaml", python, "unet.py", "sample"),
        "6x", _no_bfloat16),
    "spiral": Case(
        "Spiral, perceptron 3x256, batch 64, training", "steps/s", FASTER,
        lambda python: [
            Ours.experiment(
                "bench/peers/spiral.yaml",
                lambda result: 10000 / _part_seconds(result, "denoiser")),
            *Script(python).value("PyTorch", ["torch"], "perceptron.py", "spiral"),
        ], "3x"),
    "generate": Case(
        "difflab generate from a trained run, start of the JVM to PNG", "s", SMALLER,
        lambda python: [Ours.generation()], "under 1 s"),
    "memory": Case(
        "Memory of a run on MNIST", "MiB", SMALLER,
        lambda python: [
            Ours.whole("experiments/linear-one-shot.yaml", "memory"),
            *Script(python).whole("scikit-learn", ["sklearn"], "memory", "linear_diffusion.py")[:1],
        ], "under 1,536 MiB"),
}
