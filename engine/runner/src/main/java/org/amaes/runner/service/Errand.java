package org.amaes.runner.service;

/** What a request's work may tell and ask while it runs. */
interface Errand {

    /** How far it is. */
    void at(long done, long total, String words);

    /** Whether the asker does not want it any more; polled at least before every pass through a network. */
    boolean isCancelled();
}
