package org.amaes.dl4j;

import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** The layers without parameters. */
final class Simple {

    private Simple() {
    }

    /** A leaky rectifier. */
    static Operation leakyRelu(double slope) {
        return (input, tape) -> {
            Feature output = Feature.empty(input.array().shape());
            Nd4j.exec(DynamicCustomOp.builder("lrelu").addInputs(input.array()).addOutputs(output.array())
                    .addFloatingPointArguments(slope).build());
            if (tape.isRecording()) {
                Feature saved = input.share();
                tape.add(gradient -> {
                    try (gradient; saved) {
                        Feature byInput = Feature.empty(saved.array().shape());
                        Nd4j.exec(DynamicCustomOp.builder("lrelu_bp").addInputs(saved.array(), gradient.array()).addOutputs(byInput.array())
                                .addFloatingPointArguments(slope).build());
                        return byInput;
                    }
                });
            }
            return output;
        };
    }

    /** The largest of each cube of voxels. */
    static Operation maxPool(int size) {
        int[] geometry = {size, size, size, size, size, size, 0, 0, 0, 1, 1, 1, 0, 0, 0};
        return (input, tape) -> {
            Feature output = Feature.empty(input.size(0), input.size(1), input.size(2) / size, input.size(3) / size, input.size(4) / size);
            Nd4j.exec(DynamicCustomOp.builder("maxpool3dnew").addInputs(input.array()).addOutputs(output.array())
                    .addIntegerArguments(geometry).build());
            if (Float.isNaN(input.array().sumNumber().floatValue())) {
                output.array().assign(Float.NaN); // ND4J's maximum passes over what is no number, and a diverged training would not be seen
            }
            if (tape.isRecording()) {
                Feature saved = input.share();
                tape.add(gradient -> {
                    try (gradient; saved) {
                        Feature byInput = Feature.empty(saved.array().shape());
                        Nd4j.exec(DynamicCustomOp.builder("maxpool3dnew_bp").addInputs(saved.array(), gradient.array())
                                .addOutputs(byInput.array()).addIntegerArguments(geometry).build());
                        return byInput;
                    }
                });
            }
            return output;
        };
    }
}
