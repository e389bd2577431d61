package org.amaes.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** LibTorch's native library in this process, loaded once. */
final class Library {

    /** Why it could not be loaded; null if it could. */
    private static final Throwable PROBLEM;

    static {
        // JavaCPP would count this process' memory against twice the Java heap; tensors have limits of their own.
        System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0"));
        ProcessSettings.apply();
        PROBLEM = load();
    }

    private Library() {
    }

    private static Throwable load() {
        try {
            unpack();
            Loader.load(torch.class);
            // OpenBLAS' own threads would wait actively beside LibTorch's; convolutions do without them.
            openblas_nolapack.blas_set_num_threads(1);
            return null;
        } catch (LinkageError | RuntimeException | IOException e) {
            return e;
        }
    }

    /**
     * Puts all of LibTorch's files side by side before the first one is loaded. JavaCPP would unpack them one
     * by one as it loads them; on a computer's first run the loader then looked for a file that was not there
     * yet, and where the system has a LibTorch of its own, took that one: another version, and a crash.
     */
    private static void unpack() throws IOException {
        for (String variant : List.of("", "-gpu")) {
            Loader.cacheResources(torch.class, "/org/bytedeco/pytorch/" + Loader.getPlatform() + variant + "/");
        }
    }

    /** Why LibTorch cannot be used here, if it cannot. */
    static Optional<Throwable> problem() {
        return Optional.ofNullable(PROBLEM);
    }

    /**
     * Makes sure that LibTorch can be used.
     *
     * @throws WorkbenchException if its native library is missing or does not fit this system
     */
    static void require() throws WorkbenchException {
        if (PROBLEM != null) {
            throw new WorkbenchException("LibTorch could not be loaded on this computer (" + Loader.getPlatform()
                    + "). Reinstall the workbench for this operating system and processor, or choose another engine.", null, PROBLEM);
        }
    }

    /** The version of LibTorch and of its Java bindings, such as 2.10.0-1.5.13. */
    static String version() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
