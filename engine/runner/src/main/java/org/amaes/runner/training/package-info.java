/** The training loop: a recipe and a run folder in, checkpoints and events out (DESIGN sections 3 and 5). */
package org.amaes.runner.training;
