package org.amaes.app;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.amaes.app.scan.ScanView;
import org.amaes.app.scan.ScanViewModel;

/** The workbench's one window; so far it shows one scan. */
public final class Workbench extends Application {

    @Override
    public void start(Stage stage) {
        ScanViewModel model = new ScanViewModel(new ScanLoader());
        stage.setTitle("AMAES Workbench");
        stage.setScene(new Scene(new ScanView(model), 1100, 480));
        stage.show();
        getParameters().getUnnamed().stream().findFirst().map(Path::of).ifPresent(model::open);
    }
}
