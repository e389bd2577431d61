package org.amaes.core.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.amaes.core.WorkbenchException;

/** Opens a checkpoint of any kind that can be read, going by its content and never by its name (SPEC section 11). */
public final class CheckpointReader {

    private static final int START = 16;

    private CheckpointReader() {
    }

    /**
     * Reads the weights of a PyTorch file (1.6 or later) or a safetensors file.
     *
     * @throws WorkbenchException if the file is neither, cannot be read, is damaged or holds no weights
     */
    public static LoadedCheckpoint read(Path file) throws WorkbenchException {
        ByteBuffer start = ByteBuffer.allocate(START);
        long size;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            size = channel.size();
            while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
                // until the buffer is full or the file ends
            }
        } catch (IOException e) {
            throw ReadProblem.sentence(file, e);
        }
        start.flip();
        LoadedCheckpoint loaded = read(file, start, size);
        return withNotesOnValues(loaded);
    }

    private static LoadedCheckpoint read(Path file, ByteBuffer start, long size) throws WorkbenchException {
        if (PyTorchFile.startsLikeOne(start)) {
            return PyTorchFile.read(file);
        }
        if (PyTorchFile.startsLikeOldOne(start)) {
            throw new WorkbenchException(file + " was saved by PyTorch before version 1.6 in its old format, which cannot be read safely. "
                    + "Open it in a newer PyTorch and save it again with torch.save.", file);
        }
        if (Safetensors.startsLikeOne(start, size)) {
            return readSafetensors(file);
        }
        throw new WorkbenchException(file + (size == 0 ? " is empty." : " is no checkpoint that can be read, or it is damaged.")
                + " Choose a PyTorch file (.pth, .ckpt) or a safetensors file.", file);
    }

    private static LoadedCheckpoint readSafetensors(Path file) throws WorkbenchException {
        ArrayFile content = Safetensors.read(file);
        if (content.arrays().isEmpty()) {
            throw new WorkbenchException(file + " holds no weights of a network. Choose another checkpoint.", file);
        }
        List<String> notes = new ArrayList<>();
        StateDict weights = SwinTensorNames.published(TensorNames.withoutPrefixes(file, content.asFloats(), notes), notes);
        return new LoadedCheckpoint(weights, content.metadata(), notes);
    }

    /** Weights of a training that diverged are worth a word before anybody uses them. */
    private static LoadedCheckpoint withNotesOnValues(LoadedCheckpoint loaded) {
        List<String> notFinite = loaded.weights().arrays().stream().filter(CheckpointReader::hasNonFinite).map(NamedArray::name).toList();
        if (notFinite.isEmpty()) {
            return loaded;
        }
        List<String> notes = new ArrayList<>(loaded.notes());
        notes.add(notFinite.size() + " of " + loaded.weights().size() + " tensors hold values that are not finite ("
                + notFinite.getFirst() + (notFinite.size() > 1 ? ", …" : "") + "): the training they come from may have failed.");
        return new LoadedCheckpoint(loaded.weights(), loaded.metadata(), notes);
    }

    private static boolean hasNonFinite(NamedArray array) {
        for (float value : array.data()) {
            if (!Float.isFinite(value)) {
                return true;
            }
        }
        return false;
    }
}
