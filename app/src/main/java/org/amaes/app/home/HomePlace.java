package org.amaes.app.home;

import javafx.scene.Node;
import org.amaes.app.icon.Icon;
import org.amaes.app.place.Page;
import org.amaes.app.place.Place;
import org.amaes.app.place.PlaceCard;

/** The first place: open something, go on with recent work, or try the program on a generated head. */
public final class HomePlace implements Place {

    private static final PlaceCard CARD = new PlaceCard("home", "Home", "Open scans and runs, go on with recent work, or try the program on a generated head.",
            Icon.HOME, PlaceCard.digit(1));

    private final HomeViewModel model;
    private Page view;

    public HomePlace(HomeViewModel model) {
        this.model = model;
    }

    @Override
    public PlaceCard card() {
        return CARD;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = new HomeView(model).page();
        }
        return view;
    }

    @Override
    public void shown() {
        model.look();
    }

    @Override
    public boolean settled() {
        return !model.isLooking();
    }
}
