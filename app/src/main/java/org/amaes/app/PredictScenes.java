package org.amaes.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.amaes.app.predict.PredictPlace;
import org.amaes.app.predict.PredictViewModel;
import org.amaes.core.lesion.Lesion;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.state.Navigation;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.Tool;

/**
 * The states of Predict that pictures show, one after the other: labels to correct, painting, the network at work, a
 * scan that cannot be used, the models. The network is untrained, so none of its masks is shown.
 */
record PredictScenes(PredictPlace place, List<Scene> all) {

    /**
     * A state.
     *
     * @param before brings it about; nothing where the picture before was of the same state
     * @param ready whether it is there; empty for whenever nothing is under way
     */
    record Scene(String state, Runnable before, Optional<BooleanSupplier> ready) {
    }

    static PredictScenes of(Assembly assembly, PredictStudy study) {
        PredictPlace place = (PredictPlace) assembly.navigation().places().stream().filter(PredictPlace.class::isInstance).findFirst().orElseThrow();
        PredictViewModel predict = place.models().predict();
        List<Scene> all = new ArrayList<>();
        all.add(scene("scan", () -> {
            place.view();
            predict.open(study.outlined());
            predict.use(study.network());
        }));
        all.add(scene("result", () -> predict.work().open(study.lesions(), LabelPalette.STANDARD.named(java.util.Map.of(1, "lesion")))));
        all.add(scene("painting", () -> {
            Lesion largest = predict.work().lesions().get().lesions().getFirst();
            predict.work().viewer().navigate(state -> Navigation.moveTo(state, new Position(largest.inside().x(), largest.inside().y(), largest.inside().z()))
                    .withTool(Tool.BRUSH));
        }));
        all.add(new Scene("running", predict::predict, Optional.of(() -> predict.state().get() instanceof PredictViewModel.State.Running running
                && running.job().share() > 0.02)));
        all.add(scene("folder", () -> {
            predict.cancel();
            predict.open(study.broken().getParent());
        }));
        all.add(scene("failed", () -> predict.choose(predict.cases().getLast().scan())));
        all.add(scene("models", () -> place.showModels(true)));
        return new PredictScenes(place, all);
    }

    private static Scene scene(String state, Runnable before) {
        return new Scene(state, once(before), Optional.empty());
    }

    /** A state is brought about once, whatever the number of its pictures. */
    private static Runnable once(Runnable action) {
        boolean[] done = new boolean[1];
        return () -> {
            if (!done[0]) {
                done[0] = true;
                action.run();
            }
        };
    }
}
