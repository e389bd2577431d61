package org.amaes.torch;

import java.util.stream.IntStream;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * How a grid of tokens is cut into windows: their sides, clamped where the grid is no larger, and by how much the
 * grid is rolled before, so that every other block attends across the borders of the last.
 *
 * @param grid tokens along each axis
 * @param window sides of a window
 * @param shift by how much the grid is rolled; all 0 in a block that does not shift
 * @param full the sides that windows have where the grid is large enough
 */
record SwinWindows(int[] grid, int[] window, int[] shift, int full) {

    /** Added to the scores of two tokens that the roll brought together from different ends of the grid. */
    private static final double APART = -100;
    private static final long[] AXES = {1, 2, 3};
    /** From (B, nx, wx, ny, wy, nz, wz, C) to windows before tokens; its own inverse is {@link #TOKENS_BACK}. */
    private static final long[] WINDOWS_FIRST = {0, 1, 3, 5, 2, 4, 6, 7};
    private static final long[] TOKENS_BACK = {0, 1, 4, 2, 5, 3, 6, 7};

    /** @param shifted whether it is a block that shifts */
    static SwinWindows of(int[] grid, int full, boolean shifted) {
        int[] window = new int[3];
        int[] shift = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            boolean clamped = grid[axis] <= full;
            window[axis] = clamped ? grid[axis] : full;
            shift[axis] = clamped || !shifted ? 0 : full / 2;
        }
        return new SwinWindows(grid, window, shift, full);
    }

    /** Tokens of a window. */
    int tokens() {
        return window[0] * window[1] * window[2];
    }

    /** Windows along an axis. */
    private int windows(int axis) {
        return Math.ceilDiv(grid[axis], window[axis]);
    }

    private int count() {
        return windows(0) * windows(1) * windows(2);
    }

    private boolean shifts() {
        return shift[0] + shift[1] + shift[2] > 0;
    }

    /** (B, X, Y, Z, C) cut into (B · windows, tokens, C); the grid is filled up with zeros at its upper ends. */
    Tensor partition(Tensor input) {
        long[] pad = new long[8];
        for (int axis = 0; axis < 3; axis++) {
            pad[7 - 2 * axis] = (long) windows(axis) * window[axis] - grid[axis]; // upper ends at odd places, last axis first
        }
        boolean fits = IntStream.range(0, 3).allMatch(axis -> grid[axis] % window[axis] == 0);
        Tensor padded = fits ? input : torch.constant_pad_nd(input, pad, Tensors.scalar(0));
        Tensor rolled = shifts() ? torch.roll(padded, new long[] {-shift[0], -shift[1], -shift[2]}, AXES) : padded;
        return rolled.reshape(input.size(0), windows(0), window[0], windows(1), window[1], windows(2), window[2], input.size(4))
                .permute(WINDOWS_FIRST).reshape(-1, tokens(), input.size(4));
    }

    /** The way back from {@link #partition}. */
    Tensor join(Tensor windows, long samples) {
        long width = windows.size(2);
        Tensor rolled = windows.reshape(samples, windows(0), windows(1), windows(2), window[0], window[1], window[2], width)
                .permute(TOKENS_BACK)
                .reshape(samples, (long) windows(0) * window[0], (long) windows(1) * window[1], (long) windows(2) * window[2], width);
        Tensor joined = shifts() ? torch.roll(rolled, new long[] {shift[0], shift[1], shift[2]}, AXES) : rolled;
        for (int axis = 0; axis < 3; axis++) {
            joined = joined.narrow(axis + 1, 0, grid[axis]);
        }
        return joined; // (B, X, Y, Z, C)
    }

    /**
     * Which row of the table of relative positions belongs to each pair of tokens, (tokens · tokens).
     *
     * <p>In a clamped window tokens are numbered as the first ones of a full window, as in the public
     * implementation: all published weights were trained so.
     */
    Tensor positions(TorchDevice device) {
        int tokens = tokens();
        int side = 2 * full - 1;
        float[] rows = new float[tokens * tokens]; // at most (2 · 7 − 1)³ rows: exact in float32
        for (int from = 0; from < tokens; from++) {
            for (int to = 0; to < tokens; to++) {
                int dx = from / (full * full) - to / (full * full) + full - 1;
                int dy = from / full % full - to / full % full + full - 1;
                int dz = from % full - to % full + full - 1;
                rows[from * tokens + to] = (dx * side + dy) * side + dz;
            }
        }
        return device.upload(rows, tokens * tokens).to(ScalarType.Long);
    }

    /**
     * What is added to the scores, (windows, 1, tokens, tokens): a large negative number for tokens that are no
     * neighbours; null in a block that does not shift.
     */
    Tensor mask(TorchDevice device) {
        if (!shifts()) {
            return null;
        }
        Tensor regions = device.upload(regions(), count(), tokens());
        return regions.unsqueeze(1).ne(regions.unsqueeze(2)).to(ScalarType.Float).mul(Tensors.scalar(APART)).unsqueeze(1);
    }

    /** From which part of the grid each token of each window comes after the roll. */
    private float[] regions() {
        float[] regions = new float[count() * tokens()];
        int at = 0;
        for (int w = 0; w < count(); w++) {
            int[] first = {w / (windows(1) * windows(2)) * window[0], w / windows(2) % windows(1) * window[1], w % windows(2) * window[2]};
            for (int t = 0; t < tokens(); t++) {
                regions[at++] = (region(0, first[0] + t / (window[1] * window[2])) * 3
                        + region(1, first[1] + t / window[2] % window[1])) * 3
                        + region(2, first[2] + t % window[2]);
            }
        }
        return regions;
    }

    /** 0 in all windows but the last; there 1 before and 2 after the seam of the roll. */
    private int region(int axis, int position) {
        int length = windows(axis) * window[axis];
        if (shift[axis] == 0 || position >= length - shift[axis]) {
            return 2;
        }
        return position < length - window[axis] ? 0 : 1;
    }
}
