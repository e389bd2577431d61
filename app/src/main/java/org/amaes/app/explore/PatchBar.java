package org.amaes.app.explore;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import org.amaes.app.file.Choosers;
import org.amaes.app.icon.Icon;
import org.amaes.app.icon.IconView;
import org.amaes.core.dataset.PatchWish;
import org.amaes.viewer.slice.Plane;
import org.controlsfx.control.SegmentedButton;

/** Which scan, which patch of it, by which seed, cut how. */
final class PatchBar extends ToolBar {

    private static final List<Integer> SIDES = List.of(32, 48, 64, 96, 128);

    private final Exploring models;
    private final TextField seed = new TextField();
    private final MenuButton side = new MenuButton();
    private final MenuButton scan = new MenuButton();
    private final Tooltip scanName = new Tooltip();
    private final ToggleButton held = Controls.toggle("held", Icon.PIN, "Hold the patch where it is; otherwise the seed draws its place, as training does");
    private final Slider[] places = new Slider[3];
    private final MenuButton placing = new MenuButton("Place");
    private final MenuItem outlines = new MenuItem("Open its outlines …");
    private boolean updating;

    PatchBar(Exploring models, Choosers choosers, StageGrid stages) {
        this.models = models;
        getStyleClass().add("explore-bar");
        scan.setId("scan");
        scan.getStyleClass().addAll("explore-small", "explore-scan");
        scan.setGraphic(new IconView(Icon.SCAN, 15));
        scan.setTooltip(scanName);
        scan.getItems().addAll(Controls.item("Open a scan …", () -> choosers.open("Open a scan", Choosers.Filter.SCANS).ifPresent(models.scans()::open)),
                Controls.item("Open a DICOM series …", () -> choosers.folder("Open a folder of DICOM slices").ifPresent(models.scans()::open)),
                Controls.item("Draw another generated head", this::nextHead), outlines);
        outlines.setOnAction(_ -> choosers.open("Open outlines", Choosers.Filter.SCANS).ifPresent(models.scans()::labels));
        seed.setId("seed");
        seed.setPrefColumnCount(5);
        seed.setAccessibleText("Seed");
        seed.setTooltip(new Tooltip("Every random choice follows from it: amaes augment --seed makes the same patch"));
        seed.setOnAction(_ -> typed());
        Button back = Controls.button("seed-back", "−", "The seed before", () -> models.explore().step(-1));
        Button next = Controls.button("seed-next", "+", "The next sample", () -> models.explore().step(1));
        SIDES.forEach(each -> side.getItems().add(Controls.item(each + "³ voxels", () -> models.explore().side(each))));
        side.setId("side");
        side.getStyleClass().add("explore-small");
        side.setAccessibleText("Size of the patch");
        held.setOnAction(_ -> {
            if (held.isSelected()) {
                models.explore().holdHere();
            } else {
                models.explore().letGo();
            }
        });
        SegmentedButton planes = Controls.segments("plane", List.of(Plane.AXIAL, Plane.CORONAL, Plane.SAGITTAL),
                plane -> plane.name().charAt(0) + plane.name().substring(1).toLowerCase(Locale.ROOT), stages.plane()::set);
        Controls.select(planes, Plane.AXIAL);
        stages.plane().addListener((_, _, now) -> Controls.select(planes, now));
        GridPane sliders = new GridPane(10, 8);
        place(sliders, 0, "Left to right");
        place(sliders, 1, "Back to front");
        place(sliders, 2, "Bottom to top");
        CustomMenuItem sheet = new CustomMenuItem(sliders, false);
        sheet.getStyleClass().add("explore-places");
        placing.getItems().add(sheet);
        placing.setId("place");
        placing.getStyleClass().add("explore-small");
        placing.setTooltip(new Tooltip("Move the patch through the scan"));
        getItems().addAll(scan, Controls.group(Controls.label("Seed"), back, seed, next), Controls.group(Controls.label("Patch"), side, held, placing),
                Controls.space(), planes);
        models.explore().choice().addListener((_, _, _) -> show());
        models.explore().scan().addListener((_, _, _) -> show());
        show();
    }

    private void nextHead() {
        models.scans().phantom(models.explore().scan().get() != null && models.explore().scan().get().generated() ? ++generated : generated);
    }

    private long generated = 7;

    private void place(GridPane sliders, int axis, String words) {
        Slider slider = new Slider(0, 1, 0);
        slider.setPrefWidth(220);
        slider.setAccessibleText("Place of the patch, " + words.toLowerCase(Locale.ROOT));
        slider.valueProperty().addListener((_, _, value) -> {
            PatchChoice now = models.explore().choice().get();
            if (!updating && now.place().isPresent()) {
                PatchWish.Corner at = now.place().get();
                int to = (int) Math.rint(value.doubleValue());
                models.explore().hold(new PatchWish.Corner(axis == 0 ? to : at.x(), axis == 1 ? to : at.y(), axis == 2 ? to : at.z()));
            }
        });
        places[axis] = slider;
        sliders.addRow(axis, Controls.label(words), slider);
    }

    private void typed() {
        try {
            models.explore().seed(Long.parseLong(seed.getText().strip()));
            seed.getStyleClass().remove("explore-wrong");
        } catch (NumberFormatException _) {
            if (!seed.getStyleClass().contains("explore-wrong")) {
                seed.getStyleClass().add("explore-wrong");
            }
            seed.setTooltip(new Tooltip("A seed is a whole number"));
        }
    }

    private void name(OpenScan opened) {
        scan.setText(opened == null ? "Scan" : opened.name());
        scan.setAccessibleText(opened == null ? "No scan is open" : "Scan " + opened.name());
        scanName.setText(opened == null ? "Open or draw a scan" : opened.name() + "\nprepared: " + opened.preprocessing().describe());
        outlines.setDisable(opened == null);
    }

    private void show() {
        updating = true;
        PatchChoice now = models.explore().choice().get();
        OpenScan scan = models.explore().scan().get();
        name(scan);
        if (!seed.isFocused() || !seed.getText().strip().equals(Long.toString(now.seed()))) {
            seed.setText(Long.toString(now.seed()));
        }
        side.setText(now.shape().x() == now.shape().y() && now.shape().y() == now.shape().z() ? now.shape().x() + "³" : now.shape().toString());
        held.setSelected(now.place().isPresent());
        Optional<PatchWish.Corner> at = now.place().filter(_ -> scan != null);
        boolean movable = false;
        for (int axis = 0; axis < 3; axis++) {
            int room = scan == null ? 0 : scan.image().shape().get(axis) - now.shape().get(axis);
            boolean free = at.isPresent() && room > 0;
            movable |= free;
            places[axis].setMax(Math.max(1, room));
            places[axis].setDisable(!free);
            int corner = at.map(each -> new int[] {each.x(), each.y(), each.z()}).orElse(new int[3])[axis];
            places[axis].setValue(Math.clamp(corner, 0, Math.max(1, room)));
        }
        Controls.shownWhile(placing, movable);
        updating = false;
    }
}
