package org.amaes.app.explore;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.file.Choosers;

/** What stands where a reconstruction would be as long as there is none: why, and what to do. */
final class NetworkHint {

    private final Exploring models;
    private final Label words = new Label();
    private final Button open = new Button("Open a checkpoint …");
    private final Button practise = new Button("Train a practice network");
    private final VBox first;
    private final VBox second;

    NetworkHint(Exploring models, Choosers choosers) {
        this.models = models;
        words.setId("network-hint");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("explore-hint");
        open.setOnAction(_ -> choosers.open("Open a pretrained checkpoint", Choosers.Filter.CHECKPOINTS).ifPresent(models.networks()::open));
        practise.setOnAction(_ -> models.practice().begin());
        first = box(words, open, practise);
        Label nothing = new Label("The error is shown as soon as a network has redrawn the patch.");
        nothing.setWrapText(true);
        nothing.getStyleClass().add("explore-hint");
        second = box(nothing);
        models.practice().state().addListener((_, _, _) -> refresh());
        refresh();
    }

    private static VBox box(Node... content) {
        VBox box = new VBox(10, content);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("explore-hint-box");
        return box;
    }

    /** For the place of the reconstruction. */
    Node node() {
        return first;
    }

    /** For the place of the error. */
    Node second() {
        return second;
    }

    /** Says what is the case now. */
    void refresh() {
        String problem = models.redraw().problem().get();
        PracticeTraining.State practice = models.practice().state().get();
        boolean learning = practice instanceof PracticeTraining.State.Learning;
        if (!problem.isEmpty()) {
            words.setText(problem);
        } else if (models.redraw().network().get() != null) {
            words.setText("The network is at work …");
        } else {
            words.setText(switch (practice) {
                case PracticeTraining.State.Learning(long step) -> step == 0
                        ? "A small network begins to learn on generated heads. Its first attempt appears here within a minute, and gets better every few seconds."
                        : "The practice network has done " + step + " of " + PracticeTraining.STEPS + " steps.";
                case PracticeTraining.State.Failed(String why) -> why;
                case PracticeTraining.State.Learnt _ -> "The practice network is being opened …";
                case PracticeTraining.State.Idle _ -> "No network yet. Open a pretrained one, or train a small one on generated heads; it says nothing about patients.";
            });
        }
        boolean choose = !learning && !(problem.isEmpty() && models.redraw().network().get() != null);
        open.setVisible(choose);
        open.setManaged(choose);
        practise.setVisible(choose && models.redraw().network().get() == null);
        practise.setManaged(practise.isVisible());
    }
}
