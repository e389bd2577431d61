package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.amaes.core.file.AtomicFile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import picocli.CommandLine;

/** What a command line answered: its exit code and what it wrote to its two streams. */
record CommandRun(int code, String out, String err) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Runs {@code amaes WORDS} in this process. */
    static CommandRun of(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Amaes.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = line.execute(Arrays.stream(words).map(Object::toString).toArray(String[]::new));
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** Runs {@code amaes WORDS --json}, which has to succeed, and reads its standard output, which has to be one JSON value. */
    static JsonNode json(Object... words) {
        Object[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--json";
        return of(all).assertCode(ExitCode.DONE).json();
    }

    /** Standard output as the one JSON value that it must be. */
    JsonNode json() {
        try {
            return JSON.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON and nothing else: " + out, e);
        }
    }

    CommandRun assertCode(int expected) {
        assertEquals(expected, code, () -> toString());
        return this;
    }

    /** Refused, as something the person can mend: exit code 2, nothing on standard output, and a sentence with these words. */
    CommandRun assertRefused(Object... words) {
        assertCode(ExitCode.USER);
        for (Object word : words) {
            assertTrue(err.contains(word.toString()), () -> "'" + word + "' in: " + err);
        }
        assertTrue(!err.contains("Exception") && !err.contains("\tat "), () -> "a sentence, no stack trace: " + err);
        return this;
    }

    /** A folder, which need not be there, holds no file. */
    static void assertNoFiles(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Nothing half-written is left in a folder. */
    static void assertNothingTemporary(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(List.of(), files.filter(AtomicFile::isTemporary).toList());
        }
    }
}
