package org.amaes.app.planned;

import java.util.List;
import java.util.Set;
import org.amaes.app.icon.Icon;
import org.amaes.app.place.PlaceCard;
import org.amaes.app.planned.PlannedPlace.Today;
import org.amaes.core.kind.FileKind;

/** The places that this version has on the command line only. */
public final class PlannedPlaces {

    private PlannedPlaces() {
    }

    /** Scans and prepared scans. */
    public static PlannedPlace data(Inspection inspection) {
        return new PlannedPlace(new PlaceCard("data", "Data", "Add scans, see what is wrong with them, prepare them.", Icon.DATA, PlaceCard.digit(2)),
                List.of("Add scans from folders and the nnU-Net layout, and see thumbnails of all of them.",
                        "A table of what is wrong: orientation, voxel size, constant or tiny volumes, labels that do not fit.",
                        "Prepare them with progress, pause and resume, and see which cases have outlines."),
                List.of(new Today("Prepare a folder of scans for training", "./amaes prepare SCANS --out STORE"),
                        new Today("Tell what is in prepared scans", "./amaes inspect STORE")),
                Set.of(FileKind.STORE), inspection);
    }

    /** Comparisons with few cases. */
    public static PlannedPlace fewShot(Inspection inspection) {
        return new PlannedPlace(new PlaceCard("few-shot-lab", "Few-shot lab", "Compare pretrained with untrained networks on up to twenty cases.",
                Icon.FEW_SHOT, PlaceCard.digit(5)),
                List.of("Put up to twenty cases into slots, or draw them by seed.",
                        "Watch the Dice come in for each fold, beside the paper's table.",
                        "Every case is a dot: click one to see the truth against the prediction."),
                List.of(new Today("The whole comparison on generated heads", "./amaes demo"),
                        new Today("Compare predictions with outlines", "./amaes evaluate --help")),
                Set.of(), inspection);
    }
}
