package org.amaes.app.train.form;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.amaes.app.engine.EngineLauncher;
import org.amaes.app.job.Job;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.amaes.core.WorkbenchException;
import org.amaes.core.order.OrderOfRecipe;
import org.amaes.core.order.OrderText;
import org.amaes.core.order.TrainingOrder.Kind;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Forecast;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.RunFolder;

/** The order that is being written. No scene classes; called on the window's thread only. */
public final class RunFormViewModel {

    /** A forecast, as far as there is one. */
    sealed interface Forecasting {

        /** Nobody has asked, or the order is another one now. */
        record None() implements Forecasting {
        }

        /** Under way. */
        record Working() implements Forecasting {
        }

        /** @param forecast what it will take */
        record Done(Forecast forecast) implements Forecasting {
        }

        /** @param words why there is none */
        record Failed(String words) implements Forecasting {
        }
    }

    /**
     * All that the form shows, replaced as a whole.
     *
     * @param order what is written in the fields
     * @param check what became of it
     * @param checking whether that is being looked at
     * @param forecasting the forecast
     */
    record State(OrderText order, FormCheck check, boolean checking, Forecasting forecasting) {
    }

    private final Jobs jobs;
    private final EngineLauncher launcher;
    private final Supplier<EngineChoice> engine;
    private final Path folder;
    private final BiPredicate<Path, List<String>> begin;
    private final KnownCheckpoints checkpoints = new KnownCheckpoints();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(
            new State(new OrderText(Kind.PRETRAIN, Map.of()), FormCheck.NOTHING, false, new Forecasting.None()));
    private String latest = "";
    private Job forecast;
    private boolean looking;
    private boolean checkAgain;

    /**
     * @param engine what networks are computed with, if the form says nothing else
     * @param folder where files are written that a copied order needs
     * @param begin begins a run in a folder with a command; whether it did
     */
    public RunFormViewModel(Jobs jobs, EngineLauncher launcher, Supplier<EngineChoice> engine, Path folder, BiPredicate<Path, List<String>> begin) {
        this.jobs = jobs;
        this.launcher = launcher;
        this.engine = engine;
        this.folder = folder;
        this.begin = begin;
    }

    /** What the form shows. */
    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** A fresh order. @param data the prepared scans, if they are known already */
    public void fresh(Kind kind, Optional<Path> data, Path parent) {
        Map<String, String> texts = new LinkedHashMap<>();
        data.ifPresent(path -> texts.put("data", path.toString()));
        texts.put("network", kind == Kind.PRETRAIN ? "unet_b" : "");
        texts.put("preset", "corrected");
        texts.put("device", engine.get().device());
        texts.put("threads", engine.get().threads() > 0 ? Integer.toString(engine.get().threads()) : "");
        texts.put("out", free(parent.resolve(kind == Kind.PRETRAIN ? "pretraining" : "finetuning")).toString());
        replace(new OrderText(kind, texts), "");
    }

    private static Path free(Path place) {
        Path path = place;
        for (int number = 2; java.nio.file.Files.exists(path); number++) {
            path = place.resolveSibling(place.getFileName() + "-" + number);
        }
        return path;
    }

    /**
     * An order for a run once more.
     *
     * @param run the run to order again
     * @param out where the new one would lie
     * @param then told of what is wrong; gets null if nothing is
     */
    public void duplicate(Path run, Path out, java.util.function.Consumer<WorkbenchException> then) {
        jobs.quietly("Reading the recipe of " + run.getFileName(), _ -> order(run, out), outcome -> {
            switch (outcome) {
                case Outcome.Success<OrderText>(OrderText order) -> {
                    replace(order, "");
                    then.accept(null);
                }
                case Outcome.Failed<OrderText>(WorkbenchException problem) -> then.accept(problem);
                case Outcome.Cancelled<OrderText> _ -> { }
            }
        });
    }

