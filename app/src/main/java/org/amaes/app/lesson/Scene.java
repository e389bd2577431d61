package org.amaes.app.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A patch of a generated head and what is done to it, made when it is looked at.
 *
 * @param stages what is shown, from left to right
 * @param augmentations what happens for certain, by the names of pipeline files such as "bias-field"
 * @param ratio the share (0 to 1) of tokens that are hidden
 * @param token the side of a token in voxels
 * @param seed from which everything drawn by chance follows
 */
public record Scene(List<Stage> stages, List<String> augmentations, double ratio, int token, long seed) {

    /** A picture of the patch. */
    public enum Stage {
        @JsonProperty("clean") CLEAN("The scan"),
        @JsonProperty("target") TARGET("What the network must draw"),
        @JsonProperty("augmented") AUGMENTED("Damaged"),
        @JsonProperty("masked") MASKED("What the network sees");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        /** Its name for people. */
        public String words() {
            return words;
        }
    }

    public Scene {
        Lesson.require(stages != null && !stages.isEmpty(), "a scene needs \"stages\"");
        stages = List.copyOf(stages);
        augmentations = augmentations == null ? List.of() : List.copyOf(augmentations);
        Lesson.require(ratio >= 0 && ratio < 1, "a scene's \"ratio\" lies in 0 to 1");
        Lesson.require(ratio == 0 || token > 0, "a scene that hides something needs a \"token\" above 0");
    }
}
