"""One training step of a U-Net in PyTorch, timed once for every line on standard input."""
import argparse
import sys
import time

import torch
from torch import nn
from torch.nn import functional


def stage(channels_in, channels_out, convolutions):
    layers = []
    for i in range(convolutions):
        layers += [nn.Conv3d(channels_in if i == 0 else channels_out, channels_out, 3, padding=1),
                   nn.InstanceNorm3d(channels_out, eps=1e-5, affine=True), nn.LeakyReLU(0.01, inplace=True)]
    return nn.Sequential(*layers)


class UNet(nn.Module):

    def __init__(self, filters, out_channels, decoder_convolutions, skips):
        super().__init__()
        self.skips = skips
        widths = [filters << level for level in range(5)]
        self.encoder = nn.ModuleList([stage(1 if level == 0 else widths[level - 1], widths[level], 2) for level in range(5)])
        self.up = nn.ModuleList([nn.ConvTranspose3d(widths[level + 1], widths[level], 2, 2) for level in (3, 2, 1, 0)])
        self.decoder = nn.ModuleList([stage(widths[level] * (2 if skips else 1), widths[level], decoder_convolutions) for level in (3, 2, 1, 0)])
        self.head = nn.Conv3d(filters, out_channels, 1)

    def forward(self, x):
        features = []
        for level, block in enumerate(self.encoder):
            x = block(x if level == 0 else functional.max_pool3d(x, 2))
            features.append(x)
        for i in range(4):
            x = self.up[i](x)
            x = self.decoder[i](torch.cat([x, features[3 - i]], 1) if self.skips else x)
        return self.head(x)


def dice_and_cross_entropy(scores, labels):
    scores = scores.float()
    probabilities = scores.softmax(1)
    truth = functional.one_hot(labels, scores.shape[1]).permute(0, 4, 1, 2, 3).float()
    axes = (2, 3, 4)
    tp = (probabilities * truth).sum(axes)
    fp = (probabilities * (1 - truth)).sum(axes)
    fn = ((1 - probabilities) * truth).sum(axes)
    return functional.cross_entropy(scores, labels) - ((2 * tp + 1) / (2 * tp + fp + fn + 1)).mean()


parser = argparse.ArgumentParser()
for name in ("filters", "out-channels", "decoder-convolutions", "batch", "threads"):
    parser.add_argument("--" + name, type=int)
for name in ("skips", "patch", "precision"):
    parser.add_argument("--" + name)
options = parser.parse_args()

torch.manual_seed(0)
torch.set_num_threads(options.threads)
network = UNet(options.filters, options.out_channels, options.decoder_convolutions, options.skips == "true")
sides = [int(side) for side in options.patch.split("x")]
image = torch.rand(options.batch, 1, *sides)
labels = torch.randint(0, options.out_channels, (options.batch, *sides)) if options.out_channels > 1 else None
optimizer = torch.optim.AdamW(network.parameters(), lr=1e-4, weight_decay=3e-5, amsgrad=True)

for _ in sys.stdin:
    start = time.perf_counter()
    optimizer.zero_grad(set_to_none=True)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.precision == "bf16"):
        output = network(image)
    loss = functional.mse_loss(output.float(), image) if labels is None else dice_and_cross_entropy(output, labels)
    loss.backward()
    optimizer.step()
    print(time.perf_counter() - start, flush=True)
