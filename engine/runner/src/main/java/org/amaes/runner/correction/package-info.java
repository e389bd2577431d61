/** Corrected segmentations on their way back into training. */
package org.amaes.runner.correction;
