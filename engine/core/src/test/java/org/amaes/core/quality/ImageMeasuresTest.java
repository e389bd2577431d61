package org.amaes.core.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.SplittableRandom;

import org.amaes.core.augment.GhostingEffect;
import org.amaes.core.augment.RingingEffect;
import org.amaes.core.augment.Effect;
import org.amaes.core.augment.Workspace;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;

/** The estimates, against volumes of which the truth is known. */
class ImageMeasuresTest {

    @Test
    void noiseOfABallIsItsNoise() {
        Volume ball = ball(1000, 0);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < ball.data().length; i++) {
            if (ball.data()[i] > 0) {
                ball.data()[i] += (float) (20 * random.nextGaussian());
            }
        }
        ImageFacts facts = facts(ball);
        assertEquals(50, facts.signalToNoise().getAsDouble(), 1);
        assertEquals(1 - 4 / 3.0 * Math.PI * Math.pow(20, 3) / Math.pow(60, 3), facts.background().getAsDouble(), 0.01);
        assertTrue(facts.ghosting().isEmpty(), "the air was cut out");
    }

    @Test
    void whatFillsItsBoxHasNoBackgroundAndNoAir() {
        Volume ball = ball(1000, 800);
        ImageFacts facts = facts(ball.crop(new org.amaes.core.volume.Box(20, 20, 20, 40, 40, 40)));
        assertEquals(OptionalDouble.empty(), facts.background());
        assertEquals(OptionalDouble.empty(), facts.ghosting());
    }

    @Test
    void ghostsAndRingingRiseWhenTheyAreMade() {
        Volume head = head(0.01);
        ImageFacts clean = facts(head);
        ImageFacts ghosts = facts(with(head, new GhostingEffect(0.9f, 4, 0)));
        ImageFacts ringing = facts(with(head, new RingingEffect(60, 1)));
        assertTrue(clean.ghosting().getAsDouble() < 0.001, clean.toString());
        assertTrue(ghosts.ghosting().getAsDouble() > 0.01, ghosts.toString());
        assertTrue(clean.ringing().getAsDouble() < 0.001, clean.toString());
        assertTrue(ringing.ringing().getAsDouble() > 0.003, ringing.toString());
    }

    @Test
    void moreNoiseIsMoreNoise() {
        double quiet = facts(head(0.01)).signalToNoise().getAsDouble();
        double loud = facts(head(0.08)).signalToNoise().getAsDouble();
        assertTrue(quiet > 1.5 * loud, quiet + " and " + loud);
    }

    @Test
    void valuesThatAreNoNumbersAreCountedAndNothingIsMadeOfThem() {
        Volume ball = ball(1000, 0);
        ball.data()[3] = Float.NaN;
        ball.data()[4] = Float.POSITIVE_INFINITY;
        ImageFacts facts = facts(ball);
        assertEquals(2, facts.notNumbers());
        assertEquals(1000, facts.maximum());
        assertEquals(OptionalDouble.empty(), facts.signalToNoise());
    }

    private static ImageFacts facts(Volume volume) {
        return ImageMeasures.of(volume.grid(), 1, volume);
    }

    private static Volume head(double noise) {
        return Phantom.generate(PhantomSettings.of(3, 1, Contrast.T1).withGrid(new Shape(80, 92, 80), 2.2, 2.2, 2.2).withImperfections(noise, 0.1)).image();
    }

    private static Volume with(Volume volume, Effect effect) {
        Volume copy = new Volume(volume.grid(), volume.data().clone());
        effect.apply(copy.data(), copy.shape(), new Workspace());
        return copy;
    }

    /** A ball of radius 20 voxels in a box of 60. */
    private static Volume ball(float inside, float outside) {
        Volume volume = Volume.zeros(Grid.unit(Shape.cube(60)));
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                for (int k = 0; k < 60; k++) {
                    double distance = Math.sqrt(Math.pow(i - 29.5, 2) + Math.pow(j - 29.5, 2) + Math.pow(k - 29.5, 2));
                    volume.data()[volume.shape().index(i, j, k)] = distance < 20 ? inside : outside;
                }
            }
        }
        return volume;
    }
}
