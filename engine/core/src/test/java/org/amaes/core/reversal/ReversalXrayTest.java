package org.amaes.core.reversal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.amaes.core.augment.AdditiveNoise;
import org.amaes.core.augment.BiasField;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.GaussianBlur;
import org.amaes.core.augment.IntensityAugmentation;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.augment.Workspace;
import org.amaes.core.masking.Masking;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;

class ReversalXrayTest {

    private static final Shape PATCH = Shape.cube(12);
    private static final PatchSeed SEED = new PatchSeed(4, 0, 0);

    private final float[] clean = clean();
    private final TokenMask mask = Masking.standard().draw(new SplittableRandom(1), PATCH);
    private final ReversalXray xray = new ReversalXray(clean, mask, SEED);

    private static float[] clean() {
        SplittableRandom random = new SplittableRandom(9);
        float[] voxels = new float[PATCH.length()];
        for (int v = 0; v < voxels.length; v++) {
            voxels[v] = (float) (0.25 + 0.5 * random.nextDouble());
        }
        return voxels;
    }

    @Test
    void deviationTellsHiddenAndVisibleVoxelsApart() {
        TokenMask half = TokenMask.builder(new Shape(1, 1, 4), 2).hide(1).build();
        Deviation deviation = Deviation.between(new float[] {1, 0, 0.5f, 0.5f}, new float[] {1, 0.5f, 0, 0}, half);
        assertEquals(0.125, deviation.visible());
        assertEquals(0.25, deviation.hidden());
        assertEquals(0.1875, deviation.whole());
        assertEquals(6.0206, deviation.hiddenDb(), 1e-4);
        TokenMask none = TokenMask.builder(new Shape(1, 1, 4), 2).build();
        assertTrue(Double.isNaN(Deviation.between(clean4(), clean4(), none).hiddenDb()));
        assertEquals(Double.POSITIVE_INFINITY, Deviation.between(clean4(), clean4(), none).visibleDb());
    }

    private static float[] clean4() {
        return new float[] {1, 2, 3, 4};
    }

    @Test
    void everyArtefactOfThePipelineIsThereOnItsOwnEvenIfSwitchedOff() {
        List<IntensityAugmentation> artefacts = ReversalXray.artefacts(Pipeline.preset(Selection.NONE, Edition.CORRECTED));
        assertEquals(8, artefacts.size());
        List<DamagedPatch> patches = xray.all(artefacts, Map.of(PatchSeed.Choice.GAUSSIAN_BLUR, 0.0), 1, new Workspace());
        for (DamagedPatch patch : patches) {
            boolean blur = patch.artefact().orElseThrow() instanceof GaussianBlur;
            assertEquals(blur, java.util.Arrays.equals(clean, patch.voxels()), patch.numbers());
        }
        assertArrayEquals(clean(), xray.clean(), "the clean patch stays as it is");
        assertArrayEquals(patches.get(3).voxels(), xray.damaged(artefacts.get(3), 1, new Workspace()).voxels());
    }

    @Test
    void anOracleUndoesEverythingAndANetworkThatCopiesUndoesNothing() {
        DamagedPatch damaged = xray.damaged(BiasField.standard(), 1, new Workspace());
        float[] nearly = clean.clone();
        nearly[0] += 0.01f;
        Reversal oracle = xray.score(damaged, nearly, nearly);
        assertTrue(oracle.undoneDb() > 20, () -> "undone " + oracle.undoneDb());
        assertEquals("undone", oracle.verdict());
        Reversal copy = xray.score(damaged, damaged.voxels(), clean);
        assertEquals(0, copy.undoneDb(), 1e-9);
        assertEquals(0, copy.suppressedDb(), 1e-9);
        assertEquals("not undone", copy.verdict());
    }

    @Test
    void aNetworkThatBlursIsNotCreditedWithReversalButItsSuppressionIsSeen() {
        DamagedPatch damaged = xray.damaged(AdditiveNoise.standard(), 1, new Workspace());
        float[] blurred = clean.clone();
        for (int v = 0; v < blurred.length; v++) {
            blurred[v] += 0.05f; // the network's own coarseness, whatever the input
        }
        Reversal result = xray.score(damaged, blurred, blurred.clone());
        assertTrue(result.undoneDb() < 0);
        assertEquals(Double.POSITIVE_INFINITY, result.suppressedDb());
        assertEquals("weakened, at the price of blur", result.verdict());
        assertEquals(0, result.hiddenCostDb());
    }

    @Test
    void anArtefactThatChangesNothingIsSaidToBeHarmless() {
        DamagedPatch same = xray.damaged(GaussianBlur.standard(), 0, new Workspace());
        assertTrue(xray.score(same, clean, clean).isHarmless());
        assertFalse(xray.score(xray.damaged(GaussianBlur.standard(), 1, new Workspace()), clean, clean).isHarmless());
        assertThrows(IllegalArgumentException.class, () -> new ReversalXray(new float[3], mask, SEED));
    }
}
