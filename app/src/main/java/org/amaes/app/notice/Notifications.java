package org.amaes.app.notice;

import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.amaes.core.WorkbenchException;

/** The notices that have been given and not yet put away, newest last. Called on the window's thread only. */
public final class Notifications {

    private static final int MOST = 5;

    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObservableList<Notice> shown = FXCollections.unmodifiableObservableList(notices); // kept: it hears of changes weakly

    /** What is to be shown. */
    public ObservableList<Notice> notices() {
        return shown;
    }

    /** Tells something to know. */
    public void say(String words) {
        add(new Notice(Notice.Tone.INFORMATION, words, ""));
    }

    /** Tells that something finished. */
    public void done(String words) {
        add(new Notice(Notice.Tone.DONE, words, ""));
    }

    /** Tells a problem in its own sentence; what caused it goes into the details. */
    public void problem(WorkbenchException problem) {
        StringWriter details = new StringWriter();
        if (problem.getCause() != null) {
            problem.getCause().printStackTrace(new PrintWriter(details, true)); // for "Copy details"
        }
        add(new Notice(Notice.Tone.PROBLEM, problem.getMessage(), details.toString()));
    }

    /** Puts a notice away. */
    public void dismiss(Notice notice) {
        notices.removeIf(each -> each == notice);
    }

    private void add(Notice notice) {
        notices.add(notice);
        if (notices.size() > MOST) {
            notices.removeFirst();
        }
    }
}
