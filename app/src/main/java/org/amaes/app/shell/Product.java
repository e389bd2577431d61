package org.amaes.app.shell;

/** What the program says about itself. */
public final class Product {

    /** Its name. */
    public static final String NAME = "AMAES Workbench";
    /** What every window, report and exported file says. */
    public static final String NOTICE = "For research use only. Not a medical device; not for diagnosis or treatment.";

    private Product() {
    }
}
