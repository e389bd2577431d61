package org.amaes.core.dataset;

import java.util.Arrays;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Workspace;
import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/** Reading blocks of a scan that may reach beyond its faces: padded with the scan's minimum, labels with 0. */
final class CropReader {

    private final PatchSource source;

    CropReader(PatchSource source) {
        this.source = source;
    }

    /** Reads one channel of a block into {@code into} from {@code offset} on. */
    void image(int entry, int channel, Box box, float[] into, int offset, Workspace workspace) throws WorkbenchException {
        Shape shape = box.shape();
        Box inside = inside(box, source.shape(entry));
        if (inside.equals(box) && offset == 0) {
            source.readCrop(entry, channel, box, into);
            return;
        }
        float[] read = workspace.floats(Use.HIGH, inside.shape().length());
        source.readCrop(entry, channel, inside, read);
        Arrays.fill(into, offset, offset + shape.length(), source.minimum(entry, channel));
        paste(read, inside, into, offset, box);
    }

    /** Reads the labels of a block. */
    void labels(int entry, Box box, byte[] into, Workspace workspace) throws WorkbenchException {
        Box inside = inside(box, source.shape(entry));
        if (inside.equals(box)) {
            source.readLabels(entry, box, into);
            return;
        }
        byte[] read = workspace.labels(Use.HIGH, inside.shape().length());
        source.readLabels(entry, inside, read);
        Arrays.fill(into, 0, box.shape().length(), (byte) 0);
        paste(read, inside, into, 0, box);
    }

    private static Box inside(Box box, Shape scan) {
        return new Box(Math.max(0, box.x0()), Math.max(0, box.y0()), Math.max(0, box.z0()),
                Math.min(scan.x(), box.x1()), Math.min(scan.y(), box.y1()), Math.min(scan.z(), box.z1()));
    }

    private static void paste(Object from, Box inside, Object into, int offset, Box box) {
        Shape shape = box.shape();
        int row = inside.shape().z();
        int at = 0;
        for (int i = inside.x0(); i < inside.x1(); i++) {
            for (int j = inside.y0(); j < inside.y1(); j++, at += row) {
                System.arraycopy(from, at, into, offset + shape.index(i - box.x0(), j - box.y0(), inside.z0() - box.z0()), row);
            }
        }
    }
}
