package org.amaes.runner;

import java.util.ServiceLoader;
import java.util.stream.Collectors;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;

/** Finds the backends that are on the class path. */
public final class Backends {

    /** The engine that everything uses unless told otherwise. */
    public static final String DEFAULT = "torch";

    private Backends() {
    }

    /** The backend of that name. */
    public static Backend find(String name) throws WorkbenchException {
        for (Backend backend : ServiceLoader.load(Backend.class)) {
            if (backend.name().equals(name)) {
                return backend;
            }
        }
        String known = ServiceLoader.load(Backend.class).stream().map(provider -> provider.get().name()).collect(Collectors.joining(", "));
        throw new WorkbenchException("There is no engine called '" + name + "' here"
                + (known.isEmpty() ? ": none is installed." : "; installed: " + known + "."));
    }
}
