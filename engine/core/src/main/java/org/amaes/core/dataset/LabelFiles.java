package org.amaes.core.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of one folder, parted by their names into images and segmentations.
 *
 * <p>The rule. A name is cut into words at everything that is no letter or digit. A file is a segmentation
 * if one of its words is lesion(s), label(s), labelmap, seg, segm…, msk, or ends in mask(s), with or without
 * a number behind; a brain mask is neither segmentation nor scan. A segmentation belongs to the images whose
 * names begin with its other words, so {@code case1_seg} to {@code case1_flair}, and {@code lesions} to all;
 * where several fit, the one with more words wins, then the order of the list above. A folder's only
 * segmentation whose other words begin no image's name belongs to all its images.
 */
final class LabelFiles {

    private static final List<Pattern> KINDS = List.of(pattern("lesions?"), pattern("labels?(map)?"), pattern("seg|segm.*"),
            pattern("msk"), pattern(".*masks?"));
    private static final Pattern BRAIN_MASK = Pattern.compile(".*brain(masks?|msk).*");
    private static final Pattern FOLDER = Pattern.compile("(lesions?|labels?(tr|ts|val|maps?)?|segs?|segm.*|masks?|.*_labels?)");

    private record Label(Path file, int kind) {
    }

    private final List<Path> images = new ArrayList<>();
    /** The segmentations by their other words. */
    private final Map<List<String>, Label> labels = new HashMap<>();
    private final Optional<Path> forAll;

    private LabelFiles(List<Path> files) {
        int labelCount = 0;
        for (Path file : files) {
            List<String> words = lowerWords(file);
            int kind = words.stream().mapToInt(LabelFiles::kindOf).filter(found -> found >= 0).min().orElse(-1);
            if (kind < 0) {
                images.add(file);
            } else if (!BRAIN_MASK.matcher(String.join("", words)).matches()) {
                labelCount++;
                List<String> others = words.stream().filter(word -> kindOf(word) < 0).toList();
                labels.merge(others, new Label(file, kind), (first, second) -> second.kind() < first.kind() ? second : first);
            }
        }
        boolean onlyOne = labelCount == 1 && images.stream().noneMatch(image -> byName(image).isPresent());
        forAll = onlyOne ? Optional.of(labels.values().iterator().next().file()) : Optional.empty();
    }

    static LabelFiles among(List<Path> files) {
        return new LabelFiles(files);
    }

    /** Whether a path leads through a folder that is named as one for segmentations, such as labelsTr. */
    static boolean isLabelFolder(Path relative) {
        for (Path step : relative) {
            if (FOLDER.matcher(step.toString().toLowerCase(Locale.ROOT)).matches()) {
                return true;
            }
        }
        return false;
    }

    /** The files that are images. */
    List<Path> images() {
        return images;
    }

    /** The segmentation that belongs to an image. */
    Optional<Path> of(Path image) {
        return byName(image).or(() -> forAll);
    }

    private Optional<Path> byName(Path image) {
        List<String> words = lowerWords(image);
        for (int length = labels.isEmpty() ? -1 : words.size(); length >= 0; length--) {
            Label label = labels.get(words.subList(0, length));
            if (label != null) {
                return Optional.of(label.file());
            }
        }
        return Optional.empty();
    }

    /** The words of a name, as they are written. */
    static List<String> words(String stem) {
        return Arrays.stream(stem.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static List<String> lowerWords(Path file) {
        return words(ScanFiles.stem(file).orElseThrow().toLowerCase(Locale.ROOT));
    }

    private static int kindOf(String word) {
        for (int kind = 0; kind < KINDS.size(); kind++) {
            if (KINDS.get(kind).matcher(word).matches()) {
                return kind;
            }
        }
        return -1;
    }

    private static Pattern pattern(String word) {
        return Pattern.compile("(" + word + ")\\d*");
    }
}
