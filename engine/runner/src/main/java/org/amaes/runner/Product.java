package org.amaes.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The product's own name and version. */
public final class Product {

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
