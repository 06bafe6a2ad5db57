"""Times a multilayer perceptron in PyTorch: perceptron.py train | sample | spiral.

train   3 x 512, SiLU, batch 1,024, Adam: training samples a second on 144 principal components
sample  the seconds in which it draws 10,000 digits by 50 steps of DDIM, pixels included
spiral  3 x 256, ReLU, batch 64, Adam: steps a second on points of the plane
"""

import json
import sys
import time

import numpy
import torch
from torch import nn

import digits

LEVELS, PROMPTS, WAVES = 200, 10, 32
torch.manual_seed(1)
product = torch.cos((torch.arange(LEVELS + 1) / LEVELS + 0.008) / 1.008 * torch.pi / 2) ** 2
product = (product / product[0]).clamp(1e-6, 1)
signals, noises = product.sqrt(), (1 - product).sqrt()
frequencies = torch.exp(torch.linspace(0, numpy.log(1000), WAVES // 2))
angles = torch.arange(LEVELS + 1)[:, None] / LEVELS * frequencies
waves = torch.cat([angles.sin(), angles.cos()], 1)


def network(inputs, hidden, outputs, activation):
    layers = []
    for width in hidden:
        layers += [nn.Linear(inputs, width), activation()]
        inputs = width
    return nn.Sequential(*layers, nn.Linear(inputs, outputs))


def training(model, latents, told, batch, warm_up, steps):
    """Returns steps a second of predicting the noise; told(examples, times) goes in beside."""
    adam = torch.optim.Adam(model.parameters(), 1e-3, foreach=True)
    for step in range(warm_up + steps):
        if step == warm_up:
            began = time.perf_counter()
        examples = torch.randint(len(latents), (batch,))
        times = torch.randint(1, LEVELS + 1, (batch,))
        noise = torch.randn(batch, latents.shape[1])
        noisy = signals[times, None] * latents[examples] + noises[times, None] * noise
        predicted = model(torch.cat([noisy, told(examples, times)], 1))
        loss = nn.functional.mse_loss(predicted, noise)
        adam.zero_grad(set_to_none=True)
        loss.backward()
        adam.step()
    assert torch.isfinite(loss)
    return steps / (time.perf_counter() - began)


def digit_latents():
    images, labels = digits.load("train")
    mean, components, scale = digits.principal_components(images, 144)
    return torch.tensor((images - mean) @ components * scale), torch.tensor(labels)


def train():
    latents, labels = digit_latents()
    prompts = nn.functional.one_hot(labels, PROMPTS).float()
    model = network(144 + WAVES + PROMPTS, [512] * 3, 144, nn.SiLU)
    told = lambda examples, times: torch.cat([waves[times], prompts[examples]], 1)
    return 1024 * training(model, latents, told, 1024, 10, 150)


@torch.no_grad()
def sample(count=10000, batch=1000, steps=50):
    model = network(144 + WAVES + PROMPTS, [512] * 3, 144, nn.SiLU)
    decoder = torch.randn(144, 784)
    grid = [round(LEVELS * i / steps) for i in range(steps, -1, -1)]
    began = time.perf_counter()
    for start in range(0, count, batch):
        noisy = torch.randn(batch, 144)
        prompts = nn.functional.one_hot(torch.arange(batch) % PROMPTS, PROMPTS).float()
        for at, following in zip(grid, grid[1:]):
            told = torch.cat([noisy, waves[at].expand(batch, -1), prompts], 1)
            noise = model(told)
            clean = (noisy - noises[at] * noise) / signals[at]
            noisy = signals[following] * clean + noises[following] * noise
        noisy @ decoder
    return time.perf_counter() - began


def spiral():
    u, v = torch.rand(2, 10000)
    radius, angle = 0.65 * u + 0.25 + 0.15 * v, 3 * torch.pi * u
    points = torch.stack([radius * angle.cos(), radius * angle.sin()], 1)
    points = (points - points.mean(0)) / points.std(0)
    model = network(3, [256] * 3, 2, nn.ReLU)
    told = lambda examples, times: ((times - 1) / (LEVELS - 1) - 0.5)[:, None]
    return training(model, points, told, 64, 200, 3000)


print(json.dumps({"value": {"train": train, "sample": sample, "spiral": spiral}[sys.argv[1]]()}))
