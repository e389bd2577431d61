package org.amaes.runner.cli;

import org.amaes.runner.Product;

import picocli.CommandLine.IVersionProvider;

/** What {@code amaes --version} prints. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"AMAES Workbench " + Product.version(), "Java " + Runtime.version() + ", " + System.getProperty("os.name")};
    }
}
