package org.amaes.core.service;

import java.nio.file.Path;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/**
 * The lines of the engine service as text: one JSON object each, without line breaks inside. Both sides
 * write and read through this class, so they cannot disagree.
 */
public final class Protocol {

    /** The protocol that this version speaks. */
    public static final int VERSION = 1;

    /** The longest line that either side reads, in bytes. */
    public static final int LONGEST_LINE = 1 << 20;

    /** Stands for the number of a request that could not be read. */
    public static final long NO_REQUEST = -1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Path.class, ToStringSerializer.instance)
                    .addDeserializer(Path.class, new PlainPath()))
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Protocol() {
    }

    /** A request with its number. */
    public record Asked(long id, Request<?> request) {
    }

    /** A line that is no request of this protocol. */
    public static final class NotUnderstood extends Exception {

        private static final long serialVersionUID = 1L;

        private final long id;

        NotUnderstood(long id, String what) {
            super(what);
            this.id = id;
        }

        /** The request's number, if at least that could be read; else {@link #NO_REQUEST}. */
        public long id() {
            return id;
        }
    }

    /** A request's line, without its end. */
    public static String write(long id, Request<?> request) {
        ObjectNode line = JSON.createObjectNode().put("id", id);
        line.setAll((ObjectNode) tree(request, Request.class));
        return line.toString();
    }

    /** A reply's line, without its end. */
    public static String write(Reply reply) {
        ObjectNode line = JSON.createObjectNode().put("id", reply.id());
        switch (reply) {
            case Reply.Progress progress -> line.put("event", "progress").put("done", progress.done()).put("total", progress.total())
                    .put("words", progress.words());
            case Reply.Done done -> line.put("event", "done").set("result", done.result());
            case Reply.Failed failed -> line.put("event", "failed").put("reason", failed.reason().name().toLowerCase(Locale.ROOT))
                    .put("message", failed.message()).put("details", failed.details());
        }
        return line.toString();
    }

    /** The reply that a request succeeded. */
    public static Reply.Done done(long id, Answer answer) {
        return new Reply.Done(id, tree(answer, answer.getClass()));
    }

    /**
     * Reads a request's line.
     *
     * @throws NotUnderstood if it is malformed, unknown, or lacks something
     */
    public static Asked readRequest(String line) throws NotUnderstood {
        long id = NO_REQUEST;
        try {
            if (!(JSON.readTree(line) instanceof ObjectNode tree)) {
                throw new NotUnderstood(NO_REQUEST, "A request is one JSON object.");
            }
            if (!(tree.remove("id") instanceof JsonNode number && number.canConvertToLong() && number.isIntegralNumber())) {
                throw new NotUnderstood(NO_REQUEST, "A request has a whole number 'id'.");
            }
            id = number.longValue();
            Request<?> request = JSON.treeToValue(tree, Request.class);
            return new Asked(id, request);
        } catch (JsonProcessingException e) {
            throw new NotUnderstood(id, "This is no request of protocol " + VERSION + ": " + e.getOriginalMessage().lines().findFirst().orElse("") + ".");
        }
    }

    /**
     * Reads a reply's line.
     *
     * @throws NotUnderstood if it is none
     */
    public static Reply readReply(String line) throws NotUnderstood {
        try {
            JsonNode tree = JSON.readTree(line);
            long id = tree.path("id").asLong(NO_REQUEST);
            return switch (tree.path("event").asText()) {
                case "progress" -> new Reply.Progress(id, tree.path("done").asLong(), tree.path("total").asLong(), tree.path("words").asText());
                case "done" -> new Reply.Done(id, tree.path("result"));
                case "failed" -> new Reply.Failed(id, Reply.Reason.valueOf(tree.path("reason").asText().toUpperCase(Locale.ROOT)),
                        tree.path("message").asText(), tree.path("details").asText());
                default -> throw new NotUnderstood(id, "This is no reply of protocol " + VERSION + ".");
            };
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new NotUnderstood(NO_REQUEST, "This is no reply of protocol " + VERSION + ".");
        }
    }

    /**
     * Reads an answer.
     *
     * @throws NotUnderstood if the JSON is no such answer
     */
    public static <A extends Answer> A answer(Reply.Done done, Class<A> kind) throws NotUnderstood {
        try {
            return JSON.treeToValue(done.result(), kind);
        } catch (JsonProcessingException e) {
            throw new NotUnderstood(done.id(), "This is no " + kind.getSimpleName() + ": " + e.getOriginalMessage() + ".");
        }
    }

    /** A path as it is written; Jackson's own takes one with a colon for a URI. */
    private static final class PlainPath extends FromStringDeserializer<Path> {

        private static final long serialVersionUID = 1L;

        PlainPath() {
            super(Path.class);
        }

        @Override
        protected Path _deserialize(String text, DeserializationContext context) {
            return Path.of(text);
        }
    }

    private static JsonNode tree(Object value, Class<?> as) {
        try {
            return JSON.readTree(JSON.writerFor(as).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be said in JSON: " + value, e);
        }
    }
}
