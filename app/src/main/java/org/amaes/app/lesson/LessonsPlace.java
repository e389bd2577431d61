package org.amaes.app.lesson;

import javafx.scene.Node;
import org.amaes.app.icon.Icon;
import org.amaes.app.job.Jobs;
import org.amaes.app.place.Page;
import org.amaes.app.place.Place;
import org.amaes.app.place.PlaceCard;

/** Where the method is learned, step by step. */
public final class LessonsPlace implements Place {

    private static final PlaceCard CARD = new PlaceCard("lessons", "Lessons", "Learn the method in a few minutes each, guessing before you see.",
            Icon.INFORMATION, PlaceCard.digit(8));

    private final LessonsViewModel model;
    private Page view;

    public LessonsPlace(Jobs jobs) {
        model = new LessonsViewModel(jobs);
    }

    @Override
    public PlaceCard card() {
        return CARD;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = new LessonsView(model).page();
        }
        return view;
    }

    @Override
    public boolean settled() {
        return !model.isMaking();
    }
}
