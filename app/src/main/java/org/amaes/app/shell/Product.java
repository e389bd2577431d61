package org.amaes.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the program says about itself. */
public final class Product {

    /** Its name. */
    public static final String NAME = "AMAES Workbench";
    /** What every window, report and exported file says. */
    public static final String NOTICE = "For research use only. Not a medical device; not for diagnosis or treatment.";

    private Product() {
    }

    /** Such as "0.1.0"; from the build. */
    public static String version() {
        try (InputStream in = Product.class.getResourceAsStream("product.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("The build left its version out", e);
        }
    }
}
