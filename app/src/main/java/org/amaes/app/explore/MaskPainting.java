package org.amaes.app.explore;

import java.util.ArrayDeque;
import java.util.Deque;
import org.amaes.app.explore.PatchChoice.Manner;
import org.amaes.core.masking.MaskBrush;
import org.amaes.core.masking.TokenMask;

/** Painting of hidden tokens by hand, stroke by stroke, each of which can be taken back. No scene classes. */
public final class MaskPainting {

    private static final int MOST_STEPS_BACK = 200;

    private final ExploreViewModel explore;
    private final Deque<TokenMask> before = new ArrayDeque<>();
    private final Deque<TokenMask> after = new ArrayDeque<>();
    private int radius = 1;
    private boolean round = true;
    private TokenMask strokeBegan;

    MaskPainting(ExploreViewModel explore) {
        this.explore = explore;
    }

    /** The brush's radius in tokens; 0 paints one. */
    public int radius() {
        return radius;
    }

    /** Another radius, 0 to 8. */
    public void radius(int tokens) {
        radius = Math.clamp(tokens, 0, 8);
    }

    /** Whether the brush is a ball; else it is one token thin across the slice painted in. */
    public boolean isRound() {
        return round;
    }

    /** A ball or a disc. */
    public void round(boolean ball) {
        round = ball;
    }

    /** Begins a stroke. */
    public void begin() {
        strokeBegan = current();
    }

    /**
     * Goes on with a stroke.
     *
     * @param voxel indices in the patch; outside of it nothing happens
     * @param acrossAxis the voxel axis across the slice painted in
     * @param hide whether to hide or to show
     */
    public void at(int[] voxel, int acrossAxis, boolean hide) {
        var shape = explore.choice().get().shape();
        for (int axis = 0; axis < 3; axis++) {
            if (voxel[axis] < 0 || voxel[axis] >= shape.get(axis)) {
                return;
            }
        }
        TokenMask now = current();
        TokenMask painted = new MaskBrush(radius, round ? MaskBrush.ROUND : acrossAxis).at(now, voxel[0], voxel[1], voxel[2], hide);
        if (!painted.equals(now) || explore.choice().get().manner() != Manner.PAINTED) {
            explore.choose(explore.choice().get().withPainted(painted));
        }
    }

    /** Ends a stroke. */
    public void end() {
        if (strokeBegan != null && !strokeBegan.equals(current())) {
            remember(strokeBegan);
        }
        strokeBegan = null;
    }

    /** Hides nothing. */
    public void clear() {
        TokenMask now = current();
        replace(TokenMask.builder(now.patch(), now.token()).build());
    }

    /** Goes on from the mask that is shown, however it came about. */
    public void takeShown() {
        if (explore.shown().get() != null) {
            replace(explore.shown().get().patch().mask());
        }
    }

    private void replace(TokenMask mask) {
        TokenMask now = current();
        if (!mask.equals(now)) {
            remember(now);
        }
        explore.choose(explore.choice().get().withPainted(mask));
    }

    private void remember(TokenMask mask) {
        before.push(mask);
        if (before.size() > MOST_STEPS_BACK) {
            before.removeLast();
        }
        after.clear();
    }

    /** Whether a stroke on the present grid of tokens can be taken back. */
    public boolean canUndo() {
        return !before.isEmpty() && fits(before.peek());
    }

    /** Whether a stroke can be made again. */
    public boolean canRedo() {
        return !after.isEmpty() && fits(after.peek());
    }

    /** Takes the last stroke back. */
    public void undo() {
        if (canUndo()) {
            after.push(current());
            explore.choose(explore.choice().get().withPainted(before.pop()));
        }
    }

    /** Makes the last stroke again. */
    public void redo() {
        if (canRedo()) {
            before.push(current());
            explore.choose(explore.choice().get().withPainted(after.pop()));
        }
    }

    private boolean fits(TokenMask mask) {
        return mask.patch().equals(current().patch()) && mask.token() == current().token();
    }

    private TokenMask current() {
        return explore.choice().get().painted();
    }
}
