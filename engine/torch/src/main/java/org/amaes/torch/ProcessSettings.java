package org.amaes.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Settings of the C library that training needs and Java has no other way to: made once, before
 * LibTorch is loaded, where the C library knows them and the user has not decided otherwise.
 */
final class ProcessSettings {

    private static final Linker LINKER = Linker.nativeLinker();

    /** From glibc's malloc.h. */
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_MAX = -4;

    private ProcessSettings() {
    }

    static void apply() {
        // Threads that wait for each other sleep instead of spinning: another process, or our own workers
        // that prepare patches, would otherwise cost several times what they compute.
        setEnvironment("OMP_WAIT_POLICY", "passive");
        // Feature maps are given back and asked for again every step: kept in the process, their pages need
        // not be cleared by the operating system each time, which took a sixth of a step.
        if (System.getenv("GLIBC_TUNABLES") == null && System.getenv("MALLOC_MMAP_MAX_") == null) {
            setMalloc(M_MMAP_MAX, 0);
            setMalloc(M_TRIM_THRESHOLD, -1);
        }
    }

    /** As setenv(3), leaving a value that is there. */
    private static void setEnvironment(String name, String value) {
        function("setenv", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
                .ifPresent(setenv -> {
                    try (Arena arena = Arena.ofConfined()) {
                        int _ = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
                    } catch (Throwable e) {
                        throw new IllegalStateException("setenv", e);
                    }
                });
    }

    /** As mallopt(3), of glibc alone. */
    private static void setMalloc(int parameter, int value) {
        function("mallopt", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)).ifPresent(mallopt -> {
            try {
                int _ = (int) mallopt.invokeExact(parameter, value);
            } catch (Throwable e) {
                throw new IllegalStateException("mallopt", e);
            }
        });
    }

    @SuppressWarnings("restricted") // the launcher allows native access, which LibTorch needs anyway
    private static Optional<MethodHandle> function(String name, FunctionDescriptor descriptor) {
        return LINKER.defaultLookup().find(name).map(address -> LINKER.downcallHandle(address, descriptor));
    }
}
