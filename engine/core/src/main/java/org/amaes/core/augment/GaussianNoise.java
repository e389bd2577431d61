package org.amaes.core.augment;

/**
 * Independent standard normal numbers by the ziggurat method: 256 layers of equal area under the bell
 * curve, exact up to the 24 bits with which a float is drawn.
 *
 * <p>Source: G. Marsaglia and W. W. Tsang, "The ziggurat method for generating random variables", 2000,
 * with separate bits for layer and position as J. A. Doornik asks for (2005).
 */
final class GaussianNoise {

    private static final int LAYERS = 256;
    private static final double TAIL = 3.6541528853610088;
    private static final double AREA = 0.00492867323397465524494;

    /** Right edges of the layers, widest first; the last is 0. */
    private static final double[] EDGE = new double[LAYERS + 1];
    /** The share of each layer that lies wholly under the curve. */
    private static final float[] INSIDE = new float[LAYERS];
    /** Edge of a layer over 2²³: turns a signed 24-bit number into a position. */
    private static final float[] STEP = new float[LAYERS];

    static {
        EDGE[0] = AREA / Math.exp(-0.5 * TAIL * TAIL);
        EDGE[1] = TAIL;
        for (int i = 2; i < LAYERS; i++) {
            double height = Math.exp(-0.5 * EDGE[i - 1] * EDGE[i - 1]) + AREA / EDGE[i - 1];
            EDGE[i] = Math.sqrt(-2 * Math.log(height));
        }
        EDGE[LAYERS] = 0;
        for (int i = 0; i < LAYERS; i++) {
            INSIDE[i] = (float) (EDGE[i + 1] / EDGE[i] * 0x1p23);
            STEP[i] = (float) (EDGE[i] * 0x1p-23);
        }
    }

    private GaussianNoise() {
    }

    /** Writes {@code count} independent standard normal numbers; two come from each 64 random bits. */
    static void fill(float[] into, int count, PatchRandom random) {
        int i = 0;
        for (; i + 1 < count; i += 2) {
            long bits = random.nextLong();
            into[i] = number((int) bits, random);
            into[i + 1] = number((int) (bits >>> 32), random);
        }
        if (i < count) {
            into[i] = number((int) random.nextLong(), random);
        }
    }

    /** One number from 32 random bits: 8 choose the layer, 24 the signed position. */
    private static float number(int bits, PatchRandom random) {
        int layer = bits & 0xff;
        int position = bits >> 8;
        return Math.abs(position) < INSIDE[layer] ? position * STEP[layer] : rare(layer, position, random);
    }

    /** The 1 % of numbers at the rim of a layer or in the tail. */
    private static float rare(int firstLayer, int firstPosition, PatchRandom random) {
        int layer = firstLayer;
        int position = firstPosition;
        while (true) {
            if (Math.abs(position) < INSIDE[layer]) {
                return position * STEP[layer];
            }
            if (layer == 0) {
                return (float) (position < 0 ? -tail(random) : tail(random));
            }
            double x = position * 0x1p-23 * EDGE[layer];
            double outer = Math.exp(-0.5 * (EDGE[layer] * EDGE[layer] - x * x));
            double inner = Math.exp(-0.5 * (EDGE[layer + 1] * EDGE[layer + 1] - x * x));
            if (inner + random.nextDouble() * (outer - inner) < 1) {
                return (float) x;
            }
            int bits = (int) random.nextLong();
            layer = bits & 0xff;
            position = bits >> 8;
        }
    }

    /** A number beyond the last layer's edge. */
    private static double tail(PatchRandom random) {
        double x;
        double y;
        do {
            x = -Math.log(1 - random.nextDouble()) / TAIL;
            y = -Math.log(1 - random.nextDouble());
        } while (y + y < x * x);
        return TAIL + x;
    }
}
