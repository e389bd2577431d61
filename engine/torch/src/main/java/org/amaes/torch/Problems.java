package org.amaes.torch;

import java.util.List;

import org.amaes.core.WorkbenchException;

/** What LibTorch throws, in a clinician's words. */
final class Problems {

    private static final List<String> OUT_OF_MEMORY = List.of("can't allocate memory", "not enough memory", "out of memory",
            "could not create a memory", "std::bad_alloc",
            "CUDNN_STATUS_ALLOC_FAILED", "CUBLAS_STATUS_ALLOC_FAILED");

    private Problems() {
    }

    /**
     * The sentence for a failure that the person can act on.
     *
     * @return never; declared so that callers can write {@code throw}
     * @throws WorkbenchException if memory did not suffice
     * @throws RuntimeException the failure itself, if it is anything else
     */
    static WorkbenchException translate(RuntimeException failure, TorchDevice device) throws WorkbenchException {
        String message = String.valueOf(failure.getMessage());
        if (OUT_OF_MEMORY.stream().anyMatch(message::contains)) {
            throw new WorkbenchException("The memory of " + (device.isCpu() ? "this computer" : "the graphics card " + device.name())
                    + " does not suffice for this step. Choose a smaller patch, fewer samples a batch (or let a batch go through in parts:"
                    + " --set accumulate=2 trains the same), or a smaller network. What fits, 'amaes forecast' tells.", null, failure);
        }
        throw failure;
    }
}
