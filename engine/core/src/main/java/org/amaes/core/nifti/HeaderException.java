package org.amaes.core.nifti;

import java.nio.file.Path;

import org.amaes.core.WorkbenchException;

/** Carries a {@link HeaderProblem} from where it is found to where the file's name is known. */
final class HeaderException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient HeaderProblem problem;

    HeaderException(HeaderProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    HeaderProblem problem() {
        return problem;
    }

    WorkbenchException about(Path file) {
        return new WorkbenchException(problem.sentence(file), file, this);
    }
}
