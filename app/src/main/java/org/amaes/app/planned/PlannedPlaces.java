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
