package org.amaes.core.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.PickleValue.Storage;
import org.amaes.core.checkpoint.PickleValue.Tensor;

/**
 * A checkpoint of PyTorch 1.6 or later ({@code .pth}, {@code .pt}, {@code .ckpt}), read without Python and
 * without executing anything in it (SPEC section 11).
 *
 * <p>Accepts a plain table of tensors or one wrapped by a training program, any number type (read as
 * float32), any strides, and storages that several tensors share. What is claimed in the file is checked
 * against what is there before memory is taken.
 */
public final class PyTorchFile {

    /** The pickled number that starts files of PyTorch before 1.6. */
    private static final byte[] OLD_START = {(byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20,
        0x6a, (byte) 0xa8, 0x50, 0x19};
    /** A view may show a value more often than it is stored, but not without end. */
    private static final long MOST_REPETITION = 16;

    private PyTorchFile() {
    }

    /** Whether a file starts as a zip file does. */
    static boolean startsLikeOne(ByteBuffer start) {
        return start.remaining() >= 4 && start.get(0) == 'P' && start.get(1) == 'K'
                && (start.get(2) == 3 && start.get(3) == 4 || start.get(2) == 5 && start.get(3) == 6);
    }

    /** Whether a file starts as PyTorch before 1.6 wrote it. */
    static boolean startsLikeOldOne(ByteBuffer start) {
        return start.remaining() >= OLD_START.length && start.slice(0, OLD_START.length).equals(ByteBuffer.wrap(OLD_START));
    }

    /**
     * Reads the weights.
     *
     * @throws WorkbenchException if the file cannot be read, is damaged, holds no weights, or asks for code to be run
     */
    public static LoadedCheckpoint read(Path file) throws WorkbenchException {
        try (TorchArchive archive = TorchArchive.open(file)) {
            WeightTable table = WeightTable.find(file, root(file, archive.pickle()));
            List<String> notes = new ArrayList<>(table.notes());
            Map<String, Tensor> readable = readable(table.tensors(), notes);
            if (readable.isEmpty()) {
                throw new WorkbenchException(file + " holds no weights of a type that can be read here. Save it again with 32-bit floats.", file);
            }
            check(file, archive, readable);
            StateDict weights = load(file, archive, readable);
            return new LoadedCheckpoint(SwinTensorNames.published(TensorNames.withoutPrefixes(file, weights, notes), notes), table.metadata(), notes);
        } catch (IOException e) {
            throw ReadProblem.sentence(file, e);
        }
    }

    private static PickleValue root(Path file, byte[] pickle) throws WorkbenchException {
        try {
            return PickleMachine.read(pickle);
        } catch (PickleDamage e) {
            throw new WorkbenchException(file + " is damaged: its list of contents cannot be followed (" + e.getMessage()
                    + "). Get a fresh copy of it.", file, e);
        } catch (PickleRefusal e) {
            throw new WorkbenchException(file + " is refused: opening it would run program code (" + e.getMessage()
                    + "), which a list of weights never needs. Nothing was run; get the file from a source you trust.", file, e);
        }
    }

    private static Map<String, Tensor> readable(Map<String, Tensor> tensors, List<String> notes) {
        Map<String, Tensor> readable = new LinkedHashMap<>();
        List<String> unreadable = new ArrayList<>();
        tensors.forEach((name, tensor) -> {
            if (ElementType.ofStorage(tensor.storage().typeName()).isPresent()) {
                readable.put(name, tensor);
            } else {
                unreadable.add(name + " (" + tensor.storage().typeName() + ")");
            }
        });
        if (!unreadable.isEmpty()) {
            notes.add("Not read, because of their number type: " + String.join(", ", unreadable) + ".");
        }
        return readable;
    }

    private static ElementType type(Storage storage) {
        return ElementType.ofStorage(storage.typeName()).orElseThrow();
    }

    /** Everything that the pickle claims, before any memory is taken for values. */
    private static void check(Path file, TorchArchive archive, Map<String, Tensor> tensors) throws IOException, WorkbenchException {
        Map<String, Storage> storages = new HashMap<>();
        long values = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Storage storage = entry.getValue().storage();
            Storage known = storages.putIfAbsent(storage.key(), storage);
            if (known == null) {
                archive.check(storage, type(storage));
            } else if (!known.equals(storage)) {
                throw damaged(file, entry.getKey() + " and another tensor tell differently of the numbers that they share");
            }
            values = Math.addExact(values, StridedView.check(file, entry.getKey(), entry.getValue()));
        }
        long stored = storages.values().stream().mapToLong(Storage::count).sum();
        long unpacked = storages.values().stream().mapToLong(storage -> storage.count() * type(storage).bytes()).sum();
        if (values > MOST_REPETITION * stored) {
            throw damaged(file, "its tensors claim " + values + " values, but only " + stored + " are stored");
        }
        archive.checkUnpacking(unpacked, Files.size(file));
        MemoryNeed.check(file, (values + stored) * Float.BYTES);
    }

    /** Reads each storage once and takes from it all tensors that look at it. */
    private static StateDict load(Path file, TorchArchive archive, Map<String, Tensor> tensors) throws IOException, WorkbenchException {
        Map<String, List<Map.Entry<String, Tensor>>> byStorage = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            byStorage.computeIfAbsent(entry.getValue().storage().key(), _ -> new ArrayList<>()).add(entry);
        }
        Map<String, NamedArray> loaded = new HashMap<>();
        for (List<Map.Entry<String, Tensor>> views : byStorage.values()) {
            Storage storage = views.getFirst().getValue().storage();
            float[] values = archive.read(storage, type(storage));
            for (Map.Entry<String, Tensor> view : views) {
                loaded.put(view.getKey(), StridedView.array(view.getKey(), view.getValue(), values, views.size() == 1));
            }
        }
        return StateDict.of(tensors.keySet().stream().map(loaded::get).toList());
    }

    private static WorkbenchException damaged(Path file, String how) {
        return new WorkbenchException(file + " is damaged: " + how + ". Get a fresh copy of it.", file);
    }
}
