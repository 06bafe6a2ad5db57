"""Times a U-Net of 24, 48 and 96 channels in PyTorch: unet.py train | sample.

train   batch 128, Adam: training images a second on digits of 28 x 28
sample  the seconds in which it draws 1,000 digits by 20 steps of DDIM

The layers are those of difflab's denoiser unet with one block in each level.
"""

import json
import sys
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

import digits

LEVELS, PROMPTS, FEATURES, GROUPS = 200, 10, 32, 8
CHANNELS = [24, 48, 96]
torch.manual_seed(1)
product = torch.cos((torch.arange(LEVELS + 1) / LEVELS + 0.008) / 1.008 * torch.pi / 2) ** 2
product = (product / product[0]).clamp(1e-6, 1)
signals, noises = product.sqrt(), (1 - product).sqrt()
frequencies = torch.exp(torch.linspace(0, -numpy.log(10000), FEATURES // 2))
angles = torch.arange(LEVELS + 1)[:, None] * frequencies
features = torch.cat([angles.sin(), angles.cos()], 1)


class Block(nn.Module):
    def __init__(self, inputs, outputs, embedding):
        super().__init__()
        self.first_norm = nn.GroupNorm(GROUPS, inputs)
        self.first = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.shift = nn.Linear(embedding, outputs)
        self.second_norm = nn.GroupNorm(GROUPS, outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.skip = nn.Identity() if inputs == outputs else nn.Conv2d(inputs, outputs, 1)

    def forward(self, images, embedding):
        hidden = self.first(functional.silu(self.first_norm(images)))
        hidden = hidden + self.shift(embedding)[:, :, None, None]
        return self.skip(images) + self.second(functional.silu(self.second_norm(hidden)))


class Unet(nn.Module):
    def __init__(self):
        super().__init__()
        width = 4 * CHANNELS[0]
        self.embed = nn.Sequential(
            nn.Linear(FEATURES + PROMPTS, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU())
        self.begin = nn.Conv2d(1, CHANNELS[0], 3, padding=1)
        self.halve = nn.ModuleList(
            nn.Conv2d(above, below, 3, stride=2, padding=1)
            for above, below in zip(CHANNELS, CHANNELS[1:]))
        self.down = nn.ModuleList(Block(count, count, width) for count in CHANNELS)
        self.middle = nn.ModuleList(Block(CHANNELS[-1], CHANNELS[-1], width) for _ in range(2))
        self.up = nn.ModuleList(Block(2 * count, count, width) for count in reversed(CHANNELS))
        self.enlarge = nn.ModuleList(
            nn.Conv2d(below, above, 3, padding=1)
            for below, above in zip(CHANNELS[:0:-1], CHANNELS[-2::-1]))
        self.norm = nn.GroupNorm(GROUPS, CHANNELS[0])
        self.end = nn.Conv2d(CHANNELS[0], 1, 3, padding=1)

    def forward(self, images, conditions):
        embedding = self.embed(conditions)
        hidden, skips = self.begin(images), []
        for level, block in enumerate(self.down):
            hidden = block(self.halve[level - 1](hidden) if level else hidden, embedding)
            skips.append(hidden)
        for block in self.middle:
            hidden = block(hidden, embedding)
        for level, block in enumerate(self.up):
            if level:
                hidden = self.enlarge[level - 1](functional.interpolate(hidden, scale_factor=2))
            hidden = block(torch.cat([hidden, skips.pop()], 1), embedding)
        return self.end(functional.silu(self.norm(hidden)))


def train(batch=128, warm_up=3, steps=20):
    values, labels = digits.load("train")
    images = torch.tensor(values).reshape(-1, 1, 28, 28)
    prompts = functional.one_hot(torch.tensor(labels), PROMPTS).float()
    model = Unet()
    adam = torch.optim.Adam(model.parameters(), 1e-3, foreach=True)
    for step in range(warm_up + steps):
        if step == warm_up:
            began = time.perf_counter()
        examples = torch.randint(len(images), (batch,))
        times = torch.randint(1, LEVELS + 1, (batch,))
        noise = torch.randn(batch, 1, 28, 28)
        noisy = (signals[times, None, None, None] * images[examples]
                 + noises[times, None, None, None] * noise)
        predicted = model(noisy, torch.cat([features[times], prompts[examples]], 1))
        loss = functional.mse_loss(predicted, noise)
        adam.zero_grad(set_to_none=True)
        loss.backward()
        adam.step()
    assert torch.isfinite(loss)
    return batch * steps / (time.perf_counter() - began)


@torch.no_grad()
def sample(count=1000, batch=125, steps=20):
    model = Unet()
    grid = [round(LEVELS * i / steps) for i in range(steps, -1, -1)]
    began = time.perf_counter()
    for _ in range(0, count, batch):
        noisy = torch.randn(batch, 1, 28, 28)
        prompts = functional.one_hot(torch.arange(batch) % PROMPTS, PROMPTS).float()
        for at, following in zip(grid, grid[1:]):
            noise = model(noisy, torch.cat([features[at].expand(batch, -1), prompts], 1))
            clean = (noisy - noises[at] * noise) / signals[at]
            noisy = signals[following] * clean + noises[following] * noise
    return time.perf_counter() - began


if __name__ == "__main__":
    print(json.dumps({"value": {"train": train, "sample": sample}[sys.argv[1]]()}))
