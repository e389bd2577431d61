package org.amaes.core.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.amaes.core.WorkbenchException;

/**
 * The zip file that PyTorch 1.6 and later write: under one top folder of any name {@code data.pkl} (what
 * there is), {@code data/0}, {@code data/1}, … (the numbers) and, in newer files, {@code byteorder}.
 */
final class TorchArchive implements AutoCloseable {

    private static final long LONGEST_PICKLE = 32_000_000;
    /** Weights hardly shrink when packed; a file that unpacks to more is made to exhaust the memory. */
    private static final long MOST_UNPACKING = 100;
    private static final int CHUNK = 1 << 20;

    private final Path file;
    private final ZipFile zip;
    private final String top;
    private final ByteOrder order;

    private TorchArchive(Path file, ZipFile zip) throws IOException, WorkbenchException {
        this.file = file;
        this.zip = zip;
        List<String> pickles = zip.stream().map(ZipEntry::getName)
                .filter(name -> name.equals("data.pkl") || name.endsWith("/data.pkl")).distinct().toList();
        if (pickles.size() != 1) {
            throw new WorkbenchException(file + " is a zip file, but no PyTorch checkpoint"
                    + (pickles.isEmpty() ? "" : " (it holds several)") + ". Choose a .pth, .ckpt or .safetensors file.", file);
        }
        top = pickles.getFirst().substring(0, pickles.getFirst().length() - "data.pkl".length());
        if (zip.getEntry(top + "constants.pkl") != null) {
            throw new WorkbenchException(file + " is a PyTorch program (TorchScript), not a list of weights. "
                    + "Save the network's state_dict() with torch.save and open that file.", file);
        }
        order = byteOrder();
    }

    static TorchArchive open(Path file) throws IOException, WorkbenchException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new WorkbenchException(file + " is cut short or damaged: its table of contents is missing or wrong. "
                    + "Get a fresh copy of it.", file, e);
        }
        try {
            return new TorchArchive(file, zip);
        } catch (IOException | WorkbenchException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private ByteOrder byteOrder() throws IOException, WorkbenchException {
        ZipEntry entry = zip.getEntry(top + "byteorder");
        if (entry == null) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        String word = new String(bytes(entry, 16), StandardCharsets.US_ASCII).strip();
        return switch (word) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw damaged("it tells of an unknown byte order");
        };
    }

    /** The pickle that says what there is. */
    byte[] pickle() throws IOException, WorkbenchException {
        return bytes(zip.getEntry(top + "data.pkl"), LONGEST_PICKLE);
    }

    /** Checks that a storage is there and as long as the pickle says. */
    void check(PickleValue.Storage storage, ElementType type) throws WorkbenchException {
        ZipEntry entry = zip.getEntry(top + "data/" + storage.key());
        if (entry == null) {
            throw damaged("the numbers of a tensor (data/" + storage.key() + ") are missing");
        }
        if (storage.count() > Integer.MAX_VALUE - 8 || entry.getSize() != storage.count() * type.bytes()) {
            throw damaged("data/" + storage.key() + " should hold " + storage.count() + " values of " + type.bytes() + " bytes, but is "
                    + entry.getSize() + " bytes long");
        }
    }

    /** Refuses storages that together unpack to far more than the file's own length. */
    void checkUnpacking(long unpacked, long fileBytes) throws WorkbenchException {
        if (unpacked > MOST_UNPACKING * fileBytes) {
            throw new WorkbenchException(file + " is refused: its " + fileBytes + " bytes would unpack to " + unpacked
                    + ", which no list of weights does. Get it from a source you trust.", file);
        }
    }

    /** All values of a storage that {@link #check} has passed, as float32. */
    float[] read(PickleValue.Storage storage, ElementType type) throws IOException, WorkbenchException {
        ZipEntry entry = zip.getEntry(top + "data/" + storage.key());
        float[] values = new float[(int) storage.count()];
        byte[] chunk = new byte[CHUNK];
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(order);
        CRC32 crc = new CRC32();
        try (InputStream in = zip.getInputStream(entry)) {
            int atOnce = CHUNK / type.bytes();
            for (int from = 0; from < values.length; from += atOnce) {
                int count = Math.min(atOnce, values.length - from);
                if (in.readNBytes(chunk, 0, count * type.bytes()) < count * type.bytes()) {
                    throw new EOFException("data/" + storage.key() + " ended early");
                }
                crc.update(chunk, 0, count * type.bytes());
                buffer.clear();
                type.readFloats(buffer, values, from, count);
            }
            checkEnd(in, entry, crc);
        }
        return values;
    }

    private byte[] bytes(ZipEntry entry, long most) throws IOException, WorkbenchException {
        if (entry.getSize() > most) {
            throw new WorkbenchException(file + " is refused: its " + entry.getName() + " of " + entry.getSize()
                    + " bytes is longer than any network needs.", file);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) entry.getSize());
            if (bytes.length < entry.getSize()) {
                throw new EOFException(entry.getName() + " ended early");
            }
            CRC32 crc = new CRC32();
            crc.update(bytes);
            checkEnd(in, entry, crc);
            return bytes;
        }
    }

    /** PyTorch can be told to write no checksums; it then leaves zero. */
    private void checkEnd(InputStream in, ZipEntry entry, CRC32 crc) throws IOException, WorkbenchException {
        if (in.read() >= 0) {
            throw damaged(entry.getName() + " is longer than its table of contents says");
        }
        if (entry.getCrc() > 0 && entry.getCrc() != crc.getValue()) {
            throw damaged("the checksum of " + entry.getName() + " is wrong");
        }
    }

    private WorkbenchException damaged(String how) {
        return new WorkbenchException(file + " is damaged: " + how + ". Get a fresh copy of it.", file);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
