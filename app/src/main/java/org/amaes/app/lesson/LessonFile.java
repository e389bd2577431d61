package org.amaes.app.lesson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.amaes.core.WorkbenchException;

/** The files of lessons: JSON, read strictly, so that an author hears of every slip. */
public final class LessonFile {

    private static final String FOLDER = "/org/amaes/assets/lessons/";
    private static final List<String> BUILT_IN = List.of("masking", "reversal", "light-decoder", "few-shots", "honest-comparison");
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private LessonFile() {
    }

    /** The lessons that the product brings, in the order of learning. */
    public static List<Lesson> builtIn() throws WorkbenchException {
        List<Lesson> lessons = new ArrayList<>();
        for (String name : BUILT_IN) {
            lessons.add(parse(text(name + ".json"), name + ".json"));
        }
        return List.copyOf(lessons);
    }

    private static String text(String name) {
        try (InputStream file = LessonFile.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("the lesson " + name + " is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a lesson.
     *
     * @param source its name, for messages
     */
    static Lesson parse(String json, String source) throws WorkbenchException {
        try {
            return JSON.readValue(json, Lesson.class);
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
            String what = cause == e ? e.getOriginalMessage() : cause.getMessage();
            throw new WorkbenchException("The lesson " + source + " cannot be read: " + what
                    + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")") + ". Correct it; docs/lessons.md tells the form.", null, e);
        }
    }
}
