package org.amaes.app.predict;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.amaes.app.file.Choosers;
import org.amaes.app.model.LibraryViewModel;
import org.amaes.core.library.LibraryModel;

/** Which scan, which network, go. */
final class PredictBar extends FlowPane {

    private final PredictViewModel predict;
    private final Choosers choosers;
    private final LibraryViewModel library;
    private final MenuButton network = new MenuButton("Choose a network");
    private final Button go;
    private final Button all;

    /**
     * @param library the networks to choose among
     * @param more what stands at its end
     */
    PredictBar(PredictViewModel predict, Choosers choosers, LibraryViewModel library, Node[] more) {
        this.predict = predict;
        this.choosers = choosers;
        this.library = library;
        getStyleClass().add("predict-bar");
        network.setId("choose-network");
        network.setMaxWidth(420);
        fill();
        go = button("predict", "Predict", "Let the network outline the scan in hand", predict::predict);
        go.setDefaultButton(true);
        all = button("predict-all", "Predict all", "Outline every scan of the folder that is not yet", predict::predictAll);
        getChildren().addAll(
                button("predict-open", "Open scan …", "Open a NIfTI scan", () -> choosers.open("Open a scan", Choosers.Filter.SCANS).ifPresent(predict::open)),
                button("predict-open-folder", "Open folder …", "Open a folder of scans, or of DICOM files", () -> choosers.folder("Open a folder of scans")
                        .ifPresent(predict::open)), network, go, all);
        getChildren().addAll(more);
        library.models().addListener((javafx.collections.ListChangeListener<LibraryModel>) _ -> fill());
        predict.network().addListener((_, _, _) -> show());
        predict.opened().addListener((_, _, _) -> show());
        predict.state().addListener((_, _, _) -> show());
        predict.cases().addListener((javafx.collections.ListChangeListener<CaseRow>) _ -> show());
        show();
    }

    private static Button button(String id, String words, String help, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(help);
        button.setTooltip(new Tooltip(help));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void fill() {
        network.getItems().clear();
        library.models().stream().filter(each -> each.facts().filter(facts -> !facts.classes().isEmpty()).isPresent())
                .forEach(each -> network.getItems().add(item(each.name() + "  ·  " + each.facts().orElseThrow().network(), () -> predict.use(each.path()))));
        if (!network.getItems().isEmpty()) {
            network.getItems().add(new SeparatorMenuItem());
        }
        network.getItems().addAll(item("Checkpoint file …", () -> choosers.open("Open a fine-tuned network", Choosers.Filter.CHECKPOINTS)
                .ifPresent(predict::use)), item("Run folder …", () -> choosers.folder("Open a fine-tuning's run folder").ifPresent(predict::use)));
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void show() {
        boolean running = predict.state().get() instanceof PredictViewModel.State.Running;
        NetworkInUse now = predict.network().get();
        network.setText(now == null ? "Choose a network" : now.words());
        network.setTooltip(new Tooltip(now == null ? "The network that segments" : now.path().toString()));
        network.setAccessibleText(now == null ? "Choose a network" : "Network: " + now.words());
        go.setDisable(running || now == null || predict.opened().get() == null);
        all.setDisable(running || now == null);
        all.setVisible(predict.cases().size() > 1);
        all.setManaged(predict.cases().size() > 1);
    }
}
