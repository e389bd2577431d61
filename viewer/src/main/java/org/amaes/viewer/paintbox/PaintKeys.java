package org.amaes.viewer.paintbox;

import javafx.scene.input.KeyEvent;

/** What keys do while something can be painted, besides those that take a tool: WORKBENCH section 2. */
final class PaintKeys {

    private PaintKeys() {
    }

    /** Does what a key means; false if it means nothing here. */
    static boolean press(PaintBox box, KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        switch (event.getCode()) {
            case T -> box.toggleRange();
            case I -> box.interpolate();
            case D -> box.toggleSolid();
            case PLUS, ADD, EQUALS -> box.widen(true);
            case MINUS, SUBTRACT -> box.widen(false);
            default -> {
                return digit(box, event);
            }
        }
        return true;
    }

    private static boolean digit(PaintBox box, KeyEvent event) {
        String name = event.getCode().getName();
        if (!event.getCode().isDigitKey()) {
            return false;
        }
        box.takeLabel(name.charAt(name.length() - 1) - '0'); // "Numpad 3" as well as "3"
        return true;
    }
}
