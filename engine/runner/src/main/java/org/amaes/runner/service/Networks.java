package org.amaes.runner.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.Session;
import org.amaes.core.network.Parameters;
import org.amaes.core.service.Answer;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.ModelCard;
import org.amaes.runner.model.Uses;

/** The network that was asked for last, kept ready; read anew when another is asked for or its file has changed. Not thread-safe. */
final class Networks implements AutoCloseable {

    private final Backend backend;
    private final Execution execution;
    private Stamp stamp;
    private Ready ready;

    /** A model with a session to compute it. */
    record Ready(Model model, Session session) {
    }

    /** What tells a file from an earlier one of the same name. */
    private record Stamp(Path file, long size, FileTime modified) {
    }

    Networks(Backend backend, Execution execution) {
        this.backend = backend;
        this.execution = execution;
    }

    /** The network of a checkpoint or run folder. */
    Ready get(Path checkpoint) throws WorkbenchException {
        Path file = Model.weightsFile(checkpoint);
        Stamp now = stamp(file);
        if (!now.equals(stamp)) {
            close();
            Model model = Model.read(file);
            ready = new Ready(model, backend.open(model.architecture(), model.weights(), execution));
            stamp = now;
        }
        return ready;
    }

    /** What a checkpoint is. */
    Answer.Loaded load(Path checkpoint) throws WorkbenchException {
        Model model = get(checkpoint).model();
        return new Answer.Loaded(model.file(), model.architecture().title(), Parameters.count(model.architecture()),
                Uses.patch(model).toString().toLowerCase(Locale.ROOT), model.card().map(ModelCard::classes).orElse(List.of()),
                model.card().map(ModelCard::step).orElse(0L), model.notes());
    }

    private static Stamp stamp(Path file) throws WorkbenchException {
        try {
            return new Stamp(file.toAbsolutePath().normalize(), Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw new WorkbenchException("The checkpoint " + file + " cannot be looked at (" + e.getMessage() + "). Check the path and your rights.",
                    file, e);
        }
    }

    @Override
    public void close() {
        if (ready != null) {
            ready.session().close();
            ready = null;
            stamp = null;
        }
    }
}
