package org.amaes.core.dataset;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.PatchRandom;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.augment.Workspace;
import org.amaes.core.dataset.ViewPair.View;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/**
 * Samples for SwinUNETR's pretraining: two views of a patch (see {@link Views}).
 *
 * <p>A sample depends on (seed, epoch, index) alone, like those of a {@link PatchSampler}. The other content is a
 * patch of another scan, drawn for each sample; the published code takes it from the same batch instead. With a
 * single scan it is another patch of that.
 */
public final class ViewSampler {

    private final PatchSource source;
    private final Views views;
    private final Shape shape;
    private final EpochOrder order;
    private final PretrainSampler clean;
    private final PretrainSampler others;

    /**
     * @param source the scans
     * @param pipeline what is done to the patch before its views are made: motion of views and targets, damage of views
     * @param views how the views are made
     * @param shape the patches' shape
     */
    public ViewSampler(PatchSource source, Pipeline pipeline, Views views, Shape shape) {
        requireSquare(views, shape);
        this.source = source;
        this.views = views;
        this.shape = shape;
        this.order = new EpochOrder(source.entries());
        this.clean = new PretrainSampler(source, pipeline, null, shape);
        this.others = new PretrainSampler(source, Pipeline.preset(Selection.NONE, Edition.CORRECTED), null, shape);
    }

    /**
     * Refuses a patch that quarter turns would change the shape of.
     *
     * @throws IllegalArgumentException in a sentence for the person who chose the size
     */
    public static void requireSquare(Views views, Shape shape) {
        int first = shape.get(views.axis() == 0 ? 1 : 0);
        int second = shape.get(views.axis() == 2 ? 1 : 2);
        if (first != second) {
            throw new IllegalArgumentException("A patch of " + shape + " voxels cannot be turned by 90° about the " + "xyz".charAt(views.axis())
                    + " axis: its other two sides are " + first + " and " + second + ". Choose a patch with two equal sides, and with --set axis=0, 1 or 2"
                    + " the axis across them.");
        }
    }

    /** How many samples an epoch has: one a scan. */
    public int samplesPerEpoch() {
        return source.entries();
    }

    /** The views' shape. */
    public Shape shape() {
        return shape;
    }

    /** A new, empty sample. */
    public ViewPair newPair() {
        return new ViewPair(shape, source.channels());
    }

    /** Memory of one thread. */
    public final class Scratch {
        private final Workspace workspace = new Workspace();
        private final Patch patch = clean.newPatch();
        private final Patch other = others.newPatch();
    }

    /** New memory for a thread. */
    public Scratch newScratch() {
        return new Scratch();
    }

    /**
     * Makes a sample.
     *
     * @param seed the run's seed
     * @param epoch 0, 1, …
     * @param index the place in the epoch
     * @param scratch memory of this thread
     * @param into receives the sample
     * @throws WorkbenchException if a scan cannot be read
     */
    public void sample(long seed, int epoch, int index, Scratch scratch, ViewPair into) throws WorkbenchException {
        PatchSeed name = new PatchSeed(seed, epoch, index);
        int entry = order.entry(seed, epoch, index);
        clean.fill(entry, name, scratch.workspace, scratch.patch, PretrainSampler.StageListener.NONE);
        PatchRandom partner = name.random(Choice.PARTNER);
        int apart = source.entries() == 1 ? 0 : 1 + partner.nextInt(source.entries() - 1);
        // Any seed but this sample's places the other window anew.
        PatchSeed elsewhere = new PatchSeed(partner.nextLong(), epoch, index);
        others.fill((entry + apart) % source.entries(), elsewhere, scratch.workspace, scratch.other, PretrainSampler.StageListener.NONE);
        fill(name.random(Choice.VIEW, 0), scratch, into.first());
        fill(name.random(Choice.VIEW, 1), scratch, into.second());
    }

    private void fill(PatchRandom random, Scratch scratch, View view) {
        int turn = random.nextInt(4);
        view.turn()[0] = (byte) turn;
        for (int channel = 0; channel < source.channels(); channel++) {
            int offset = channel * shape.length();
            QuarterTurn.turn(scratch.patch.input(), view.input(), offset, shape, views.axis(), turn);
            QuarterTurn.turn(scratch.patch.target(), view.target(), offset, shape, views.axis(), turn);
        }
        replace(random, view.input(), null);
        replace(random, view.input(), scratch.other.target());
    }

    /** Replaces cuboids until their voxels add up to a drawn share; overlaps count twice, as published. */
    private void replace(PatchRandom random, float[] voxels, float[] content) {
        double wanted = random.nextDouble() * views.share() * shape.length();
        for (long replaced = 0; replaced < wanted;) {
            Box cuboid = cuboid(random);
            for (int channel = 0; channel < source.channels(); channel++) {
                int offset = channel * shape.length();
                if (content == null) {
                    noise(random, voxels, offset, cuboid);
                } else {
                    copy(content, voxels, offset, cuboid);
                }
            }
            replaced += cuboid.shape().voxels();
        }
    }

    /** Begins anywhere but in the last few voxels of each axis, and ends with the patch at the latest. */
    private Box cuboid(PatchRandom random) {
        int[] start = new int[3];
        int[] sides = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int n = shape.get(axis);
            int shortest = Math.max(1, (int) (views.shortest() * n));
            int longest = Math.max(shortest, (int) (views.longest() * n));
            start[axis] = random.nextInt(Math.max(1, n - shortest));
            sides[axis] = Math.min(shortest + random.nextInt(longest - shortest + 1), n - start[axis]);
        }
        return Box.at(start[0], start[1], start[2], Shape.of(sides));
    }

    /** Gaussian noise, stretched to [0, 1]. */
    private void noise(PatchRandom random, float[] voxels, int offset, Box cuboid) {
        float[] noise = new float[cuboid.shape().length()];
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) normal(random);
            low = Math.min(low, noise[i]);
            high = Math.max(high, noise[i]);
        }
        float range = high > low ? high - low : 1;
        int at = 0;
        for (int x = cuboid.x0(); x < cuboid.x1(); x++) {
            for (int y = cuboid.y0(); y < cuboid.y1(); y++) {
                for (int z = cuboid.z0(); z < cuboid.z1(); z++) {
                    voxels[offset + shape.index(x, y, z)] = (noise[at++] - low) / range;
                }
            }
        }
    }

    /** A normal number after Box and Muller, written out so that it is the same on every Java release. */
    private static double normal(PatchRandom random) {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble())) * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    private void copy(float[] content, float[] voxels, int offset, Box cuboid) {
        int length = cuboid.z1() - cuboid.z0();
        for (int x = cuboid.x0(); x < cuboid.x1(); x++) {
            for (int y = cuboid.y0(); y < cuboid.y1(); y++) {
                int from = offset + shape.index(x, y, cuboid.z0());
                System.arraycopy(content, from, voxels, from, length);
            }
        }
    }
}
