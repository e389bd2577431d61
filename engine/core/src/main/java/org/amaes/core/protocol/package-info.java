/** The paper's protocol: segmentation tasks, their splits, the check for leakage, and the results to compare with (SPEC sections 4 and 14). */
package org.amaes.core.protocol;
