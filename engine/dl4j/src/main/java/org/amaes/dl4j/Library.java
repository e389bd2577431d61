package org.amaes.dl4j;

import org.amaes.core.WorkbenchException;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J in this process: whether it is there, where it computes, and with how many threads. */
final class Library {

    private Library() {
    }

    /** Its version. */
    static String version() {
        String version = Nd4j.class.getPackage().getImplementationVersion();
        return version == null ? "of unknown version" : version;
    }

    /** The device that ND4J was built for: the processor, or with the CUDA artifact a graphics card. */
    static String device() {
        return Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend") ? "cpu" : "cuda:0";
    }

    /** @throws WorkbenchException if ND4J was built for another device */
    static void requireDevice(String device) throws WorkbenchException {
        if (!device.equals(device())) {
            throw new WorkbenchException("The engine dl4j cannot compute on '" + device + "'; as it is built here it computes on " + device() + ".");
        }
    }

    /** Sets the threads of the operations that follow; what they give is the same for the same number. */
    static void useThreads(int threads) {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
    }

    /** What a person can do about too little memory. */
    static WorkbenchException outOfMemory(OutOfMemoryError error) {
        return new WorkbenchException("The memory does not suffice for the engine dl4j. Choose a smaller patch, batch or network, or --engine torch, which needs less.",
                null, error);
    }
}
