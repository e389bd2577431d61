package org.amaes.core.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of SwinUNETR's tensors in every published file, brought to those of the public implementation.
 *
 * <p>The transformer is called {@code swinViT.}, {@code swin_vit.}, {@code encoder.} or nothing at all; its stages
 * {@code layers1.0.} or {@code layers1.0.0.}; its perceptrons {@code linear1} or, in the pretraining of 2022,
 * {@code fc1}. Numbered positions are stored beside the tables of positions in some files; they follow from the
 * window and are left out.
 */
final class SwinTensorNames {

    private static final String TABLE = ".attn.relative_position_bias_table";
    private static final String NUMBERS = ".attn.relative_position_index";
    private static final Pattern TRANSFORMER = Pattern.compile(
            "(?:swinViT\\.|swin_vit\\.|encoder\\.)?(patch_embed\\..+|layers[1-4]\\.0\\.(?:0\\.)?.+)");

    private SwinTensorNames() {
    }

    /** The weights under the published names, if they are a SwinUNETR's; otherwise as they are. */
    static StateDict published(StateDict weights, List<String> notes) {
        if (weights.names().stream().noneMatch(name -> name.endsWith(TABLE))) {
            return weights;
        }
        List<NamedArray> arrays = new ArrayList<>();
        int numbers = 0;
        int renamed = 0;
        for (NamedArray array : weights.arrays()) {
            if (array.name().endsWith(NUMBERS)) {
                numbers++;
                continue;
            }
            String name = published(array.name());
            renamed += name.equals(array.name()) ? 0 : 1;
            arrays.add(array.named(name));
        }
        if (numbers > 0) {
            notes.add("Left out: " + numbers + " lists of positions, which follow from the window.");
        }
        if (renamed > 0) {
            notes.add("Renamed to the public implementation's names: " + renamed + " tensors of the transformer.");
        }
        return StateDict.of(arrays);
    }

    private static String published(String name) {
        Matcher transformer = TRANSFORMER.matcher(name);
        if (!transformer.matches()) {
            return name;
        }
        return Transfer.SWIN_ENCODER + transformer.group(1).replaceFirst("^(layers[1-4]\\.0\\.)0\\.", "$1")
                .replace(".mlp.fc1.", ".mlp.linear1.").replace(".mlp.fc2.", ".mlp.linear2.");
    }
}
