/** Trainings as processes of their own, which go on without the window. */
package org.amaes.app.train.process;
