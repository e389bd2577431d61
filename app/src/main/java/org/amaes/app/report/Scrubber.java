package org.amaes.app.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of texts what may name a patient or a user: every path but its ending, the names of scans, the user's
 * name. Equal paths get equal stand-ins, so that a text can still be followed. Where in doubt it takes out more.
 */
public final class Scrubber {

    private static final String DATA = "(?:nii\\.gz|nii|hdr\\.gz|hdr|img\\.gz|img|dcm|ima|mgz|npy|npz|pth|pt|ckpt|safetensors|state|json|jsonl|csv|png|gif|avi|zip|pdf)";
    /** A path from a root, with blanks in it, up to a known ending. */
    private static final Pattern ROOTED_FILE = Pattern.compile("(?:[A-Za-z]:\\\\|[A-Za-z]:/|\\\\\\\\|(?<![\\w.:/<])/)[^\\n\"“”<>|]*?\\." + DATA + "\\b", Pattern.CASE_INSENSITIVE);
    /** Any other path from a root; a slash within a word is none. */
    private static final Pattern ROOTED = Pattern.compile("(?:[A-Za-z]:\\\\|[A-Za-z]:/(?!/)|\\\\\\\\|(?<![\\w.:/<])/)[^\\s\"“”'<>|:;,()]+");
    /** A name of data without a root; what stands before it up to a colon or quote may belong to it. */
    private static final Pattern BARE = Pattern.compile("[^\\n:;\"“”'<>|()\\[\\]/\\\\]*\\." + DATA + "\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern ENDING = Pattern.compile("\\.(" + DATA + ")$", Pattern.CASE_INSENSITIVE);

    private final List<String> names;
    private final Map<String, String> standIns = new LinkedHashMap<>();

    /** @param names paths and names that are taken out wherever they stand, such as recent files and the user's name */
    public Scrubber(List<String> names) {
        this.names = names.stream().filter(name -> name.length() > 2).sorted(Comparator.comparingInt(String::length).reversed()).distinct().toList();
    }

    /** The text without them. */
    public String clean(String text) {
        String out = text;
        for (String name : names) {
            if (out.contains(name)) {
                out = out.replace(name, standIn(name));
            }
        }
        out = replace(ROOTED_FILE, out);
        out = replace(ROOTED, out);
        return replace(BARE, out);
    }

    private String replace(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(lead(found.group()) + standIn(found.group().strip())));
    }

    /** Blanks at the front are not part of a name. */
    private static String lead(String found) {
        return found.startsWith(" ") ? " " : "";
    }

    private String standIn(String name) {
        if (standIns.containsValue(name)) {
            return name; // taken out already
        }
        return standIns.computeIfAbsent(name, each -> "<" + (standIns.size() + 1) + ending(each) + ">");
    }

    private static String ending(String name) {
        Matcher matcher = ENDING.matcher(name);
        return matcher.find() ? " " + matcher.group(1).toLowerCase(Locale.ROOT) : ""; // without its dot, so that it is not taken for a name again
    }
}
