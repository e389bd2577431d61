package org.amaes.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The notices that a package owes to the libraries inside it: the list that the build makes of them with their licences,
 * what the native libraries in the jars are, and the texts of licences and notices that the jars bring along. The
 * notices of Java itself lie in its own folder {@code legal}.
 */
final class Notices {

    private static final Pattern TEXT = Pattern.compile("(META-INF/)?([Ll]icenses?/)?(LICENSE|NOTICE|LICENCE|COPYING|license|notice)[^/]*(\\.(txt|md))?");
    private static final String RULE = "-".repeat(80);

    private Notices() {
    }

    /**
     * Writes the notices.
     *
     * @param list the libraries and their licences, as the build lists them
     * @param natives what is said about native libraries
     */
    static void write(Path file, Path list, Path natives, List<Path> jars) throws IOException {
        StringBuilder text = new StringBuilder(Files.readString(list).strip()).append("\n\n").append(Files.readString(natives).strip()).append('\n');
        for (Map.Entry<String, Set<String>> entry : texts(jars).entrySet()) {
            text.append('\n').append(RULE).append("\nFrom ").append(String.join(", ", entry.getValue())).append(":\n\n").append(entry.getKey()).append('\n');
        }
        Files.writeString(file, text);
    }

    /** Each text once, with the jars it comes from. */
    private static Map<String, Set<String>> texts(List<Path> jars) throws IOException {
        Map<String, Set<String>> texts = new LinkedHashMap<>();
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : zip.stream().filter(part -> TEXT.matcher(part.getName()).matches() && !part.getName().endsWith(".class")).toList()) {
                    String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8).strip();
                    texts.computeIfAbsent(text, _ -> new LinkedHashSet<>()).add(jar.getFileName().toString());
                }
            }
        }
        return texts;
    }
}
