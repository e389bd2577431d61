package org.amaes.app.job;

/** Work under way as the person sees it: a title, how far it is, and a way to end it. Progress is pulled, by the status bar. */
public final class Job implements Progress {

    private final String title;
    private volatile double share = Double.NaN;
    private volatile String words = "";
    private volatile boolean cancelled;
    private volatile Runnable onCancel = () -> { };

    Job(String title) {
        this.title = title;
    }

    /** What it is, such as "Reading head.nii.gz". */
    public String title() {
        return title;
    }

    /** How far it is, 0 to 1, or NaN if nobody knows. */
    public double share() {
        return share;
    }

    /** What is being done. */
    public String words() {
        return words;
    }

    @Override
    public void at(double newShare, String newWords) {
        share = newShare;
        words = newWords;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    /** Asks it to end; it does at its next opportunity. */
    public void cancel() {
        cancelled = true;
        onCancel.run();
    }

    /** What else has to happen when it is cancelled, such as telling another process. */
    void onCancel(Runnable action) {
        onCancel = action;
    }
}
