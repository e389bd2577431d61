package org.amaes.app.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.file.Choosers;
import org.amaes.app.place.Page;
import org.amaes.core.library.LibraryModel;
import org.amaes.core.library.ModelFacts;

/** The library: every model in a row, and what is known of the chosen one below. */
public final class LibraryView extends VBox {

    private final LibraryViewModel library;
    private final TableView<LibraryModel> table;
    private final Label details = Page.words("", "amaes-body");
    private final Label transfer = Page.words("", "amaes-quiet");
    private final TextField name = new TextField();
    private boolean showing;

    /** @param use what is done with a model that is to be used; gets its path */
    public LibraryView(LibraryViewModel library, Choosers choosers, Consumer<Path> use) {
        super(10);
        this.library = library;
        this.table = new TableView<>(library.models());
        getStyleClass().add("model-library");
        table.setId("models");
        table.setAccessibleText("Models");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Page.words("No models yet. Add a checkpoint's file, or a folder of runs.", "amaes-quiet"));
        table.getColumns().setAll(List.of(column("Name", 190, LibraryModel::name), column("Network", 150, fact(ModelFacts::network)),
                column("Use", 130, fact(ModelFacts::use)), column("Preset", 90, fact(ModelFacts::preset)),
                column("Step", 80, fact(facts -> facts.step() == 0 ? "" : Long.toString(facts.step()))),
                column("From", 90, model -> !model.problem().isEmpty() ? "cannot be read" : model.imported() ? "file" : "run")));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (!showing) {
                library.chosen().set(chosen);
            }
        });
        setVgrow(table, Priority.ALWAYS);
        name.setId("model-name");
        name.setPrefColumnCount(22);
        name.setAccessibleText("Name of the chosen model; Enter renames it");
        name.setTooltip(new Tooltip("Enter renames it"));
        name.setOnAction(_ -> library.rename(name.getText()));
        FlowPane actions = new FlowPane(8, 8, button("use-model", "Use it here", () -> use.accept(library.chosen().get().path())), name,
                button("rename-model", "Rename", () -> library.rename(name.getText())),
                button("export-model", "Export …", () -> choosers.save("Export as safetensors", "model.safetensors", Choosers.Filter.CHECKPOINTS)
                        .ifPresent(library::export)),
                button("remove-model", "Remove from the list", library::remove));
        actions.disableProperty().bind(library.chosen().isNull());
        FlowPane adding = new FlowPane(8, 8, button("add-model", "Add a file …", () -> choosers.open("Add a checkpoint", Choosers.Filter.CHECKPOINTS)
                .ifPresent(library::add)), button("remember-runs", "Add a folder of runs …", () -> choosers.folder("Add a folder of runs")
                .ifPresent(library::add)));
        transfer.textProperty().bind(library.transfer());
        getChildren().addAll(Page.words("Models", "amaes-heading"), Page.words("Files that you added, and your runs. A file stays where it is; "
                + "PyTorch files are read without running them.", "amaes-quiet"), adding, table, actions, details, transfer);
        library.models().addListener((javafx.collections.ListChangeListener<LibraryModel>) _ -> show());
        library.chosen().addListener((_, _, _) -> show());
        show();
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("predict-small");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Function<LibraryModel, String> fact(Function<ModelFacts, String> fact) {
        return model -> model.facts().map(fact).orElse("");
    }

    private static TableColumn<LibraryModel, String> column(String title, double width, Function<LibraryModel, String> value) {
        TableColumn<LibraryModel, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        return column;
    }

    private void show() {
        showing = true;
        LibraryModel model = library.chosen().get();
        if (model == null) {
            table.getSelectionModel().clearSelection();
        } else {
            table.getSelectionModel().select(model);
        }
        name.setText(model == null ? "" : model.name());
        details.setText(model == null ? "" : model.problem().isEmpty() ? model.facts().map(facts -> words(model, facts)).orElse("") : model.problem());
        showing = false;
    }

    private static String words(LibraryModel model, ModelFacts facts) {
        StringBuilder words = new StringBuilder(String.format(Locale.ROOT, "%s with %,d parameters", facts.network(), facts.parameters()));
        if (!facts.patch().isEmpty()) {
            words.append(", trained on patches of ").append(facts.patch());
        }
        if (!facts.classes().isEmpty()) {
            words.append(". Tells apart: ").append(String.join(", ", facts.classes().stream().map(each -> each.name()).toList()));
        }
        words.append(". ").append(facts.provenance()).append(facts.provenance().isEmpty() ? "The file does not say where it comes from." : ".").append('\n')
                .append(model.path());
        facts.notes().forEach(note -> words.append('\n').append(note));
        return words.toString();
    }
}
