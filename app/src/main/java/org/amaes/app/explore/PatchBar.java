package org.amaes.app.explore;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.amaes.app.file.Choosers;
import org.amaes.core.dataset.PatchWish;
import org.amaes.viewer.slice.Plane;
import org.controlsfx.control.SegmentedButton;

/** Which scan, which patch of it, by which seed, cut how. */
final class PatchBar extends FlowPane {

    private static final List<Integer> SIDES = List.of(32, 48, 64, 96, 128);

    private final Exploring models;
    private final TextField seed = new TextField();
    private final MenuButton side = new MenuButton();
    private final ToggleButton held = new ToggleButton("Held here");
    private final Slider[] places = new Slider[3];
    private final HBox placing;
    private boolean updating;

    PatchBar(Exploring models, Choosers choosers, StageGrid stages) {
        this.models = models;
        getStyleClass().add("explore-bar");
        Button open = Controls.button("open-scan", "Open scan …", "Open a NIfTI scan", () ->
                choosers.open("Open a scan", Choosers.Filter.SCANS).ifPresent(models.scans()::open));
        Button head = Controls.button("generated-head", "Generated head", "Draw another head that nobody owns", this::nextHead);
        seed.setId("seed");
        seed.setPrefColumnCount(5);
        seed.setAccessibleText("Seed");
        seed.setTooltip(new Tooltip("Every random choice follows from it: amaes augment --seed makes the same patch"));
        seed.setOnAction(_ -> typed());
        Button back = Controls.button("seed-back", "−", "The seed before", () -> models.explore().step(-1));
        Button next = Controls.button("seed-next", "+", "The next sample", () -> models.explore().step(1));
        SIDES.forEach(each -> side.getItems().add(item(each)));
        side.setId("side");
        side.getStyleClass().add("explore-small");
        side.setAccessibleText("Size of the patch");
        held.setId("held");
        held.getStyleClass().add("explore-small");
        held.setTooltip(new Tooltip("On: the patch stays where it is. Off: the seed draws its place, as training does"));
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
        placing = Controls.group(place(0, "x"), place(1, "y"), place(2, "z"));
        getChildren().addAll(Controls.group(open, head), Controls.group(Controls.label("Seed"), back, seed, next),
                Controls.group(Controls.label("Patch"), side, held, placing), planes);
        models.explore().choice().addListener((_, _, _) -> show());
        models.explore().scan().addListener((_, _, _) -> show());
        show();
    }

    private void nextHead() {
        models.scans().phantom(models.explore().scan().get() != null && models.explore().scan().get().generated() ? ++generated : generated);
    }

    private long generated = 7;

    private MenuItem item(int voxels) {
        MenuItem item = new MenuItem(voxels + "³");
        item.setOnAction(_ -> models.explore().side(voxels));
        return item;
    }

    private HBox place(int axis, String letter) {
        Slider slider = new Slider(0, 1, 0);
        slider.setPrefWidth(64);
        slider.setMinWidth(50);
        slider.setAccessibleText("Place of the patch along " + letter);
        slider.valueProperty().addListener((_, _, value) -> {
            PatchChoice now = models.explore().choice().get();
            if (!updating && now.place().isPresent()) {
                PatchWish.Corner at = now.place().get();
                int to = (int) Math.rint(value.doubleValue());
                models.explore().hold(new PatchWish.Corner(axis == 0 ? to : at.x(), axis == 1 ? to : at.y(), axis == 2 ? to : at.z()));
            }
        });
        places[axis] = slider;
        return Controls.group(Controls.label(letter), slider);
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

    private void show() {
        updating = true;
        PatchChoice now = models.explore().choice().get();
        OpenScan scan = models.explore().scan().get();
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