    private OrderText order(Path run, Path out) throws WorkbenchException {
        Recipe recipe = RecipeJson.read(RunFolder.open(run).recipe());
        try (VolumeStore store = VolumeStore.open(Path.of(recipe.data()))) {
            java.nio.file.Files.createDirectories(folder);
            OrderText order = new OrderOfRecipe(folder, out.getFileName().toString()).of(recipe, store, checkpoints);
            Map<String, String> texts = new LinkedHashMap<>(order.texts());
            texts.put("out", out.toString());
            return new OrderText(order.kind(), texts);
        } catch (java.io.IOException e) {
            throw new WorkbenchException("The folder " + folder + " cannot be made (" + e.getMessage() + "). Check that you may write there.", folder, e);
        }
    }

    /** Writes into a field; a blank text empties it. */
    public void set(String name, String text) {
        OrderText now = state.get().order();
        if (!Objects.equals(now.texts().getOrDefault(name, ""), text.strip())) {
            Map<String, String> texts = new LinkedHashMap<>(now.texts());
            texts.put(name, text);
            replace(new OrderText(now.kind(), texts), name);
        }
    }

    /** Makes it an order for the other kind of training; what that kind has no field for is dropped. */
    public void kind(Kind kind) {
        OrderText now = state.get().order();
        if (now.kind() != kind) {
            List<String> names = FormSection.all(kind).stream().map(FormField::name).toList();
            Map<String, String> texts = new LinkedHashMap<>(now.texts());
            texts.keySet().retainAll(names);
            replace(new OrderText(kind, texts), "");
        }
    }

    private void replace(OrderText order, String changed) {
        latest = changed;
        if (forecast != null) {
            forecast.cancel();
        }
        state.set(new State(order, state.get().check(), true, new Forecasting.None()));
        check();
    }

    private void check() {
        if (looking) {
            checkAgain = true;
            return;
        }
        looking = true;
        OrderText order = state.get().order();
        String suspect = latest;
        jobs.quietly("Looking at the form", _ -> FormCheck.of(order, suspect, checkpoints), outcome -> {
            looking = false;
            FormCheck check = switch (outcome) {
                case Outcome.Success<FormCheck>(FormCheck found) -> found;
                case Outcome.Failed<FormCheck>(WorkbenchException problem) -> new FormCheck(Optional.empty(), Optional.empty(), Map.of(), List.of(problem.getMessage()));
                case Outcome.Cancelled<FormCheck> _ -> FormCheck.NOTHING;
            };
            state.set(new State(state.get().order(), check, checkAgain, state.get().forecasting()));
            if (checkAgain) {
                checkAgain = false;
                check();
            }
        });
    }

    /** Whether the run can be started as it is written. */
    boolean isReady() {
        return !state.get().checking() && state.get().check().isGood();
    }

    /** Asks for a forecast. */
    public void forecast() {
        if (!isReady() || state.get().forecasting() instanceof Forecasting.Working) {
            return;
        }
        OrderText order = state.get().order();
        show(new Forecasting.Working());
        forecast = jobs.run("Forecasting the run", progress -> ForecastChild.make(launcher, order, progress), outcome -> {
            if (order.equals(state.get().order())) {
                show(switch (outcome) {
                    case Outcome.Success<Forecast>(Forecast made) -> new Forecasting.Done(made);
                    case Outcome.Failed<Forecast>(WorkbenchException problem) -> new Forecasting.Failed(problem.getMessage());
                    case Outcome.Cancelled<Forecast> _ -> new Forecasting.None();
                });
            }
        });
    }

    private void show(Forecasting forecasting) {
        state.set(new State(state.get().order(), state.get().check(), state.get().checking(), forecasting));
    }

    /** Starts the run; whether it did. */
    public boolean start() {
        if (!isReady()) {
            return false;
        }
        if (forecast != null) {
            forecast.cancel(); // it would measure against the run
        }
        OrderText order = state.get().order();
        return begin.test(Path.of(order.texts().get("out")).toAbsolutePath().normalize(), order.words());
    }

    /** The command that starts the same. */
    public String command() {
        return "amaes " + OrderText.line(state.get().order().words());
    }
}
