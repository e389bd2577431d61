/** The run folder: what the engine and the window share about a training, and nothing else (DESIGN section 3). */
package org.amaes.core.run;
