package org.amaes.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.amaes.core.WorkbenchException;
import org.amaes.core.protocol.Task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Experiments as JSON files; paths in them are seen from the file's own folder. */
public final class ExperimentJson {

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final String KIND = "amaes-experiment";
    private static final Set<String> FIELDS = Set.of("kind", "format", "title", "task", "data", "split", "splitSeed", "test", "sequence", "folds",
            "shots", "seeds", "settings", "methods", "baseline", "keepPredictions", "notes");
    private static final Set<String> TASK_FIELDS = Set.of("word", "title", "sequence", "measured", "testShare", "testPattern", "divisions");
    private static final Set<String> METHOD_FIELDS = Set.of("name", "network", "start", "settings", "paper");
    private static final Set<String> PRETRAIN_FIELDS = Set.of("data", "settings");

    private ExperimentJson() {
    }

    /** Whether a file says that it is an experiment. */
    public static boolean isExperiment(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) < 1 << 22 && KIND.equals(JSON.readTree(file.toFile()).path("kind").asText());
        } catch (IOException _) {
            return false; // whatever it is, it is no experiment
        }
    }

    /**
     * Reads an experiment; relative paths become absolute.
     *
     * @throws WorkbenchException if it cannot be read, or a field is unknown, missing or out of range, in a sentence
     */
    public static Experiment read(Path file) throws WorkbenchException {
        try {
            return read(JSON.readTree(Files.readAllBytes(file)), path -> absolute(file, path));
        } catch (JsonProcessingException e) {
            throw new WorkbenchException("The file " + file + " is no experiment: it is not valid JSON ("
                    + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("") + "). 'amaes experiment --template' writes one to begin with.", file, e);
        } catch (IOException e) {
            throw new WorkbenchException("The experiment " + file + " cannot be read (" + e.getMessage() + ").", file, e);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException("The experiment " + file + " cannot be used. " + e.getMessage(), file, e);
        }
    }

    private static String absolute(Path file, String path) {
        return path.isEmpty() ? path : file.toAbsolutePath().getParent().resolve(path).normalize().toString();
    }

    private static Experiment read(JsonNode root, Function<String, String> paths) {
        require(root.isObject() && KIND.equals(root.path("kind").asText()), "It lacks \"kind\": \"" + KIND + "\".");
        require(root.path("format").asInt() <= Experiment.FORMAT, "It was written for a newer version of AMAES Workbench. Update it.");
        known(root, FIELDS, "An experiment");
        Task task = task(root.path("task"));
        if (root.has("sequence")) {
            task = task.withSequence(text(root, "sequence"));
        }
        Experiment.Parting parting = new Experiment.Parting(paths.apply(root.has("split") ? text(root, "split") : ""), root.path("splitSeed").asLong(1),
                root.has("test") ? Optional.of(whole(root, "test")) : Optional.empty());
        List<Method> methods = new ArrayList<>();
        for (JsonNode method : list(root, "methods")) {
            methods.add(method(method, paths));
        }
        List<Integer> shots = new ArrayList<>();
        for (JsonNode each : root.has("shots") ? list(root, "shots") : JSON.valueToTree(List.of(Task.CASES))) {
            require(each.isInt(), "'shots' is a list of whole numbers, such as [1, 5, 10, 20].");
            shots.add(each.intValue());
        }
        List<Long> seeds = new ArrayList<>();
        for (JsonNode each : root.has("seeds") ? list(root, "seeds") : JSON.valueToTree(List.of(1))) {
            require(each.isIntegralNumber(), "'seeds' is a list of whole numbers, such as [1].");
            seeds.add(each.longValue());
        }
        return new Experiment(root.has("title") ? text(root, "title") : task.title(), task, paths.apply(text(root, "data")), parting,
                root.has("folds") ? whole(root, "folds") : Task.FOLDS, shots, seeds, settings(root), methods,
                root.has("baseline") ? text(root, "baseline") : "", root.path("keepPredictions").asBoolean(true));
    }

    private static Task task(JsonNode node) {
        if (node.isTextual()) {
            return Task.parse(node.asText()).orElseThrow(() -> new IllegalArgumentException("There is no task '" + node.asText() + "'; choose from "
                    + Task.words() + ", or describe your own: {\"word\": \"mine\", \"measured\": \"test\", \"testShare\": 0.25}."));
        }
        require(node.isObject(), "'task' is one of " + Task.words() + ", or an object that describes your own.");
        known(node, TASK_FIELDS, "A task");
        String measured = node.path("measured").asText("test");
        require(measured.equals("test") || measured.equals("others"), "'measured' is test or others, not " + measured + ".");
        Map<String, String> divisions = new LinkedHashMap<>();
        node.path("divisions").properties().forEach(each -> divisions.put(each.getKey(), each.getValue().asText()));
        return new Task(text(node, "word"), node.path("title").asText(node.path("word").asText()), node.path("sequence").asText(""),
                measured.equals("test") ? Task.Measured.TEST : Task.Measured.OTHERS, node.path("testShare").asDouble(measured.equals("test") ? 0.25 : 0),
                node.path("testPattern").asText(""), divisions);
    }

    private static Method method(JsonNode node, Function<String, String> paths) {
        require(node.isObject(), "A method is an object with name, network and start.");
        known(node, METHOD_FIELDS, "A method");
        return new Method(text(node, "name"), text(node, "network"), start(node.path("start"), paths), settings(node), node.path("paper").asText(""));
    }

    private static Start start(JsonNode node, Function<String, String> paths) {
        if ("scratch".equals(node.asText(null))) {
            return new Start.Scratch();
        }
        if (node.path("checkpoint").isTextual()) {
            return new Start.Checkpoint(paths.apply(node.path("checkpoint").asText()));
        }
        JsonNode pretrain = node.path("pretrain");
        require(pretrain.isObject(), "'start' is \"scratch\", {\"checkpoint\": FILE} or {\"pretrain\": {\"data\": STORE, \"settings\": {...}}}.");
        known(pretrain, PRETRAIN_FIELDS, "A pretraining");
        return new Start.Pretraining(paths.apply(text(pretrain, "data")), settings(pretrain));
    }

    private static Map<String, String> settings(JsonNode node) {
        Map<String, String> settings = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : node.path("settings").properties()) {
            require(each.getValue().isValueNode() && !each.getValue().isNull(), "The setting '" + each.getKey() + "' has no value.");
            settings.put(each.getKey(), each.getValue().asText());
        }
        return settings;
    }

    private static void known(JsonNode node, Set<String> names, String what) {
        node.properties().forEach(each -> require(names.contains(each.getKey()), what + " has no field '" + each.getKey() + "'; it has "
                + String.join(", ", names.stream().sorted().toList()) + "."));
    }

    private static String text(JsonNode node, String name) {
        require(node.path(name).isTextual(), "The field '" + name + "' is missing or no text.");
        return node.path(name).asText();
    }

    private static int whole(JsonNode node, String name) {
        require(node.path(name).isInt(), "The field '" + name + "' is no whole number.");
        return node.path(name).intValue();
    }

    private static Iterable<JsonNode> list(JsonNode node, String name) {
        require(node.path(name).isArray(), "The field '" + name + "' is missing or no list.");
        return node.path(name);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** An experiment as the text of a file. */
    public static String write(Experiment experiment) {
        ObjectNode root = JSON.createObjectNode().put("kind", KIND).put("format", Experiment.FORMAT).put("title", experiment.title());
        writeTask(root, experiment.task());
        root.put("data", experiment.data());
        if (experiment.split().file().isEmpty()) {
            root.put("splitSeed", experiment.split().seed());
            experiment.split().test().ifPresent(count -> root.put("test", count));
        } else {
            root.put("split", experiment.split().file());
        }
        root.put("folds", experiment.folds());
        root.set("shots", JSON.valueToTree(experiment.shots()));
        root.set("seeds", JSON.valueToTree(experiment.seeds()));
        root.set("settings", JSON.valueToTree(experiment.settings()));
        experiment.methods().forEach(method -> write(root.withArray("methods").addObject(), method));
        if (!experiment.baseline().isEmpty()) {
            root.put("baseline", experiment.baseline());
        }
        root.put("keepPredictions", experiment.keepPredictions());
        return root.toPrettyString() + "\n";
    }

    private static void writeTask(ObjectNode root, Task task) {
        Optional<Task> published = Task.parse(task.word());
        if (published.isPresent()) {
            root.put("task", task.word());
            if (!published.get().sequence().equals(task.sequence())) {
                root.put("sequence", task.sequence());
            }
            return;
        }
        ObjectNode node = root.putObject("task").put("word", task.word()).put("title", task.title()).put("sequence", task.sequence())
                .put("measured", task.measured().word()).put("testShare", task.testShare());
        if (!task.testPattern().isEmpty()) {
            node.put("testPattern", task.testPattern());
        }
        if (!task.divisions().isEmpty()) {
            node.set("divisions", JSON.valueToTree(task.divisions()));
        }
    }

    private static void write(ObjectNode node, Method method) {
        node.put("name", method.name()).put("network", method.network());
        switch (method.start()) {
            case Start.Scratch _ -> node.put("start", "scratch");
            case Start.Checkpoint checkpoint -> node.putObject("start").put("checkpoint", checkpoint.path());
            case Start.Pretraining pretraining -> {
                ObjectNode inner = node.putObject("start").putObject("pretrain").put("data", pretraining.data());
                inner.set("settings", JSON.valueToTree(pretraining.settings()));
            }
        }
        if (!method.settings().isEmpty()) {
            node.set("settings", JSON.valueToTree(method.settings()));
        }
        if (!method.paper().isEmpty()) {
            node.put("paper", method.paper());
        }
    }
}
