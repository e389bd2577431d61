package org.amaes.app.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What this is, what it is not, whose method it is, and under which licences its parts stand. */
final class AboutSheet {

    private static final List<String> PARAGRAPHS = List.of(
            "Self-supervised pretraining of 3-D segmentation networks on brain MRI, and fine-tuning on some twenty outlined scans.",
            "The method is AMAES by Munk, Ambsdorf, Llambias and Nielsen: Augmented Masked Autoencoder Pretraining on Public Brain MRI Data for "
                    + "3D-Native Segmentation (ADSMI at MICCAI 2024, arXiv 2408.00640). Its authors neither made nor endorse this program.",
            "Nothing leaves this computer: the program opens no network connection and counts nothing.",
            "Apache License 2.0. With JavaFX (GPL 2 with classpath exception), ControlsFX (BSD), LibTorch (BSD) through JavaCPP (Apache 2.0), "
                    + "OpenBLAS (BSD), Jackson, picocli, fastutil, Hipparchus (Apache 2.0), SLF4J (MIT), Logback (EPL or LGPL), the typeface Inter (SIL OFL 1.1).");

    private final Sheets sheets;

    AboutSheet(Sheets sheets) {
        this.sheets = sheets;
    }

    void open() {
        VBox sheet = new VBox(12, label(Product.NAME, "amaes-title"),
                label("Version " + Product.version() + "  ·  Java " + Runtime.version().feature() + "  ·  JavaFX " + System.getProperty("javafx.runtime.version", ""),
                        "amaes-quiet"),
                label(Product.NOTICE, "amaes-warning"));
        sheet.getStyleClass().add("amaes-sheet");
        sheet.setPrefWidth(620);
        PARAGRAPHS.forEach(paragraph -> sheet.getChildren().add(label(paragraph, "amaes-body")));
        Button close = new Button("Close");
        close.setDefaultButton(true);
        close.setOnAction(_ -> sheets.close());
        HBox buttons = new HBox(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        sheet.getChildren().add(buttons);
        sheets.open(sheet, close, Pos.CENTER);
    }

    private static Label label(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
