"""One training step of a U-Net or a MedNeXt in PyTorch, timed once for every line on standard input."""
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


class Block(nn.Module):
    """Depthwise convolution, normalisation, wider, GELU, narrower; beside it the input, resized where the block resizes."""

    def __init__(self, channels_in, channels_out, expansion, resize=None):
        super().__init__()
        convolution = nn.ConvTranspose3d if resize == "up" else nn.Conv3d
        stride = 2 if resize else 1
        self.resize = resize
        self.conv1 = convolution(channels_in, channels_in, 3, stride, 1, groups=channels_in)
        self.norm = nn.InstanceNorm3d(channels_in, eps=1e-5, affine=True)
        self.conv2 = nn.Conv3d(channels_in, expansion * channels_in, 1)
        self.conv3 = nn.Conv3d(expansion * channels_in, channels_out, 1)
        self.res_conv = convolution(channels_in, channels_out, 1, stride) if resize else nn.Identity()

    def forward(self, x):
        way = self.conv3(functional.gelu(self.conv2(self.norm(self.conv1(x)))))
        beside = self.res_conv(x)
        if self.resize == "up":
            way, beside = (functional.pad(each, (1, 0, 1, 0, 1, 0)) for each in (way, beside))
        return way + beside


def repeated(channels, expansion, count):
    return nn.Sequential(*[Block(channels, channels, expansion) for _ in range(count)])


def unet_encoder(widths):
    return nn.ModuleList([nn.Sequential(*([nn.MaxPool3d(2)] if level else []), *stage(widths[level - 1] if level else 1, widths[level], 2))
                          for level in range(5)])


def mednext_encoder(widths, expansion, blocks):
    down = [nn.Conv3d(1, widths[0], 1)] + [Block(widths[level - 1], widths[level], expansion[level], "down") for level in range(1, 5)]
    return nn.ModuleList([nn.Sequential(down[level], repeated(widths[level], expansion[level], blocks[level])) for level in range(5)])


class Network(nn.Module):

    def __init__(self, options):
        super().__init__()
        widths = [options.filters << level for level in range(5)]
        numbers = {name: [int(each) for each in (getattr(options, name) or "").split(",") if each] for name in ("expansion", "blocks")}
        self.skips = options.skips == "true"
        self.own = options.decoder == "own"
        self.encoder = mednext_encoder(widths, **numbers) if options.blocks else unet_encoder(widths)
        if self.own:
            self.up = nn.ModuleList([Block(widths[level + 1], widths[level], numbers["expansion"][8 - level], "up") for level in (3, 2, 1, 0)])
            self.decoder = nn.ModuleList([repeated(widths[level], numbers["expansion"][8 - level], numbers["blocks"][8 - level])
                                          for level in (3, 2, 1, 0)])
        else:
            convolutions = 1 if options.decoder == "light" else 2
            self.up = nn.ModuleList([nn.ConvTranspose3d(widths[level + 1], widths[level], 2, 2) for level in (3, 2, 1, 0)])
            self.decoder = nn.ModuleList([stage(widths[level] * (2 if self.skips else 1), widths[level], convolutions) for level in (3, 2, 1, 0)])
        self.head = nn.Conv3d(options.filters, options.out_channels, 1)

    def forward(self, x):
        features = []
        for block in self.encoder:
            x = block(x)
            features.append(x)
        for i in range(4):
            x = self.up[i](x)
            if self.skips:
                x = x + features[3 - i] if self.own else torch.cat([x, features[3 - i]], 1)
            x = self.decoder[i](x)
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
for name in ("filters", "out-channels", "batch", "threads"):
    parser.add_argument("--" + name, type=int)
for name in ("skips", "patch", "precision", "decoder", "expansion", "blocks"):
    parser.add_argument("--" + name)
options = parser.parse_args()

torch.manual_seed(0)
torch.set_num_threads(options.threads)
network = Network(options)
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
