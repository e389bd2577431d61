package org.amaes.app.curves;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.amaes.core.plot.LineStyle;
import org.amaes.core.plot.PlotColors;

/** The colours of a curve view, which its style sheet names: {@code -curve-ground}, {@code -curve-line-0}, … */
final class CurveColors {

    private static final StyleablePropertyFactory<CurveView> FACTORY = new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final List<String> NAMES = names();

    private final List<StyleableProperty<Color>> properties = new ArrayList<>();

    /** @param changed called whenever one of them changes, as with the theme */
    CurveColors(CurveView view, Runnable changed) {
        for (int i = 0; i < NAMES.size(); i++) {
            int index = i;
            StyleableProperty<Color> property = FACTORY.createStyleableColorProperty(view, NAMES.get(i), "-curve-" + NAMES.get(i),
                    other -> other.colors().properties.get(index), Color.GRAY);
            ((ObservableValue<?>) property).addListener((_, _, _) -> changed.run());
            properties.add(property);
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("ground", "text", "quiet", "grid", "bad"));
        for (int line = 0; line < LineStyle.COLORS; line++) {
            names.add("line-" + line);
        }
        return List.copyOf(names);
    }

    /** What the style sheet may set. */
    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return FACTORY.getCssMetaData();
    }

    /** The colours now. */
    PlotColors now() {
        int[] lines = new int[LineStyle.COLORS];
        for (int line = 0; line < lines.length; line++) {
            lines[line] = argb(5 + line);
        }
        return new PlotColors(argb(0), argb(1), argb(2), argb(3), argb(4), lines);
    }

    private int argb(int index) {
        Color color = properties.get(index).getValue();
        return eight(color.getOpacity()) << 24 | eight(color.getRed()) << 16 | eight(color.getGreen()) << 8 | eight(color.getBlue());
    }

    private static int eight(double share) {
        return (int) Math.round(share * 255);
    }
}
