package org.amaes.runner.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the product, from the build. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"AMAES Workbench " + current(), "Java " + Runtime.version() + ", " + System.getProperty("os.name")};
    }

    /** Such as "0.1.0"; "development" where classes do not come from a package. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
