package org.amaes.runner;

/** The product's own name and version. */
public final class Product {

    private Product() {
    }

    /** Such as "0.1.0"; "development" where classes do not come from a package. */
    public static String version() {
        String version = Product.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
