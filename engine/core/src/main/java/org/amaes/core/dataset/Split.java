package org.amaes.core.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Named lists of case ids that say which scans are for what, such as "test" or "train_by_seed/1".
 *
 * <p>As a file it is a JSON object of arrays of texts; an object within it makes names with a slash.
 *
 * @param lists name to ids; each list keeps its order and has no id twice
 */
public record Split(Map<String, List<String>> lists) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    public Split {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> list : lists.entrySet()) {
            String name = list.getKey();
            boolean alsoGroup = lists.keySet().stream().anyMatch(other -> other.startsWith(name + "/"));
            if (("/" + name + "/").contains("//") || alsoGroup || new HashSet<>(list.getValue()).size() != list.getValue().size()) {
                throw new IllegalArgumentException("The list '" + name
                        + "' has an empty step in its name, is also a group of lists, or holds an id twice");
            }
            copy.put(name, List.copyOf(list.getValue()));
        }
        lists = Collections.unmodifiableMap(copy);
    }

    /**
     * The ids of one list.
     *
     * @throws WorkbenchException if there is no such list
     */
    public List<String> ids(String name) throws WorkbenchException {
        List<String> ids = lists.get(name);
        if (ids == null) {
            throw new WorkbenchException("There is no list of cases by the name of '" + name + "'; choose one of: "
                    + String.join(", ", lists.keySet()) + ".");
        }
        return ids;
    }

    /** This split with one list more, or with one replaced. */
    public Split with(String name, List<String> ids) {
        Map<String, List<String>> more = new LinkedHashMap<>(lists);
        more.put(name, ids);
        return new Split(more);
    }

    /**
     * The ids that two lists share; for a training and a test list there should be none.
     *
     * @throws WorkbenchException if there is no list by one of the names
     */
    public Set<String> shared(String first, String second) throws WorkbenchException {
        Set<String> shared = new LinkedHashSet<>(ids(first));
        shared.retainAll(new HashSet<>(ids(second)));
        return shared;
    }

    /**
     * Draws cases: the same ids, count and seed always give the same cases, in whatever order the ids come,
     * and a smaller draw is the beginning of a larger one.
     *
     * <p>Every id gets a number, the first eight bytes of SHA-256("seed/id") in UTF-8 as an unsigned big-endian
     * integer, and the cases with the lowest numbers are drawn, so adding a case to the data set changes a draw by one case
     * at most.
     *
     * @throws WorkbenchException if there are fewer ids than asked for
     */
    public static List<String> draw(Collection<String> ids, int count, long seed) throws WorkbenchException {
        if (count < 0 || new HashSet<>(ids).size() != ids.size()) {
            throw new IllegalArgumentException("Drawing " + count + " of ids that must differ");
        }
        if (count > ids.size()) {
            throw new WorkbenchException(count + " cases were asked for, and there are only " + ids.size()
                    + ". Ask for fewer cases, or choose a larger data set.");
        }
        record Ranked(String id, long rank) {
        }
        return ids.stream().map(id -> new Ranked(id, rank(id, seed)))
                .sorted(Comparator.<Ranked>comparingLong(ranked -> ranked.rank() ^ Long.MIN_VALUE).thenComparing(Ranked::id))
                .limit(count).map(Ranked::id).toList();
    }

    private static long rank(String id, long seed) {
        try {
            byte[] text = (seed + "/" + id).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Reads a split.
     *
     * @throws WorkbenchException if the file cannot be read or is no object of lists of texts
     */
    public static Split read(Path file) throws WorkbenchException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be read as lists of cases (" + firstLine(e) + "). Choose a JSON file such as "
                    + "{\"train\": [\"case1\"], \"test\": [\"case2\"]}.", file, e);
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        if (!root.isObject()) {
            throw malformed(file, "it");
        }
        collect(file, "", root, lists);
        return new Split(lists);
    }

    private static void collect(Path file, String prefix, JsonNode object, Map<String, List<String>> lists) throws WorkbenchException {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = prefix + entry.getKey();
            if (entry.getKey().isEmpty() || entry.getKey().contains("/")) {
                throw malformed(file, "'" + name + "', a name without a slash,");
            }
            if (entry.getValue().isObject()) {
                collect(file, name + "/", entry.getValue(), lists);
            } else {
                lists.put(name, ids(file, name, entry.getValue()));
            }
        }
    }

    private static List<String> ids(Path file, String name, JsonNode array) throws WorkbenchException {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode id : array) {
            if (!id.isTextual() || !ids.add(id.asText())) {
                throw malformed(file, "'" + name + "'");
            }
        }
        if (!array.isArray()) {
            throw malformed(file, "'" + name + "'");
        }
        return new ArrayList<>(ids);
    }

    private static WorkbenchException malformed(Path file, String where) {
        return new WorkbenchException(file + " is no file of lists of cases: " + where
                + " must be a list of case names in quotes, each once. Correct the file.", file);
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Writes the split; names with a slash become objects within objects.
     *
     * @throws WorkbenchException if the file cannot be written
     */
    public void write(Path file) throws WorkbenchException {
        ObjectNode root = JSON.createObjectNode();
        for (Map.Entry<String, List<String>> list : lists.entrySet()) {
            String[] steps = list.getKey().split("/", -1);
            ObjectNode object = root;
            for (int i = 0; i < steps.length - 1; i++) {
                object = object.get(steps[i]) instanceof ObjectNode inner ? inner : object.putObject(steps[i]);
            }
            ArrayNode ids = object.putArray(steps[steps.length - 1]);
            list.getValue().forEach(ids::add);
        }
        AtomicFile.writeString(file, root.toPrettyString() + "\n");
    }
}
