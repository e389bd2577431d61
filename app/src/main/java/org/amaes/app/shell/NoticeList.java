package org.amaes.app.shell;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.amaes.app.icon.Icon;
import org.amaes.app.icon.IconView;
import org.amaes.app.notice.Notice;
import org.amaes.app.notice.Notifications;

/** The notices as cards over the lower right corner. Good news goes by itself; a problem stays until it is put away. */
final class NoticeList extends VBox {

    private static final Duration STAY = Duration.seconds(6);

    private final Notifications notifications;
    private final Consumer<Notice> details;
    private final Map<Notice, HBox> cards = new IdentityHashMap<>();

    /** @param details shows what a report needs */
    NoticeList(Notifications notifications, Consumer<Notice> details) {
        this.notifications = notifications;
        this.details = details;
        getStyleClass().add("amaes-notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        notifications.notices().addListener((ListChangeListener<Notice>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(notice -> getChildren().remove(cards.remove(notice)));
                change.getAddedSubList().forEach(this::show);
            }
        });
    }

    private void show(Notice notice) {
        HBox card = card(notice);
        cards.put(notice, card);
        getChildren().add(card);
        if (notice.tone() != Notice.Tone.PROBLEM) {
            PauseTransition stay = new PauseTransition(STAY);
            stay.setOnFinished(_ -> notifications.dismiss(notice));
            stay.play();
        }
    }

    private HBox card(Notice notice) {
        Label words = new Label(notice.words());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("amaes-notice-words");
        VBox text = new VBox(6, words);
        HBox.setHgrow(text, Priority.ALWAYS);
        if (notice.tone() == Notice.Tone.PROBLEM) {
            Hyperlink more = new Hyperlink("Details");
            more.setOnAction(_ -> details.accept(notice));
            text.getChildren().add(more);
        }
        Button close = new Button();
        close.setGraphic(new IconView(Icon.CLOSE, 12));
        close.getStyleClass().add("amaes-flat");
        close.setAccessibleText("Put this notice away");
        close.setOnAction(_ -> notifications.dismiss(notice));
        HBox card = new HBox(12, new IconView(icon(notice.tone()), 20), text, close);
        card.setAccessibleRole(AccessibleRole.TEXT);
        card.setAccessibleText(notice.words());
        card.getStyleClass().addAll("amaes-notice", switch (notice.tone()) {
            case INFORMATION -> "information";
            case DONE -> "done";
            case PROBLEM -> "problem";
        });
        return card;
    }

    private static Icon icon(Notice.Tone tone) {
        return switch (tone) {
            case INFORMATION -> Icon.INFORMATION;
            case DONE -> Icon.DONE;
            case PROBLEM -> Icon.PROBLEM;
        };
    }
}
