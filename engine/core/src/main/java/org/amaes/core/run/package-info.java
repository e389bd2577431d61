/** The run folder: what the workbench and the engine must both remember, as files (DESIGN section 3). */
package org.amaes.core.run;
