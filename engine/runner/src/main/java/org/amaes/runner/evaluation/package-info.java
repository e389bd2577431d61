/** Segmentations in folders compared with the truth (SPEC section 10). */
package org.amaes.runner.evaluation;
