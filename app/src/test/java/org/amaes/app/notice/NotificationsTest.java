package org.amaes.app.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.amaes.core.WorkbenchException;
import org.junit.jupiter.api.Test;

class NotificationsTest {

    private final Notifications notifications = new Notifications();

    @Test
    void aViewGoesOnHearingOfNoticesAfterMemoryWasCollected() {
        List<String> heard = new ArrayList<>();
        notifications.notices().addListener((ListChangeListener<Notice>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(notice -> heard.add(notice.words()));
            }
        });
        WeakReference<Object> rubbish = new WeakReference<>(new Object());
        while (rubbish.get() != null) {
            System.gc();
        }
        notifications.problem(new WorkbenchException("The disk is full."));
        assertEquals(List.of("The disk is full."), heard);
    }

    @Test
    void onlyTheLastFiveAreKept() {
        for (int i = 0; i < 7; i++) {
            notifications.say(Integer.toString(i));
        }
        assertEquals(List.of("2", "3", "4", "5", "6"), notifications.notices().stream().map(Notice::words).toList());
    }

    @Test
    void ofTwoEqualNoticesTheOnePutAwayGoes() {
        notifications.done("Saved.");
        notifications.done("Saved.");
        Notice second = notifications.notices().get(1);
        notifications.dismiss(second);
        assertEquals(1, notifications.notices().size());
        assertTrue(notifications.notices().getFirst() != second);
    }
}
