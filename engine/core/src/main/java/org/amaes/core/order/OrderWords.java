package org.amaes.core.order;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.PipelineFile;
import org.amaes.core.augment.Selection;
import org.amaes.core.dataset.Split;
import org.amaes.core.network.NetworkName;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;

/** Words that people write, turned into the method's values; what does not fit is refused in a sentence. */
public final class OrderWords {

    private OrderWords() {
    }

    /** A preset by its name. */
    public static Edition edition(String name) throws WorkbenchException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "corrected" -> Edition.CORRECTED;
            case "paper" -> Edition.PAPER;
            case "as-coded" -> Edition.AS_CODED;
            default -> throw new WorkbenchException("There is no preset '" + name + "'; choose corrected, paper or as-coded.");
        };
    }

    /** The word for a preset. */
    public static String word(Edition edition) {
        return edition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A precision by its name. */
    public static Precision precision(String name) throws WorkbenchException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "bf16", "bfloat16" -> Precision.BFLOAT16;
            case "float32", "fp32" -> Precision.FLOAT32;
            default -> throw new WorkbenchException("There is no precision '" + name + "'; choose bf16 or float32.");
        };
    }

    /** The word for a precision. */
    public static String word(Precision precision) {
        return precision == Precision.BFLOAT16 ? "bf16" : "float32";
    }

    /** A network by its name. */
    public static NetworkName network(String name) throws WorkbenchException {
        return NetworkName.parse(name).orElseThrow(() -> new WorkbenchException(
                "There is no network '" + name + "' in this version; choose " + NetworkName.words() + "."));
    }

    /** A size such as "48x64x48". */
    public static Shape shape(String text) throws WorkbenchException {
        try {
            return Shape.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), null, e);
        }
    }

    /** A pipeline by the name of a preset, or from a file. */
    public static Pipeline pipeline(String nameOrFile, Edition edition) throws WorkbenchException {
        switch (nameOrFile.toLowerCase(Locale.ROOT)) {
            case "none":
                return Pipeline.preset(Selection.NONE, edition);
            case "spatial":
                return Pipeline.preset(Selection.SPATIAL, edition);
            case "all":
                return Pipeline.preset(Selection.ALL, edition);
            default:
                Path file = path(nameOrFile);
                if (!Files.isRegularFile(file)) {
                    throw new WorkbenchException("'" + nameOrFile + "' is neither an augmentation preset (none, spatial, all) nor a pipeline file.",
                            file);
                }
                return PipelineFile.read(file);
        }
    }

    /** A list of a split's file by its name. */
    public static List<String> list(Path split, String name) throws WorkbenchException {
        Split lists = Split.read(split);
        if (!lists.lists().containsKey(name)) {
            throw new WorkbenchException(split + " has no list called '" + name + "'; it has " + String.join(", ", lists.lists().keySet()) + ".",
                    split);
        }
        return lists.ids(name);
    }

    /** A device by its name: "auto", "cpu", or a graphics card with its number. */
    public static String device(String name) throws WorkbenchException {
        String word = name.strip().toLowerCase(Locale.ROOT);
        if (!word.matches("auto|cpu|cuda(:\\d{1,2})?")) {
            throw new WorkbenchException("There is no device '" + name + "'; choose auto, cpu or a graphics card such as cuda:0.");
        }
        return word.equals("cuda") ? "cuda:0" : word;
    }

    /** A number of threads; all cores for null. */
    public static int threads(Integer number) throws WorkbenchException {
        if (number != null && number < 1) {
            throw new WorkbenchException("--threads is at least 1, not " + number + ".");
        }
        return number == null ? Runtime.getRuntime().availableProcessors() : number;
    }

    /** A path. */
    static Path path(String text) throws WorkbenchException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new WorkbenchException("'" + text + "' is no path on this machine (" + e.getReason() + ").", null, e);
        }
    }
}
