package org.amaes.core.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.amaes.core.recipe.LabelClass;

/** What a successful request answers. */
public sealed interface Answer {

    /**
     * Who is there.
     *
     * @param protocol the protocol spoken from now on
     * @param workbench the program's version
     * @param engine name and version of the tensor library
     * @param devices the devices that it can compute on, "cpu" first
     * @param process the service's process id
     */
    record Greeting(int protocol, String workbench, String engine, List<String> devices, long process) implements Answer {

        public Greeting {
            devices = List.copyOf(devices);
        }
    }

    /** Alive; also the answer to a cancel. */
    record Pong() implements Answer {
    }

    /**
     * A checkpoint is ready.
     *
     * @param file the weights' file
     * @param network the network's name for people
     * @param parameters how many numbers it has learned
     * @param patch the patch it was trained on, such as "128x128x128"
     * @param classes the classes it tells apart, background first; empty for a reconstruction
     * @param step updates it was trained for; 0 if the file does not say
     * @param notes what reading it was worth telling
     */
    record Loaded(Path file, String network, long parameters, String patch, List<LabelClass> classes, long step, List<String> notes)
            implements Answer {

        public Loaded {
            classes = List.copyOf(classes);
            notes = List.copyOf(notes);
        }
    }

    /**
     * A patch was redrawn.
     *
     * @param masked what the network saw
     * @param reconstruction what it made of it
     * @param error reconstruction minus target
     * @param mse the mean squared error over the patch; null if it is no finite number
     * @param psnrDb the peak signal-to-noise ratio for a peak of 1; null if it is no finite number
     * @param milliseconds how long each part took: "load", "read", "network", "write"
     */
    record Reconstructed(Path masked, Path reconstruction, Path error, Double mse, Double psnrDb, Map<String, Double> milliseconds)
            implements Answer {

        public Reconstructed {
            milliseconds = Map.copyOf(milliseconds);
        }
    }

    /**
     * A scan was segmented.
     *
     * @param mask the label file, on the scan's own grid
     * @param probabilities a file for each class but the background, in the order of the classes; empty if not asked for
     * @param classes what the network tells apart, background first
     * @param millilitres the volume of each class but the background, by its name
     * @param milliseconds how long each part took: "load", "network", "write"
     */
    record Predicted(Path mask, List<Path> probabilities, List<LabelClass> classes, Map<String, Double> millilitres, Map<String, Double> milliseconds)
            implements Answer {

        public Predicted {
            probabilities = List.copyOf(probabilities);
            classes = List.copyOf(classes);
            millilitres = Map.copyOf(millilitres);
            milliseconds = Map.copyOf(milliseconds);
        }
    }
}
