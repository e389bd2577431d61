package org.amaes.app.job;

/** What work tells, and what it is told. Cheap enough to be called for every slice. */
public interface Progress {

    /**
     * How far it is.
     *
     * @param share 0 to 1, or NaN if nobody knows
     * @param words what is being done, such as "window 3 of 27"
     */
    void at(double share, String words);

    /** Whether the person does not want it any more; work asks at least every second and then returns. */
    boolean isCancelled();
}
