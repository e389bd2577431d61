/** Train: start trainings, watch them, pause, stop and go on with them. */
package org.amaes.app.train;
