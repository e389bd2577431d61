package org.amaes.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The layer over the window on which one sheet at a time lies: palette, problem, about. Escape or a click
 * beside it puts it away, and the keyboard goes back to where it was.
 */
public final class Sheets extends StackPane {

    private Node before;

    Sheets() {
        getStyleClass().add("amaes-scrim");
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /** Whether a sheet lies there. */
    public boolean isOpen() {
        return isVisible();
    }

    /**
     * Lays a sheet over the window; one that lies there already goes.
     *
     * @param focus what gets the keyboard
     */
    public void open(Region sheet, Node focus, Pos where) {
        if (!isVisible()) {
            before = getScene() == null ? null : getScene().getFocusOwner();
        }
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAlignment(sheet, where);
        getChildren().setAll(sheet);
        setVisible(true);
        focus.requestFocus();
    }

    /** Puts the sheet away; nothing happens if there is none. */
    public void close() {
        if (isVisible()) {
            setVisible(false);
            getChildren().clear();
            if (before != null) {
                before.requestFocus();
                before = null;
            }
        }
    }
}
