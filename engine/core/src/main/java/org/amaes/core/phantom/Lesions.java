package org.amaes.core.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A subject's white-matter lesions: caps on the horns of the ventricles, ovals along their bodies,
 * points in the deep white matter, and in heavy loads clusters that run together.
 */
final class Lesions {

    private static final int MOST_TRIES = 4000;
    private static final double FAR = 8;

    /** An oval at (x, y, z) mm with half axes a, b, c mm. */
    private record Oval(double x, double y, double z, double a, double b, double c) {

        double distance(double px, double py, double pz) {
            return SignedDistance.ellipsoid(px - x, py - y, pz - z, a, b, c);
        }

        /** Whether any point of a cube around (px, py, pz) may come close. */
        boolean mattersWithin(double px, double py, double pz, double cube) {
            double far = Math.max(a, Math.max(b, c)) + 3.5 + 0.87 * cube; // 0.87: half the diagonal
            double dx = px - x;
            double dy = py - y;
            double dz = pz - z;
            return dx * dx + dy * dy + dz * dz < far * far;
        }
    }

    /** How deep in white matter a point lies, in mm; negative where it is something else. */
    @FunctionalInterface
    interface WhiteMatter {
        double depth(double x, double y, double z);
    }

    private static final int CELL = 8;
    private static final int CELLS = 25; // along each axis: the cube from -100 to 100 mm

    private final List<Oval> ovals = new ArrayList<>();
    private final Oval[][] near = new Oval[CELLS * CELLS * CELLS][];
    private final WaveField edge;
    private final SplittableRandom random;
    private final WhiteMatter whiteMatter;

    /** @param load 0 for none, above 1 for many */
    Lesions(SplittableRandom random, double load, double ventricles, WhiteMatter whiteMatter) {
        this.random = random;
        this.whiteMatter = whiteMatter;
        edge = new WaveField(random, 8, 7, 0.4);
        if (load > 0) {
            caps(load, ventricles);
            alongVentricles(load, ventricles);
            points(load);
            clusters(load);
        }
        index();
    }

    /** Lists for every cell of space the ovals that may matter there: most cells have none. */
    private void index() {
        for (int cell = 0; cell < near.length; cell++) {
            double x = middle(cell / (CELLS * CELLS));
            double y = middle(cell / CELLS % CELLS);
            double z = middle(cell % CELLS);
            List<Oval> here = ovals.stream().filter(oval -> oval.mattersWithin(x, y, z, CELL)).toList();
            near[cell] = here.isEmpty() ? null : here.toArray(Oval[]::new);
        }
    }

    private static double middle(int cell) {
        return (cell + 0.5) * CELL - 0.5 * CELL * CELLS;
    }

    private static int cell(double at) {
        return Math.max(0, Math.min(CELLS - 1, (int) (at / CELL + 0.5 * CELLS)));
    }

    /** How far inside a lesion a point lies, in mm; strongly negative far from all. */
    double inside(double x, double y, double z) {
        Oval[] here = near[(cell(x) * CELLS + cell(y)) * CELLS + cell(z)];
        if (here == null) {
            return -FAR;
        }
        double nearest = FAR;
        for (Oval oval : here) {
            nearest = SignedDistance.join(nearest, oval.distance(x, y, z), 1.5);
        }
        return nearest > 3 ? -FAR : 0.45 * edge.value(x, y, z) - nearest;
    }

    private void caps(double load, double ventricles) {
        for (int side = -1; side <= 1; side += 2) {
            double front = load * Traits.between(random, 4, 10);
            double back = load * Traits.between(random, 4, 13);
            if (front > 1.2) {
                ovals.add(new Oval(side * (10 + ventricles), 35 + 0.4 * front, 3, 2 + front * 0.7, 2 + front * 0.6, 2 + front * 0.8));
            }
            if (back > 1.2) {
                ovals.add(new Oval(side * (29 + ventricles), -55 - 0.3 * back, 9, 2 + back * 0.5, 2.5 + back, 2 + back * 0.7));
            }
        }
    }

    private void alongVentricles(double load, double ventricles) {
        int count = (int) Math.round(20 * load);
        for (int i = 0; i < count; i++) {
            double y = Traits.between(random, -42, 22);
            double z = 20 - 0.006 * (y + 12) * (y + 12) + Traits.between(random, 1, 7);
            double from = 14 - 0.28 * Math.min(0, y + 10) + ventricles;
            double length = Traits.between(random, 2.2, 4 + 6 * load);
            double thick = length * Traits.between(random, 0.45, 0.7);
            add(sign() * (from + Traits.between(random, 2, 6)), y, z, length, thick, thick, 1.5);
        }
    }

    private void points(double load) {
        int wanted = (int) Math.round(2 + 22 * load);
        for (int tries = 0, placed = 0; placed < wanted && tries < MOST_TRIES; tries++) {
            double radius = Traits.between(random, 1.5, 2.8 + 1.6 * load);
            placed += deep(radius) ? 1 : 0;
        }
    }

    private boolean deep(double radius) {
        return add(sign() * Traits.between(random, 14, 52), Traits.between(random, -72, 52), Traits.between(random, 2, 52),
                radius * Traits.between(random, 0.8, 1.3), radius * Traits.between(random, 0.8, 1.3), radius, radius + 0.4);
    }

    private void clusters(double load) {
        int wanted = (int) Math.round(9 * Math.max(0, load - 0.25));
        for (int tries = 0, placed = 0; placed < wanted && tries < MOST_TRIES; tries++) {
            double radius = Traits.between(random, 3, 5);
            if (deep(radius)) {
                placed++;
                Oval heart = ovals.getLast();
                int satellites = 2 + random.nextInt(4);
                for (int i = 0; i < satellites; i++) {
                    add(heart.x + Traits.between(random, -5, 5), heart.y + Traits.between(random, -8, 8),
                            heart.z + Traits.between(random, -4, 4), radius * 0.8, radius, radius * 0.7, 1);
                }
            }
        }
    }

    /** Adds an oval if its middle has enough white matter around it. */
    private boolean add(double x, double y, double z, double a, double b, double c, double clearance) {
        boolean fits = whiteMatter.depth(x, y, z) > clearance;
        if (fits) {
            ovals.add(new Oval(x, y, z, a, b, c));
        }
        return fits;
    }

    private int sign() {
        return random.nextBoolean() ? 1 : -1;
    }
}
