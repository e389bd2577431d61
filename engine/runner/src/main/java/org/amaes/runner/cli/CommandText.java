package org.amaes.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.order.OrderWords;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;
import org.amaes.runner.Backends;

/** Words on the command line turned into the method's values; what does not fit is refused in a sentence. */
final class CommandText {

    private CommandText() {
    }

    /** A preset by its name. */
    static Edition edition(String name) throws WorkbenchException {
        return OrderWords.edition(name);
    }

    /** An orientation such as "LPS"; empty for null. */
    static Optional<Orientation> orientation(String letters) throws WorkbenchException {
        try {
            return letters == null ? Optional.empty() : Optional.of(Orientation.parse(letters));
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), null, e);
        }
    }

    /** A size such as "48x64x48". */
    static Shape shape(String text) throws WorkbenchException {
        return OrderWords.shape(text);
    }

    /** A device by its name: "auto" is the first graphics card, or else the CPU. */
    static String device(String name) throws WorkbenchException {
        String word = OrderWords.device(name);
        if (word.equals("auto")) {
            return Backends.here().devices().stream().filter(device -> device.startsWith("cuda")).findFirst().orElse("cpu");
        }
        return word;
    }

    /** A number of threads; all cores for null. */
    static int threads(Integer number) throws WorkbenchException {
        return OrderWords.threads(number);
    }

    /** A list of a split's file by its name. */
    static List<String> list(Path split, String name) throws WorkbenchException {
        return OrderWords.list(split, name);
    }

    /**
     * Refuses a folder for results that holds what they are made from: a result may have the name of a scan.
     *
     * @param sources files that are read
     */
    static void apart(Path out, Collection<Path> sources) throws WorkbenchException {
        for (Path source : sources) {
            Path folder = source.toAbsolutePath().normalize().getParent();
            try {
                if (folder.equals(out.toAbsolutePath().normalize()) || Files.exists(out) && Files.isSameFile(folder, out)) {
                    throw new WorkbenchException("The folder " + out + " holds " + source.getFileName()
                            + ", which results could overwrite. Choose another folder with --out.", out);
                }
            } catch (IOException e) {
                throw new WorkbenchException("The folder " + out + " cannot be looked into (" + e.getMessage()
                        + "). Choose a place you may write to.", out, e);
            }
        }
    }

    /** Refuses to write a result over the file that it is made from. */
    static void notItself(Path out, Path source) throws WorkbenchException {
        if (out.toAbsolutePath().normalize().equals(source.toAbsolutePath().normalize())) {
            throw new WorkbenchException(out + " is what the result is made from. Choose another name.", out);
        }
    }

    /** Makes a folder for results, if it is not there. */
    static void makeFolder(Path folder) throws WorkbenchException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new WorkbenchException(folder + " is a file, not a folder. Choose another place for the results.", folder);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new WorkbenchException("The folder " + folder + " cannot be made (" + e.getMessage()
                    + "). Choose a place you may write to.", folder, e);
        }
    }
}
