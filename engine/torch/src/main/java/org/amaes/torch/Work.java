package org.amaes.torch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.global.torch;

/**
 * One call into LibTorch: sets the calling thread's number of threads, switches LibTorch's own
 * differentiation off, and frees at its end every handle that nobody kept.
 */
final class Work implements AutoCloseable {

    private final PointerScope scope;
    private final InferenceMode mode;

    private Work(int threads) {
        // The number is kept per calling thread by OpenMP, so it is set each time.
        torch.set_num_threads(threads);
        mode = new InferenceMode();
        scope = new PointerScope();
    }

    static Work begin(int threads) {
        return new Work(threads);
    }

    @Override
    public void close() {
        scope.close();
        // Not close(): the guard must end here, also inside someone else's scope.
        mode.deallocate();
    }
}
