package org.amaes.core.nifti;

import java.nio.file.Path;
import java.util.Locale;

/** What keeps an image file from being used, seen from its header and its length alone. */
public sealed interface HeaderProblem {

    /** One or two sentences for a reader who is no programmer: what is wrong with the file and what to do. */
    String sentence(Path file);

    /** The file does not begin like a NIfTI file. */
    record NotNifti() implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " is no NIfTI file: it does not begin with a NIfTI header. Export the scan as .nii or .nii.gz.";
        }
    }

    /** The file is of NIfTI's predecessor, which says nothing of left and right. */
    record Analyze() implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " is an ANALYZE 7.5 file, which does not say which side is left. Convert the original scan to NIfTI instead.";
        }
    }

    /** The file ends before its header does, or before the last voxel. */
    record CutShort(long expectedBytes, long foundBytes) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return String.format(Locale.ROOT, "%s is cut short: it should hold at least %,d bytes and holds %,d. Copy or download it again.",
                    file, expectedBytes, foundBytes);
        }
    }

    /** A compressed file is far too small for the voxels that its header tells of. */
    record ImpossiblyCompressed(long expectedBytes, long compressedBytes) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return String.format(Locale.ROOT,
                    "%s is damaged or cut short: %,d compressed bytes cannot hold the %,d bytes that its header tells of. "
                            + "Copy or download it again.", file, compressedBytes, expectedBytes);
        }
    }

    /** The compressed stream cannot be unpacked, ends before the last voxel, or fails its own checksum. */
    record BadCompression() implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " is cut short or damaged: its compressed data cannot be unpacked to the end. Copy or download it again.";
        }
    }

    /** One half of a pair of header and image files is missing. */
    record MissingHalf(Path missing) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " is one half of an image in two files, and its other half (" + missing.getFileName()
                    + ") is not beside it. Put both into the same folder.";
        }
    }

    /** The numbers of voxels along the axes make no sense. */
    record BadDimensions(String dimensions) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " is damaged: its header tells of an image of " + dimensions + ". Export the scan again.";
        }
    }

    /** The image has a fifth dimension or more, such as vectors. */
    record TooManyDimensions(String dimensions) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " has more than four dimensions (" + dimensions + "); only images and series of images can be read.";
        }
    }

    /** One volume has more voxels than an array can hold. */
    record TooManyVoxels(String dimensions) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " is too large: " + dimensions + " voxels are more than the 2,147,483,647 that one volume may have.";
        }
    }

    /** The voxels are not single real numbers. */
    record UnsupportedType(int code) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " stores its voxels as " + VoxelType.nameOfUnsupported(code)
                    + ", which cannot be read. Export it as whole numbers or as 32- or 64-bit decimals.";
        }
    }

    /** The place of the first voxel in the file is none. */
    record BadOffset(double offset) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " is damaged: its header says that the voxels start at byte " + offset + ". Export the scan again.";
        }
    }

    /** The slope is usable, but the intercept is not a number. */
    record BadScaling(double slope, double intercept) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " is damaged: its intensities should be scaled by " + slope + " and shifted by " + intercept
                    + ", which is no number. Export the scan again.";
        }
    }

    /** Lengths are not in millimetres. */
    record BadUnits(String unit) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " says that its lengths are in " + unit + "; brain scans are read in millimetres. Correct its units first.";
        }
    }

    /** Neither sform nor qform is coded, so left and right are unknown. */
    record NoOrientation() implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " does not say how the patient lies in it (neither sform nor qform is set), so left and right are unknown. "
                    + "Export it again with its orientation, or state the orientation yourself if you know it, such as RAS.";
        }
    }

    /** A voxel size that is needed is zero, negative or not a number. */
    record BadSpacing(double x, double y, double z) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " is damaged: its voxel size is " + x + " x " + y + " x " + z + " mm. Export the scan again.";
        }
    }

    /** The quaternion of the qform is longer than 1 or not a number. */
    record BadRotation(double b, double c, double d) implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " is damaged: the rotation in its header (" + b + ", " + c + ", " + d + ") is none. Export the scan again.";
        }
    }

    /** The map from voxels to millimetres squeezes the volume flat, or has entries that are no numbers. */
    record SingularAffine() implements HeaderProblem {
        @Override
        public String sentence(Path file) {
            return file + " is damaged: the position of its voxels in the patient makes no sense (its affine cannot be inverted). "
                    + "Export the scan again.";
        }
    }
}
